import { beforeAll, expect, test } from 'vitest'
import { liveIn } from '../../../../tests/kit/livedIn.ts'
import { aWorld, signIn, type World } from '../../../../tests/kit/world.ts'
import { makeApp } from '../../../app.tsx'
import { newId } from '../../../platform/ids.ts'
import { aCost, anEntry, anEntryPlace, anEntryTerm, anException, anOrganiser, aSchedule, aTaxonomy, aTerm, somebodyToAsk } from '../factory.ts'
import { goOnWith } from './work.ts'

let world: World
let app: ReturnType<typeof makeApp>
let cookie: string
const formula = '=1+1 is two'
beforeAll(async () => {
  world = await aWorld()
  app = makeApp(world.house)
  cookie = await signIn(world.database, world.members.administrator)
  await liveIn(world)
  const { partnershipId } = world
  const organiser = anOrganiser({ partnershipId, website: 'www.river.example' })
  const full = anEntry({
    partnershipId,
    name: formula,
    organiserId: organiser.id,
    summary: 'A walk,  with two spaces\nand "quotes".',
    whoSuits: 'Anybody; all welcome',
    website: 'www.walk.example/söme',
    contactName: 'Jo',
    contactPhone: '+44 115 496 0123',
    contactEmail: 'jo@example.org',
    agesFrom: 18,
    agesTo: 99,
    ways: ['in person', 'online'],
    accessFeatures: ['step-free', 'quiet'],
    languages: ['pl', 'en'],
    access: 'A ramp at the back',
    state: 'closed for now',
    closedBecause: 'Flooded',
    closedUntil: '2027-01-10',
    lastCheckedOn: '2026-11-20',
  })
  const bare = anEntry({ partnershipId, name: 'By phone', kind: 'service', ways: ['by phone'], isFree: false, lastCheckedOn: '2026-11-20' })
  const taxonomy = aTaxonomy({ partnershipId })
  const [wide, narrow] = [aTerm(taxonomy, { name: 'Moving' }), aTerm(taxonomy, { name: 'Walks' })]
  const place = anEntryPlace(full, { access: 'Through the gate', county: 'Notts', town: 'Ashcombe', address: '1 Mill Lane\nTop floor' })
  const walks = aSchedule(full, { placeId: place.id, notOnBankHolidays: true, note: 'Bring boots' })
  await world.sow({
    organiser: [organiser],
    entry: [full, bare],
    taxonomy: [taxonomy],
    term: [wide, { ...narrow, parentId: wide.id }],
    entryPlace: [place, anEntryPlace(full, { position: 1, name: 'The other hall', latitude: null, longitude: null, postcode: null })],
    schedule: [
      walks,
      aSchedule(full, { position: 1, freq: 'MONTHLY', byDay: ['1TH', '-1FR'], everyN: 2 }),
      aSchedule(full, { position: 2, freq: 'YEARLY', byDay: [] }),
    ],
    scheduleException: [
      anException(walks, '2026-12-24', { because: 'The hall is, "shut"' }),
      anException(walks, '2026-12-31', { happens: true, opensAt: '14:00', closesAt: '15:30' }),
    ],
    costOption: [aCost(full, { option: 'Each time', amountWords: 'with tea' })],
    entryContact: [somebodyToAsk(full, { title: 'Treasurer' })],
    entryTerm: [anEntryTerm(full, narrow)],
  })
})

