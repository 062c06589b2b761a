import { beforeAll, expect, test } from 'vitest'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'
import { NOW } from '../kit/world.ts'

// A leader and a month of Thursdays: who came is ticked on the day, and the group's figures follow by themselves. The tests of this
// file follow each other.

interface Thursday {
  on: string
  ticked: string[]
  added?: string
  others: number
}

const THURSDAYS: Thursday[] = [
  { on: '2026-12-03', ticked: ['Rosa', 'Jo'], added: 'Winston', others: 2 },
  { on: '2026-12-10', ticked: ['Rosa', 'Winston'], added: 'Ada', others: 1 },
  { on: '2026-12-17', ticked: ['Winston', 'Ada'], others: 0 },
  { on: '2026-12-31', ticked: ['Rosa', 'Winston', 'Ada'], others: 0 },
]
const came = ({ ticked, added, others }: Thursday) => ticked.length + (added ? 1 : 0) + others

tellIn(EACH_WAY, (place) => {
  let group = ''
  const before: Record<string, number> = {}
  beforeAll(async () => {
    group = `/ashcombe/groups/${(await liveIn(place.world)).walkers.id}`
  })
  const leader = () => place.somebody(place.world.members['group leader'])

  test('before it, the figures are those of the weeks before', async () => {
    const visitor = await leader()
    await visitor.open(group)
    Object.assign(before, await figures(visitor))
    expect(before['Meet-ups']).toBeGreaterThan(0)
  })

  test.each(THURSDAYS)('on $on the register is kept in the minute there is', async (thursday) => {
    Object.assign(place.world.house, { clock: () => new Date(`${thursday.on}T11:00:00Z`) })
    const visitor = await leader()
    await visitor.open(group)
    visitor.beginsToCount()
    await visitor.follow('Keep today’s register')
    for (const name of thursday.ticked) await visitor.tick(new RegExp(`^${name}`))
    if (thursday.added) await visitor.write('New person 1', thursday.added)
    await visitor.write('How many others came?', String(thursday.others))
    await visitor.press('Keep register')
    expect(visitor.secondsOfWork()).toBeLessThan(60)
    await visitor.sees('The register is kept')
    await visitor.sees(`${came(thursday)} people came. Kept by`)
  })

  test('after it, each figure has grown by what was ticked, and says what it means', async () => {
    const visitor = await leader()
    await visitor.open(group)
    const after = await figures(visitor)
    const grown = Object.fromEntries(Object.entries(after).map(([name, number]) => [name, number - (before[name] ?? 0)]))
    expect(grown).toMatchObject({
      'Meet-ups': THURSDAYS.length,
      Attendances: THURSDAYS.reduce((sum, each) => sum + came(each), 0),
      'Different people': 2,
      'New people': 2,
    })
    expect(after['People at a meet-up']).toBeCloseTo((after['Attendances'] ?? 0) / (after['Meet-ups'] ?? 1), 0)
    await visitor.sees('Everybody who came, each time they came: the ticked and the others.')
  })

  test('who used to come and has been missing shows to those who lead, and to nobody else', async () => {
    const visitor = await leader()
    await visitor.open(group)
    await visitor.sees('Last here Thursday 3 December')
    const worker = await place.somebody(place.world.members['link worker'])
    await worker.open(group)
    const { 'New people': _, ...forBoth } = await figures(visitor)
    expect(await figures(worker)).toEqual(forBoth)
    await worker.seesNot('Winston')
    await worker.seesNot('Quiet lately')
    Object.assign(place.world.house, { clock: () => NOW })
  })
})

/** The figures of a group's page, by their names. */
const figures = async (visitor: Visitor): Promise<Record<string, number>> =>
  Object.fromEntries(
    await visitor.page
      .locator('.lw-figure')
      .evaluateAll((all) =>
        all.map((each) => [each.querySelector('.lw-figure__name')?.textContent ?? '', Number(each.querySelector('.lw-figure__number')?.textContent)]),
      ),
  )
