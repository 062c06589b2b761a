import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { newId } from '../../platform/ids.ts'
import { anEntry, anEntryPlace, aPlace, aTaxonomy, aTerm } from './factory.ts'

let world: World
const ASHCOMBE = { latitude: 52.9, longitude: -1.05 }
const called = (name: string, more: object = {}) => anEntry({ partnershipId: world.partnershipId, name, isFree: false, ...more })
const walk = newId()

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId } = world
  const orchestra = called('Zither orchestra', { summary: 'Plucking together.' })
  const millWalk = called('Mill walk', {
    id: walk,
    summary: 'A gentle walk along the river.',
    isFree: true,
    whoSuits: 'Anybody who <likes> ducks & "quiet"',
  })
  const ramblers = called('Far ramblers', { summary: 'A long walk over hills.' })
  const at = (entry: typeof ramblers, latitude: number) => anEntryPlace(entry, { latitude, longitude: -1.05 })
  await world.sow({
    place: [
      aPlace({ partnershipId, ...ASHCOMBE }),
      aPlace({ partnershipId, name: 'AS1 2AB', latitude: 52.95, longitude: -1.05 }),
      aPlace({ partnershipId, name: 'St Mary’s Mead', ...ASHCOMBE }),
    ],
    entry: [orchestra, millWalk, ramblers, called('Advice line', { kind: 'service', summary: 'Advice by phone.', isFree: true })],
    entryPlace: [at(orchestra, 52.905), at(millWalk, 52.95), at(ramblers, 53.2)],
  })
})

const entriesCalled = async (name: string) =>
  (
    await world.database.pool.query(
      `select e.*, p.latitude, p.postcode from entry e left join entry_place p on p.partnership_id = e.partnership_id and p.entry_id = e.id
       where e.name = $1`,
      [name],
    )
  ).rows

test('a page of an entry is there for anybody, in its own words, and escapes what was typed', async () => {
  const answer = await world.ask(`/ashcombe/community/${walk}?near=Ashcombe`)
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(html).toContain('Anybody who &lt;likes&gt; ducks &amp; &quot;quiet&quot;')
  expect(html).toContain('about 3 miles away, from Ashcombe')
  expect(html).toContain('Last checked')
  expect(html).not.toContain('Still right')
})

test.each(['not-an-id', '00000000-0000-7000-8000-000000000000', '%00'])('an entry %s is not found', async (id) => {
  expect((await world.ask(`/ashcombe/community/${id}`)).status).toBe(404)
})

test('an entry of one partnership is not found in another', async () => {
  expect((await world.ask(`/brindle/community/${walk}`)).status).toBe(404)
  expect((await world.ask(`/ashcombe/community/${walk}`)).status).toBe(200)
})

const words = (more: Record<string, string> = {}) => ({
  id: newId(),
  kind: 'group',
  name: 'Shed and tea',
  summary: 'Mending things together.',
  postcode: 'as12ab',
  website: 'shed.example.org',
  ways: 'in person',
  ...more,
})

test('a worker adds a group that keeps its register, and a form sent twice adds one', async () => {
  const form = words({ keepsRegister: 'yes' })
  const as = world.members['link worker']
  expect((await world.ask('/ashcombe/community/add', { as, form })).status).toBe(303)
  expect((await world.ask('/ashcombe/community/add', { as, form })).status).toBe(303)
  expect(await entriesCalled('Shed and tea')).toMatchObject([
    {
      latitude: 52.95,
      postcode: 'AS1 2AB',
      website: 'https://shed.example.org/',
      last_checked_by: as.name,
      last_checked_on: '2026-12-03',
      group_id: expect.any(String),
    },
  ])
})

test('what is wrong with a new entry is said, and what was typed stays', async () => {
  const form = words({ name: '', website: 'javascript:alert(1)', summary: '🌻 <b>' })
  const answer = await world.ask('/ashcombe/community/add', { as: world.members.administrator, form })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain('Enter a name')
  expect(html).toContain('🌻 &lt;b&gt;')
})

test('a web address that holds a script is refused', async () => {
  const answer = await world.ask('/ashcombe/community/add', { as: world.members.administrator, form: words({ website: 'javascript:alert(1)' }) })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Enter a web address like www.example.org')
})

test('a visitor and a volunteer add nothing', async () => {
  expect((await world.ask('/ashcombe/community/add', { form: words() })).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await world.ask('/ashcombe/community/add', { as: world.members.volunteer, form: words() })).status).toBe(403)
})

test('of two who change an entry, the second sees both versions, and nothing is overwritten', async () => {
  const form = words({ name: 'Stitchers', isAnother: 'yes' })
  const as = world.members['health coach']
  await world.ask('/ashcombe/community/add', { as, form })
  const path = `/ashcombe/community/${form.id}/change`
  expect((await world.ask(path, { as, form: { ...form, version: '1', cost: '£1' } })).status).toBe(303)
  const late = await world.ask(path, { as: world.members.administrator, form: { ...form, version: '1', cost: '£2' } })
  const html = await late.text()
  expect(late.status).toBe(409)
  expect(html).toContain('£1')
  expect(html).toContain('£2')
  expect(await entriesCalled('Stitchers')).toMatchObject([{ cost: '£1', version: 2 }])
})

