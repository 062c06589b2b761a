import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aSupportedPerson, dayParts, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, HATS, TODAY, type World } from '../../../../tests/kit/world.ts'
import { addDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { aMembership } from '../../partnerships/factory.ts'
import { aReferral } from '../../referrals/factory.ts'
import { aSupport } from '../../support/factory.ts'
import { anEntry } from '../factory.ts'
import { introductionsNeedMe } from './home.ts'

let world: World
let lives: Awaited<ReturnType<typeof aSupportedPerson>>
beforeAll(async () => {
  world = await aWorld()
})
beforeEach(async () => {
  lives = await aSupportedPerson(world)
})
const { rowOf, page } = lookingInto(() => world)
const worker = () => world.members['link worker']
const found = async () => (await rowOf('select * from introduction where person_id = $1', lives.person.id))[0]
const askedAbout = async () => JSON.stringify((await world.acting(worker(), introductionsNeedMe))[0]?.items ?? [])

const elsewhere = async (given: Record<string, string> = {}, as = worker()) =>
  world.ask(`/ashcombe/people/${lives.person.id}/introduce/elsewhere`, {
    as,
    form: { id: newId(), toWhat: 'course', name: 'Maths for everyone', how: 'introduced', agreed: 'yes', ...dayParts('on', '2026-12-01'), ...given },
  })

test('somebody is introduced to a course outside the directory, and it is kept until they have been', async () => {
  const form = { id: newId(), ...dayParts('on', '2026-11-01') }
  for (let sent = 0; sent < 2; sent++) expect((await elsewhere(form)).status).toBe(303)
  expect(await found()).toMatchObject({ state: 'introduced', to_what: 'course', entry_id: null, entry_name: 'Maths for everyone', told_on: null })
  expect(await askedAbout()).toContain('Maths for everyone')
  const { id } = await found()
  const came = { version: '1', state: 'came once', said: 'I liked the tea', ...dayParts('firstCameOn', '2026-11-05') }
  expect((await world.ask(`/ashcombe/introductions/${id}/what-came-of-it`, { as: worker(), form: came })).status).toBe(303)
  // Long ago, and once was what it was for.
  await world.database.pool.query(`update introduction set state_since = '2026-09-20' where id = $1`, [id])
  expect(await askedAbout()).not.toContain('Maths for everyone')
  expect((await page(`/ashcombe/introductions/${id}`, worker())).html).toContain('A course')
})

test('a volunteer of ours is chosen by name, and one of another scheme is written', async () => {
  const { membershipId, name } = world.members.volunteer
  expect((await page(`/ashcombe/people/${lives.person.id}/introduce/elsewhere`, worker())).html).toContain(name)
  expect((await elsewhere({ toWhat: 'volunteer', name: '', volunteer: membershipId })).status).toBe(303)
  expect(await found()).toMatchObject({ to_what: 'volunteer', volunteer_id: membershipId, entry_name: name })
  expect((await elsewhere({ toWhat: 'volunteer', name: '', volunteer: membershipId })).status).toBe(422)
  expect((await elsewhere({ toWhat: 'volunteer', name: 'Age Well befrienders' })).status).toBe(303)
  expect((await rowOf('select entry_name from introduction where person_id = $1', lives.person.id)).length).toBe(2)
  // The volunteer hears of it from the worker: the story of a person is not theirs to read.
  expect(await world.asViewer(world.members.volunteer, (tx) => tx.selectFrom('introduction').select('id').execute())).toEqual([])
})

test('where there are very many volunteers, the list says so, and any other is found by their name', async () => {
  const { partnershipId } = world
  const many = Array.from({ length: 101 }, (_, i) => aMembership({ partnershipId, hats: ['volunteer'], name: `Zed Z${String(i).padStart(3, '0')}` }))
  const twins = [1, 2].map(() => aMembership({ partnershipId, hats: ['volunteer'], name: 'Zoe Twin' }))
  await world.sow({ membership: [...many, ...twins] })
  const { html } = await page(`/ashcombe/people/${lives.person.id}/introduce/elsewhere`, worker())
  expect(html).toContain('The first 100 by name')
  expect(html).toContain('Zed Z098')
  expect(html).not.toContain('Zed Z099')
  expect((await elsewhere({ toWhat: 'volunteer', name: 'zed z100' })).status).toBe(303)
  expect(await found()).toMatchObject({ volunteer_id: many[100]?.id, entry_name: 'Zed Z100' })
  // Of two who are called the same, nobody is guessed.
  expect((await elsewhere({ toWhat: 'volunteer', name: 'Zoe Twin' })).status).toBe(303)
  expect(await rowOf('select volunteer_id from introduction where person_id = $1 and entry_name = $2', lives.person.id, 'Zoe Twin')).toEqual([
    { volunteer_id: null },
  ])
})

test.each([
  ['nothing by name', { name: '' }],
  ['an introduction they did not agree to', { agreed: '' }],
  ['somebody who is no volunteer', { toWhat: 'volunteer', name: '', volunteer: newId() }],
  ['a course and a volunteer at once', { volunteer: 'theirs' }],
  ['a name beside a volunteer who was chosen', { toWhat: 'volunteer', volunteer: 'theirs' }],
  ['no kind', { toWhat: 'group' }],
  ['a day to ask that an introduction does not need', dayParts('askOn', addDays(TODAY, 7))],
])('%s is put right first, and nothing typed is lost', async (_, given: Record<string, string>) => {
  const said = 'volunteer' in given && given['volunteer'] === 'theirs' ? { ...given, volunteer: world.members.volunteer.membershipId } : given
  const answer = await elsewhere({ name: 'Chess at the library', ...said })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('2026')
  expect(await found()).toBeUndefined()
})

test('who was only told is not asked again, unless they would like that, and on that day', async () => {
  expect((await elsewhere({ how: 'told', toWhat: 'service', name: 'Debt line', agreed: '' })).status).toBe(303)
  expect(await found()).toMatchObject({ state: 'told', told_on: '2026-12-01', ask_on: null, introduced_on: null })
  await world.database.pool.query(`update introduction set state_since = '2026-09-20' where person_id = $1`, [lives.person.id])
  expect(await askedAbout()).not.toContain('Debt line')
  const { id } = await found()
  const ask = (day: string) => world.database.pool.query('update introduction set ask_on = $2 where id = $1', [id, day])
  await ask(addDays(TODAY, 1))
  expect(await askedAbout()).not.toContain('Debt line')
  await ask(TODAY)
  expect(await askedAbout()).toContain('Debt line')

  const say = (given: Record<string, string>) =>
    world.ask(`/ashcombe/introductions/${id}/what-came-of-it`, { as: worker(), form: { version: '1', said: '', state: 'told', ...given } })
  expect((await say({ state: 'came once' })).status).toBe(422)
  expect((await say(dayParts('askOn', addDays(TODAY, 14)))).status).toBe(303)
  expect(await found()).toMatchObject({ state: 'told', ask_on: addDays(TODAY, 14) })
  expect(await askedAbout()).not.toContain('Debt line')
})

test('who was told long ago, and would like to be asked in spring, is asked in spring', async () => {
  const given = { how: 'told', toWhat: 'service', name: 'Allotment list', agreed: '', ...dayParts('on', addDays(TODAY, -300)) }
  expect((await elsewhere({ ...given, ...dayParts('askOn', addDays(TODAY, 120)) })).status).toBe(303)
  const { id } = await found()
  // A few words in between leave the day as it is: the form shows it.
  const say = `/ashcombe/introductions/${id}/what-came-of-it`
  const shown = await (await world.ask(say, { as: worker() })).text()
  const offered = Object.fromEntries(
    ['day', 'month', 'year'].map((part) => [`askOn-${part}`, new RegExp(`name="askOn-${part}"[^>]*value="(\\d+)"`).exec(shown)?.[1] ?? '']),
  )
  expect((await world.ask(say, { as: worker(), form: { version: '1', state: 'told', said: 'Once the frost is over', ...offered } })).status).toBe(303)
  expect(await found()).toMatchObject({ said: 'Once the frost is over', ask_on: addDays(TODAY, 120) })

  const ask = (day: string) => world.database.pool.query('update introduction set ask_on = $2 where id = $1', [id, day])
  await ask(addDays(TODAY, -1))
  expect(await askedAbout()).toContain('Allotment list')
  expect(await (await world.ask(say, { as: worker() })).text()).not.toMatch(/name="askOn-day"[^>]*value="\d/)
  await ask(addDays(TODAY, -200))
  expect(await askedAbout()).not.toContain('Allotment list')
})

test('something of the directory is told of, and they are introduced to it after all', async () => {
  const group = { partnershipId: world.partnershipId, id: newId(), name: 'River walkers' }
  const walk = anEntry({ partnershipId: world.partnershipId, groupId: group.id, name: 'River walkers' })
  await world.sow({ communityGroup: [group], entry: [walk] })
  const form = { id: newId(), ...dayParts('toldOn', '2026-11-30') }
  const told = `/ashcombe/people/${lives.person.id}/tell-of/${walk.id}`
  for (let sent = 0; sent < 2; sent++) expect((await world.ask(told, { as: worker(), form })).status).toBe(303)
  const again = await world.ask(told, { as: worker(), form: { ...form, id: newId() } })
  expect(again.status).toBe(422)
  const afterAll = `/ashcombe/introductions/${form.id}/introduce`
  const html = await again.text()
  for (const words of ['They were told about this already', `href="${afterAll}">Introduce them after all`]) expect(html).toContain(words)
  expect(html).not.toContain('They have been introduced')
  // Chosen from the directory again, it goes on from there.
  expect((await world.ask(`/ashcombe/people/${lives.person.id}/introduce/${walk.id}`, { as: worker() })).headers.get('location')).toBe(afterAll)
  // A leaflet puts nobody on a register.
  expect(await rowOf('select id from group_member where person_id = $1', lives.person.id)).toEqual([])
  const introduced = { version: '1', calledName: 'Ivy', agreed: 'yes', ...dayParts('introducedOn', '2026-12-02') }
  expect((await world.ask(afterAll, { as: worker(), form: introduced })).status).toBe(303)
  expect(await found()).toMatchObject({ state: 'introduced', told_on: '2026-11-30', introduced_on: '2026-12-02', member_id: expect.any(String) })
})

test('a course and a volunteer of one name are two, and an introduction that is open is said to be one', async () => {
  expect((await elsewhere({ name: 'Rivers' })).status).toBe(303)
  expect((await elsewhere({ name: 'Rivers', toWhat: 'volunteer' })).status).toBe(303)
  const answer = await elsewhere({ name: 'Rivers' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const words of ['They have been introduced to this already', 'See what came of it']) expect(html).toContain(words)
  expect((await rowOf('select id from introduction where person_id = $1', lives.person.id)).length).toBe(2)
})

test('the person reads what they were told of, their team does, and nobody else, and it is there', async () => {
  const { rosa } = world
  const given = { id: newId(), toWhat: 'service', name: 'Energy advice', how: 'told', ...dayParts('on', '2026-12-01') }
  const path = `/ashcombe/people/${rosa.id}/introduce/elsewhere`
  // Without support there is nothing an introduction could belong to.
  expect((await world.ask(path, { as: worker(), form: given })).status).toBe(404)
  const { partnershipId, north, members } = world
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
  await world.sow({
    referral: [referral],
    support: [aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: north.id, ledBy: members['health coach'].membershipId })],
  })
  expect((await world.ask(path, { as: worker(), form: given })).status).toBe(303)
  expect((await page('/ashcombe/my-support', world.members.person)).html).toContain('told you about Energy advice')
  const reads = (tx: Parameters<Parameters<World['asViewer']>[1]>[0]) => tx.selectFrom('introduction').select('entryName').where('id', '=', given.id).execute()
  for (const hat of HATS) {
    const isTheirs = ['person', 'health coach', 'link worker'].includes(hat)
    const seen = await world.asViewer(world.members[hat], reads).catch(() => [])
    expect(seen, hat).toEqual(isTheirs ? [{ entryName: 'Energy advice' }] : [])
    if (hat === 'health coach' || hat === 'link worker') continue
    expect([403, 404], hat).toContain((await world.ask(path, { as: world.members[hat] })).status)
  }
  expect(await world.asViewer(world.coachElsewhere, reads)).toEqual([])
  expect((await elsewhere({}, world.coachElsewhere)).status).toBe(404)
})
