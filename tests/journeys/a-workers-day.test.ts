import { beforeAll, expect, test } from 'vitest'
import { aCheckin } from '../../src/capabilities/checkins/factory.ts'
import { aPlannedTalk } from '../../src/capabilities/support/factory.ts'
import { liveIn } from '../kit/livedIn.ts'
import { aSupportedPerson } from '../kit/supporting.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'
import { Visitor } from '../kit/visitor.ts'
import { TODAY } from '../kit/world.ts'

/** What the worker has written down when the tab closes. */
const HALF_WRITTEN = 'Her allotment, and the talk over the fence.'
/** Why three people go to a colleague. */
const BECAUSE = 'I work three days from now on, and wish you well.'

// A Thursday of a link worker, from home to home. The tests of this file follow each other.
tellIn(EACH_WAY, (place) => {
  let ivyId: string
  beforeAll(async () => {
    await liveIn(place.world)
    ivyId = await theirPeople(place)
  })

  const worker = () => place.somebody(place.world.members['link worker'])
  const colleague = () => place.world.members['health coach'].name

  test('a worker opens home, rings down the call list, and says with one press what came of each call', async () => {
    const they = await worker()
    await they.open('/ashcombe/today')
    await they.sees('Ivy Marsh')
    await they.follow('Call list')

    they.beginsToCount()
    await they.follow('Walt Green')
    await they.sees('They said')
    await they.press('No answer')
    // One press to open, and one to say it.
    expect(they.effort).toEqual({ presses: 2, letters: 0 })
    await they.sees('Tried once')
    expect(await namesOnTheList(they)).toEqual(['Ivy Marsh', 'Nan Price', 'Walt Green'])

    await they.follow('Nan Price')
    await they.press('Wrong number')
    await they.sees('Numbers that are not theirs')
    expect(await namesOnTheList(they)).toEqual(['Ivy Marsh', 'Walt Green'])
    await they.leave()
  })

  test('they see what came back, and once seen it waits no longer', async () => {
    const they = await worker()
    await they.open('/ashcombe/today')
    await they.sees('Answered a check-in. Wednesday 2 December')
    await they.press(/^Seen/)
    expect(they.path()).toBe('/ashcombe/today')
    await they.seesNot(/Answered a check-in/)
    await they.leave()
  })

  test('the day prints, with room to write and without the rest of the page', async () => {
    const they = await worker()
    await they.open('/ashcombe/today')
    await they.follow('Print the day')
    await they.sees('11.15am: Ivy M.')
    await they.seesNot('Ivy Marsh')
    await they.page.emulateMedia({ media: 'print' })
    await they.seesNot('Caseload')
    await they.seesNot(/Print this page/)
    await they.sees('11.15am: Ivy M.')
    expect((await they.page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(5_000)
    await they.leave()
  })

  test('what they write of a conversation survives the closing of the tab, and is saved when it is whole', async () => {
    const they = await worker()
    await they.open(`/ashcombe/people/${ivyId}`)
    await they.follow('Record a conversation')
    await they.write('What matters', HALF_WRITTEN)
    if (place.way.hasScript) await thenThePageSaysThatItIsKept(they)
    else await they.press('Keep it for later')
    const tabs = they.page.context()
    await they.page.close()

    const later = new Visitor(await tabs.newPage(), place.way)
    await later.open('/ashcombe/today')
    await later.sees('Conversations you began to write down')
    await later.follow(/^Ivy Marsh.*Conversations you began/)
    expect(await later.page.getByLabel('What matters').inputValue()).toBe(HALF_WRITTEN)
    await later.sees(/It was kept for you alone/)
    await later.choose('By phone')
    await later.press('Save the conversation')
    await later.sees('The conversation is saved')
    await later.sees(HALF_WRITTEN)
    await later.open('/ashcombe/support/drafts')
    await later.sees('Every conversation you began to write down is saved.')
    await later.leave()
  })

  test('their calendar asks for their talks without signing in, until they stop it', async () => {
    const they = await worker()
    await they.open('/ashcombe/today')
    await they.follow('Talks in your calendar')
    await they.choose('Initials')
    await they.press('Make an address')
    await they.sees(/It is shown once/)
    const address = (await they.page.getByRole('main').locator('code').textContent()) ?? ''
    const calendar = await fetch(address)
    expect([calendar.status, calendar.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    const text = await calendar.text()
    expect(text).toContain('SUMMARY:A talk with W. G.')
    expect(text).not.toContain('Walt')

    await they.press('Stop it')
    await they.sees('The address no longer works')
    expect((await fetch(address)).status).toBe(404)
    await they.leave()
  })

  test('they give three people to a colleague after seeing what would happen, and take it back', async () => {
    const they = await worker()
    await they.open('/ashcombe/support')
    await they.follow('Give several people to colleagues')
    for (const name of ['Ivy Marsh', 'Nan Price', 'Walt Green']) await they.tick(new RegExp(`^${name}`))
    await they.choose('Those I tick above')
    await they.tick(colleague())
    await they.write('Why, in a line', BECAUSE)
    await they.press('See what would happen')
    await they.sees(`3 to ${colleague()}`)
    expect(await whoLeadsIvy(place, ivyId)).toBe(place.world.members['link worker'].name)

    await they.press('Give 3 people to colleagues')
    await they.sees('3 people were given to colleagues')
    expect(await whoLeadsIvy(place, ivyId)).toBe(colleague())
    await they.press('Undo all of it')
    await they.sees('3 people were taken back')
    expect(await whoLeadsIvy(place, ivyId)).toBe(place.world.members['link worker'].name)
    await they.leave()
  })

  test('they cover for a colleague who is away, find their talks on home, and the person reads who is there', async () => {
    const they = await worker()
    await they.open('/ashcombe/today')
    await they.follow('Cover while somebody is away')
    await they.follow('Arrange cover')
    await they.pick('Who is away?', colleague())
    await they.pick(/^Who is there for their people/, place.world.members['link worker'].name)
    await they.enterDay('From', TODAY)
    await they.enterDay('Until and including', '2026-12-09')
    await they.press('Arrange it')
    await they.sees('It is arranged')
    await they.open('/ashcombe/today')
    await they.sees(`Today. You cover for ${colleague()}`)
    await they.leave()

    const rosa = await place.somebody(place.world.members.person)
    await rosa.open('/ashcombe/my-support')
    await rosa.sees(`${colleague()} is away until Wednesday 9 December. ${place.world.members['link worker'].name} is there for you until then.`)
    await rosa.leave()
  })
})

/** Ivy, to be rung at 11.15 today; Walt, to be rung yesterday; and Nan, who answered a check-in and was not heard from since October. */
async function theirPeople({ world }: Place): Promise<string> {
  const { membershipId: ledBy, name: ledByName } = world.members['link worker']
  const led = { ledBy, ledByName, state: 'link work' as const }
  const ivy = await aSupportedPerson(world, { name: 'Ivy Marsh' }, { ...led, nextTalkOn: TODAY })
  const walt = await aSupportedPerson(world, { name: 'Walt Green' }, { ...led, nextTalkOn: '2026-12-02' })
  const nan = await aSupportedPerson(world, { name: 'Nan Price' }, { ...led, begunOn: '2026-09-01', lastTalkOn: '2026-10-01' })
  const { partnershipId, personId, teamId, id: supportId } = nan.support
  const answers = { life_satisfaction: 6 }
  await world.sow({
    plannedTalk: [
      aPlannedTalk(ivy.support, { plannedOn: TODAY, beginsAt: '11:15', mode: 'phone' }),
      aPlannedTalk(walt.support, { plannedOn: '2026-12-02', mode: 'phone' }),
    ],
    checkin: [aCheckin({ partnershipId, personId, teamId, supportId, answers, answeredOn: '2026-12-02', how: 'by link' })],
  })
  return ivy.person.id
}

const namesOnTheList = (they: Visitor) => they.page.getByRole('main').getByRole('listitem').getByRole('heading').getByRole('link').allTextContents()

const thenThePageSaysThatItIsKept = (they: Visitor) =>
  they.page
    .getByRole('status')
    .filter({ hasText: /^Saved/ })
    .waitFor()

async function whoLeadsIvy({ world }: Place, ivyId: string): Promise<string> {
  const { rows } = await world.database.pool.query<{ led_by_name: string }>('select led_by_name from support where person_id = $1', [ivyId])
  return rows[0]?.led_by_name ?? ''
}