test('“still right” says who checked and when, and not for a page that changed meanwhile', async () => {
  const entry = anEntry({ partnershipId: world.partnershipId, name: 'Bell ringers', lastCheckedOn: '2026-01-05' })
  await world.sow({ entry: [entry] })
  const as = world.members['health coach']
  expect((await world.ask(`/ashcombe/community/${entry.id}/still-right`, { as, form: { version: '7' } })).status).toBe(409)
  expect(await entriesCalled('Bell ringers')).toMatchObject([{ last_checked_on: '2026-01-05' }])
  expect((await world.ask(`/ashcombe/community/${entry.id}/still-right`, { as, form: { version: '1' } })).status).toBe(303)
  expect(await entriesCalled('Bell ringers')).toMatchObject([{ last_checked_on: '2026-12-03', last_checked_by: as.name, version: 2 }])
})

test('a leader changes the page of their group and of no other', async () => {
  const leader = world.members['group leader']
  const theirs = anEntry({ partnershipId: world.partnershipId, groupId: leader.groupIds[0] as string, name: 'Their walkers' })
  await world.sow({ entry: [theirs] })
  const form = { ...words({ name: 'Our walkers' }), version: '1' }
  expect((await world.ask(`/ashcombe/community/${walk}/change`, { as: leader, form })).status).toBe(403)
  expect((await world.ask(`/ashcombe/community/${theirs.id}/change`, { as: leader, form })).status).toBe(303)
  const { rows } = await world.database.pool.query('select name from community_group where id = $1', [leader.groupIds[0]])
  expect(rows).toEqual([{ name: 'Our walkers' }])
})

test('everything that is asked about an entry is published, and what is left as it is stays', async () => {
  const { partnershipId } = world
  const about = aTaxonomy({ partnershipId })
  const [making, mending] = [aTerm(about, { name: 'Making' }), aTerm(about, { name: 'Mending' })]
  await world.sow({ taxonomy: [about], term: [making, { ...mending, parentId: making.id }] })
  const as = world.members['link worker']
  const form = {
    ...words({ name: 'Mending table', organiser: 'Friends of the shed' }),
    isAnother: 'yes',
    agesFrom: '18',
    ways: ['in person', 'online'],
    accessFeatures: ['step-free', 'quiet'],
    languages: 'English, polish, British Sign Language',
    terms: [mending.id],
    'costs-1-pounds': '£2.50',
    'costs-1-option': 'with tea',
    'costs-2-pounds': '50p',
    'costs-3-option': 'Members pay nothing',
    'peopleToAsk-1-name': 'Jo',
    'peopleToAsk-1-phone': '0115 496 0200',
  }
  expect((await world.ask('/ashcombe/community/add', { as, form })).status).toBe(303)
  const html = await (await world.ask(`/ashcombe/community/${form.id}`)).text()
  for (const said of [
    'Friends of the shed',
    '18 and over',
    'Online',
    'Step-free',
    'British Sign Language',
    'Polish',
    'Mending',
    '£2.50 with tea',
    '£0.50',
    'Members pay nothing',
    'Jo',
  ]) {
    expect(html).toContain(said)
  }
  const listing = `select ages_from, ages_to, ways, access_features, languages, term_ids, is_free from listing where entry_id = $1`
  expect((await world.database.pool.query(listing, [form.id])).rows).toEqual([
    {
      ages_from: 18,
      ages_to: 130,
      ways: ['in person', 'online'],
      access_features: ['step-free', 'quiet'],
      languages: ['en', 'pl', 'bfi'],
      term_ids: [making.id, mending.id].sort(),
      is_free: false,
    },
  ])
  // As a browser sends it back, with nothing touched.
  const page = await (await world.ask(`/ashcombe/community/${form.id}/change`, { as })).text()
  expect(page).toContain('value="English, Polish, British Sign Language"')
  const costs = 'select id, option, amount_pence from cost_option where entry_id = $1 order by position'
  const before = (await world.database.pool.query(costs, [form.id])).rows
  const again = { ...form, version: '1', 'costs-2-pounds': '0.50', name: 'Mending bench' }
  expect((await world.ask(`/ashcombe/community/${form.id}/change`, { as, form: again })).status).toBe(303)
  expect((await world.database.pool.query(costs, [form.id])).rows).toEqual(before)
  expect(before.map(({ amount_pence: pence }) => pence)).toEqual([250, 50, null])
  expect((await world.database.pool.query(`select count(*) from organiser where name = 'Friends of the shed'`)).rows).toEqual([{ count: 1 }])
  expect((await world.database.pool.query('select version, did from entry_history where entry_id = $1 order by version', [form.id])).rows).toEqual([
    { version: 1, did: 'added' },
    { version: 2, did: 'changed' },
  ])
})

test.each([
  [{ agesFrom: '18', agesTo: '5' }, 'Enter an age that is not lower than the first'],
  [{ isFree: 'yes', 'costs-1-pounds': '2' }, 'Say what it costs, or that it is free, and not both'],
  [{ 'costs-1-pounds': 'a fiver' }, 'Enter a sum like 2 or 2.50'],
  [{ languages: 'Klingon' }, 'We do not know the language “Klingon”'],
  [{ 'peopleToAsk-1-name': 'Jo' }, 'Enter a phone number or an e-mail address for each of them'],
  [{ 'peopleToAsk-1-email': 'jo' }, 'Enter an e-mail address like name@example.org'],
  [{ contactPhone: 'ring me' }, 'Enter a phone number like'],
  [{ ways: '' }, 'Tick how people take part'],
])('an entry with %o says what to put right', async (more, said) => {
  const answer = await world.ask('/ashcombe/community/add', { as: world.members.administrator, form: words(more as Record<string, string>) })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(said)
})
