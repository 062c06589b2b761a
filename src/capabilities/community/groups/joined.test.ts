import { beforeAll, beforeEach, expect, test } from 'vitest'
import { somebodyComesAgain } from '../../../../tests/kit/comingAgain.ts'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import { addDays, type Day } from '../../../platform/clock.ts'
import { narrowed } from '../../../platform/database/narrowed.ts'
import { counts } from '../counts.ts'
import { aGroup, aMember, anEntry, anIntroduction } from '../factory.ts'
import { introductionsNeedMe } from '../introductions/home.ts'

let world: World
let ivy: Awaited<ReturnType<typeof ivyStandsTwice>>
beforeAll(async () => {
  world = await aWorld()
})
beforeEach(async () => {
  ivy = await ivyStandsTwice()
})

/** Somebody stands on a register under two names, was introduced as each, and the two are joined. */
async function ivyStandsTwice() {
  const { partnershipId, north, members } = world
  const made = await somebodyComesAgain(world)
  const { known, again, support } = made
  const group = aGroup({ partnershipId })
  const entry = anEntry({ partnershipId, groupId: group.id, name: 'River walkers' })
  const of = { partnershipId, teamId: north.id, groupId: group.id }
  const aside = aMember({ ...of, calledName: 'Ivy', personId: known.id })
  const kept = aMember({ ...of, calledName: 'Ivey', personId: again.id })
  const to = { ...of, supportId: support.id, entryId: entry.id, entryName: entry.name, byMembership: members['health coach'].membershipId }
  const introduction = anIntroduction({ ...to, personId: known.id, memberId: aside.id, introducedOn: '2026-10-01' })
  await world.sow({ communityGroup: [group], entry: [entry], groupMember: [aside, kept], introduction: [introduction] })
  await world.database.pool.query('update membership set group_ids = group_ids || $1::uuid where id = $2', [group.id, members['group leader'].membershipId])
  expect((await made.join()).headers.get('location')).toBe(`/ashcombe/people/${again.id}`)
  const keep = async (on: Day, came: readonly { id: string }[]) => {
    const [year, month, day] = on.split('-')
    const path = `/ashcombe/groups/${group.id}/register?on-day=${day}&on-month=${month}&on-year=${year}`
    expect((await world.ask(path, { as: members['group leader'], form: { version: '0', came: came.map(({ id }) => id) } })).status).toBe(303)
  }
  return { ...made, group, aside, kept, introduction, keep }
}

const page = async (path: string) => (await world.ask(path, { as: world.members['health coach'] })).text()
const stateOf = async () => (await ivy.ask('select state, regular_on::text from introduction where id = $1', ivy.introduction.id))[0]
const askedAbout = async () => JSON.stringify(await world.acting(world.members['health coach'], introductionsNeedMe))

test('whichever of their two names is ticked, the one kept came, and what they were introduced to moves', async () => {
  const { again, aside, kept, introduction, keep, whose } = ivy
  await keep('2026-11-12', [aside])
  expect(await whose('attendance', 'member_id', aside.id)).toEqual([again.id])
  expect(await stateOf()).toMatchObject({ state: 'came once' })
  await keep('2026-11-19', [kept])
  // Both names on one day are one time.
  await keep('2026-11-26', [aside, kept])
  expect(await stateOf()).toEqual({ state: 'comes regularly', regular_on: '2026-11-26' })
  const [told, story] = [await page(`/ashcombe/introductions/${introduction.id}`), await page(`/ashcombe/people/${again.id}`)]
  for (const day of ['12 November', '19 November', '26 November']) expect(told).toContain(day)
  expect(story).toContain('Came to River walkers')
})

test('who came lately under their other name is not asked about', async () => {
  const { aside, kept, keep } = ivy
  await keep(addDays(TODAY, -60), [aside])
  expect(await askedAbout()).toContain('River walkers')
  await keep(addDays(TODAY, -7), [kept])
  expect(await askedAbout()).not.toContain('River walkers')
})

test('taken apart again, what was ticked under the one name goes back to whose it is', async () => {
  const { known, again, aside, kept, keep, whose, takeApart } = ivy
  await keep('2026-11-12', [aside])
  await keep('2026-11-19', [kept])
  expect((await takeApart(again.id)).status).toBe(303)
  expect(await whose('attendance', 'member_id', aside.id)).toEqual([known.id])
  expect(await whose('attendance', 'member_id', kept.id)).toEqual([again.id])
})

test('they are counted once in the group, whichever name they came under', async () => {
  const { partnershipId, database } = world
  const counted = async (wanted: string) => {
    const { count } = counts.find(({ key }) => key === wanted)!
    return narrowed(database.pool, { partnershipId }, (tx) => count(tx, partnershipId, TODAY), 'livewell_counting')
  }
  const people = async () => ((await counted('people who came')) as { value: number }).value
  const newcomers = async () => ((await counted('new people who came back')) as unknown as { steps: { count: number }[] }).steps.map(({ count }) => count)
  const before = await people()
  const [first, again] = (await newcomers()) as [number, number]
  await ivy.keep('2026-11-12', [ivy.aside])
  expect(await people()).toBe(before + 1)
  expect((await newcomers()).slice(0, 2)).toEqual([first + 1, again])
  await ivy.keep('2026-11-19', [ivy.kept])
  expect(await people()).toBe(before + 1)
  expect((await newcomers()).slice(0, 2)).toEqual([first + 1, again + 1])
})