const rows = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows
const everything = async () =>
  JSON.stringify(
    await Promise.all(
      ['entry', 'entry_place', 'schedule', 'schedule_exception', 'cost_option', 'entry_contact', 'organiser', 'taxonomy', 'term', 'entry_term', 'listing'].map(
        (table) => rows(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`),
      ),
    ),
  )

async function takeAway(ending: string): Promise<string> {
  const answer = await app.request(`http://livewell.test/ashcombe/community/directory.${ending}`)
  expect(answer.status).toBe(200)
  return answer.text()
}

async function takeIn(content: string, name: string) {
  const id = newId()
  const body = new FormData()
  for (const [key, value] of Object.entries({ id, name: 'Ourselves' })) body.set(key, value)
  body.set('file', new File([content], name))
  const answer = await app.request('http://livewell.test/ashcombe/community/imports/file', {
    method: 'POST',
    headers: { cookie, origin: 'http://livewell.test' },
    body,
  })
  expect(await answer.text()).toBe('')
  await work(id)
  return id
}
const work = (id: string) => goOnWith(world.house, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, id, { pauseMs: 0 })
async function use(id: string) {
  await app.request(`http://livewell.test/ashcombe/community/imports/${id}/switch-in`, {
    method: 'POST',
    headers: { cookie, origin: 'http://livewell.test', 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  })
  await work(id)
}
const told = async (id: string) => ({
  counts: (await rows('select counts from directory_import where id = $1', [id]))[0]?.counts,
  others: await rows(
    `select name, outcome, notes, problem from directory_import_row where import_id = $1 and (outcome <> 'unchanged' or notes <> '{}' or problem is not null)`,
    [id],
  ),
})

test.each(['csv', 'ndjson'])('our own directory taken away as %s and brought home again changes nothing', async (ending) => {
  const content = await takeAway(ending)
  expect(content).toContain(ending === 'csv' ? `'${formula}` : formula)
  const before = await everything()
  const id = await takeIn(content, `directory.${ending}`)
  const { counts, others } = await told(id)
  expect(others).toEqual([])
  expect(Object.keys(counts)).toEqual(['unchanged'])
  expect(counts.unchanged).toBeGreaterThan(2)
  await use(id)
  expect(await everything()).toBe(before)
})

test('what was changed in the table is changed here, and nothing else of it', async () => {
  const content = await takeAway('csv')
  const before = await rows('select * from schedule order by id')
  const id = await takeIn(content.replace('Anybody; all welcome', 'Anybody who likes rain').replace('The other hall', 'The new hall'), 'changed.csv')
  expect((await told(id)).counts).toMatchObject({ changed: 1 })
  await use(id)
  expect(await rows('select name, who_suits, closed_until, version from entry where name = $1', [formula])).toEqual([
    { name: formula, who_suits: 'Anybody who likes rain', closed_until: '2027-01-10', version: 2 },
  ])
  expect(await rows(`select name from entry_place where name like 'The % hall'`)).toEqual([{ name: 'The new hall' }])
  expect(await rows('select * from schedule order by id')).toEqual(before)
})

test('a row without an id is a new entry, and the same one when it is sent again', async () => {
  const [head = ''] = (await takeAway('csv')).replace('\ufeff', '').split('\r\n')
  const columns = head.split(',')
  const row = columns.map(
    (name) =>
      ({ name: 'Knit and natter', summary: 'Bring wool.', kind: 'group', postcode: 'AS1 2AB', place: 'Library', free: 'yes', status: 'active' })[name] ?? '',
  )
  const table = `${head}\r\n${row.join(',')}\r\n`
  const id = await takeIn(table, 'new.csv')
  expect((await told(id)).counts).toEqual({ new: 1 })
  await use(id)
  expect(await rows(`select e.kind, e.is_free, p.name from entry e join entry_place p on p.entry_id = e.id where e.name = 'Knit and natter'`)).toEqual([
    { kind: 'group', is_free: true, name: 'Library' },
  ])
  expect((await told(await takeIn(table, 'new.csv'))).counts).toEqual({ unchanged: 1 })
})

test('our own feed, read by another partnership, is taken whole', async () => {
  const content = await takeAway('ndjson')
  const id = newId()
  const body = new FormData()
  for (const [key, value] of Object.entries({ id, name: 'Ashcombe' })) body.set(key, value)
  body.set('file', new File([content], 'directory.ndjson'))
  const stranger = await signIn(world.database, world.stranger)
  const answer = await app.request('http://livewell.test/brindle/community/imports/file', {
    method: 'POST',
    headers: { cookie: stranger, origin: 'http://livewell.test' },
    body,
  })
  expect(answer.status).toBe(303)
  const there = { id: world.stranger.partnershipId, slug: 'brindle', timeZone: 'Europe/London' }
  await goOnWith(world.house, there, id, { pauseMs: 0 })
  await app.request(`http://livewell.test/brindle/community/imports/${id}/switch-in`, {
    method: 'POST',
    headers: { cookie: stranger, origin: 'http://livewell.test', 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  })
  await goOnWith(world.house, there, id, { pauseMs: 0 })
  const told = (partnershipId: string) =>
    rows(
      `select e.name, e.who_suits, e.contact_phone, e.ways, e.access_features, e.languages, e.ages_from, e.closed_until,
        (select array_agg(s.freq || ' ' || array_to_string(s.by_day, ',') || s.note order by s.position) from schedule s where s.partnership_id = e.partnership_id and s.entry_id = e.id) as schedules,
        (select array_agg(x.day || ' ' || x.happens || coalesce(x.opens_at::text, '') || x.because order by x.day) from schedule_exception x where x.partnership_id = e.partnership_id and x.entry_id = e.id) as days_apart,
        (select array_agg(p.name || p.access || p.town order by p.position) from entry_place p where p.partnership_id = e.partnership_id and p.entry_id = e.id) as places,
        (select array_agg(t.name) from entry_term x join term t on t.partnership_id = x.partnership_id and t.id = x.term_id where x.partnership_id = e.partnership_id and x.entry_id = e.id) as terms
       from entry e where e.partnership_id = $1 order by e.name`,
      [partnershipId],
    )
  const here = await told(world.partnershipId)
  expect(await told(world.stranger.partnershipId)).toEqual(here)
  expect(here.length).toBeGreaterThan(2)
})
