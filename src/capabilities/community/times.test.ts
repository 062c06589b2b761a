import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { newId } from '../../platform/ids.ts'
import { anEntry, anEntryPlace, anException, anOrganiser, aPlace, aSchedule } from './factory.ts'

let world: World
let entry: ReturnType<typeof anEntry>
let thursdays: ReturnType<typeof aSchedule>

beforeAll(async () => {
  world = await aWorld()
})

beforeEach(async () => {
  entry = anEntry({ partnershipId: world.partnershipId, name: 'Lunch club' })
  thursdays = aSchedule(entry)
  await world.sow({ entry: [entry], entryPlace: [anEntryPlace(entry)], schedule: [thursdays] })
})

const as = () => world.members['link worker']
const ask = async (sql: string, values: unknown[] = [entry.id]) => (await world.database.pool.query(sql, values)).rows
const page = async (path = '') => (await world.ask(`/ashcombe/community/${entry.id}${path}`)).text()
const send = (path: string, form: Record<string, string | string[]>) => world.ask(`/ashcombe/community/${entry.id}/times${path}`, { as: as(), form })
const weekly = (more: Record<string, string | string[]> = {}) => ({
  version: '1',
  id: newId(),
  often: 'week',
  weekdays: ['TU'],
  opensAt: '12.15',
  closesAt: '2pm',
  ...more,
})
const dayApart = (day: string, more: Record<string, string> = {}) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { version: '1', 'day-day': date, 'day-month': month, 'day-year': year, what: 'not', because: 'the hall is closed', ...more }
}

test('somebody who runs a lunch club says when it meets, and the page says it back with the next dates', async () => {
  const form = weekly({ notOnBankHolidays: 'yes' })
  expect((await send('/add', form)).status).toBe(303)
  expect((await send('/add', form)).status).toBe(303)
  expect(await ask('select freq, by_day, opens_at, closes_at from schedule where entry_id = $1 order by position, id')).toEqual(
    expect.arrayContaining([{ freq: 'WEEKLY', by_day: ['TU'], opens_at: '12:15:00', closes_at: '14:00:00' }]),
  )
  const html = await page()
  expect(html).toContain('Every Tuesday, 12.15pm to 2pm, not on bank holidays')
  expect(html).toContain('Tuesday 8 December, 12.15pm to 2pm')
  expect(await ask('select days, times from listing where entry_id = $1')).toEqual([{ days: ['TH', 'TU'], times: ['afternoon', 'morning'] }])
  expect(await ask('select version, did from entry_history where entry_id = $1')).toEqual([{ version: 2, did: 'changed' }])
})

test.each([
  ['two weeks', { 'startsOn-day': '8', 'startsOn-month': '12', 'startsOn-year': '2026' }, 'Every two weeks on Tuesday'],
  ['month', { nth: '-1' }, 'On the last Tuesday of the month'],
  ['once', { weekdays: [], 'startsOn-day': '8', 'startsOn-month': '12', 'startsOn-year': '2026' }, 'Tuesday 8 December, 12.15pm to 2pm'],
])('it may meet every %s', async (often, more, said) => {
  await send('/add', weekly({ often, ...more }))
  expect(await page()).toContain(said)
})

test.each([
  [{ often: '' }, 'Choose how often it meets'],
  [{ weekdays: [] }, 'Tick the day of the week'],
  [{ often: 'month' }, 'Choose which one of the month'],
  [{ often: 'two weeks' }, 'Enter a day on which it meets'],
  [{ opensAt: 'teatime' }, 'Enter a time like 10am or 2.30pm'],
  [{ opensAt: '' }, 'Enter the time it begins'],
  [{ often: 'no fixed time' }, 'Say in your own words when it meets'],
])('%o is not enough, and what was typed stays', async (more, said) => {
  const answer = await send('/add', weekly({ closesAt: '25.99pm' in more ? '' : '2pm', note: '', ...more }))
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain(said)
  expect(html).toContain('value="2pm"')
})

test('a day off is said with its reason, an extra day too, and can be taken away again', async () => {
  expect((await send(`/${thursdays.id}/days`, dayApart('2026-12-24'))).status).toBe(303)
  expect((await send(`/${thursdays.id}/days`, dayApart('2026-12-05', { version: '2', what: 'also', because: '' }))).status).toBe(303)
  const html = await page()
  expect(html).toMatch(/<s>Thursday 24 December<\/s> <strong>Not this time<\/strong>: <span[^>]*>the hall is closed/)
  expect(html).toContain('Saturday 5 December, 10am to 11.30am')
  expect((await send(`/${thursdays.id}/days/remove`, dayApart('2026-12-24', { version: '3' }))).status).toBe(303)
  expect(await page()).not.toContain('Not this time')
})

test.each([
  ['2026-12-25', 'not', 'It does not meet on that day anyway'],
  ['2026-12-24', 'also', 'It meets on that day already'],
  ['2026-12-24', 'another time', 'Enter the time it begins'],
  ['2026-12-01', 'not', 'Enter today or a later day'],
])('%s, %s: %s', async (day, what, said) => {
  const answer = await send(`/${thursdays.id}/days`, dayApart(day, { what }))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(said)
})

test('of two who change a time, the second sees both, and nothing is overwritten', async () => {
  expect((await send(`/${thursdays.id}`, weekly({ note: 'Ring by Monday' }))).status).toBe(303)
  const late = await send(`/${thursdays.id}`, weekly({ note: 'Bring a plate' }))
  const html = await late.text()
  expect(late.status).toBe(409)
  expect(html).toContain('Ring by Monday')
  expect(html).toContain('Bring a plate')
  expect(await ask('select note from schedule where entry_id = $1')).toEqual([{ note: 'Ring by Monday' }])
})

test('a rule from elsewhere that the form cannot ask about stays as it is', async () => {
  const odd = aSchedule(entry, { freq: 'MONTHLY', byDay: [], byMonthDay: [15] })
  await world.sow({ schedule: [odd] })
  expect(await (await world.ask(`/ashcombe/community/${entry.id}/times/${odd.id}`, { as: as() })).text()).toContain('As it is now')
  await send(`/${odd.id}`, weekly({ often: 'as it is', weekdays: [], note: 'At noon' }))
  expect(await ask('select by_month_day, note from schedule where id = $1', [odd.id])).toEqual([{ by_month_day: [15], note: 'At noon' }])
})

test('a time that is taken away goes with its days, and not as somebody else changed the page', async () => {
  await world.sow({ scheduleException: [anException(thursdays, '2026-12-24')] })
  expect((await send(`/${thursdays.id}/remove`, { version: '7' })).status).toBe(409)
  expect(await ask('select id from schedule where entry_id = $1')).toHaveLength(1)
  expect((await send(`/${thursdays.id}/remove`, { version: '1' })).status).toBe(303)
  expect(await ask('select id from schedule where entry_id = $1')).toEqual([])
})

test('a visitor and a volunteer change no times, and a time of another entry is not found', async () => {
  const other = anEntry({ partnershipId: world.partnershipId, name: 'Another' })
  await world.sow({ entry: [other] })
  expect((await world.ask(`/ashcombe/community/${entry.id}/times`, { as: world.members.volunteer })).status).toBe(403)
  expect((await world.ask(`/ashcombe/community/${entry.id}/times/add`, { form: weekly() })).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await world.ask(`/ashcombe/community/${other.id}/times/${thursdays.id}`, { as: as() })).status).toBe(404)
})

test('a leader says when their group meets', async () => {
  const leader = world.members['group leader']
  const theirs = anEntry({ partnershipId: world.partnershipId, groupId: leader.groupIds[0] as string })
  await world.sow({ entry: [theirs] })
  const path = `/ashcombe/community/${theirs.id}/times`
  expect((await world.ask(`${path}/add`, { as: leader, form: weekly() })).status).toBe(303)
  const [schedule] = await ask('select id from schedule where entry_id = $1', [theirs.id])
  expect((await world.ask(`${path}/${schedule.id}/days`, { as: leader, form: dayApart('2026-12-08', { version: '2' }) })).status).toBe(303)
  expect(await ask('select because from schedule_exception where schedule_id = $1', [schedule.id])).toEqual([{ because: 'the hall is closed' }])
  expect(await ask('select days from listing where entry_id = $1', [theirs.id])).toEqual([{ days: ['TU'] }])
})

test('anybody takes an entry along in a calendar, and a search too', async () => {
  const one = await world.ask(`/ashcombe/community/${entry.id}/calendar.ics`)
  expect(one.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await one.text()
  expect(text).toContain('RRULE:FREQ=WEEKLY;BYDAY=TH;WKST=MO')
  expect(text).toContain('SUMMARY:Lunch club')
  expect(text.replaceAll('\r\n ', '')).toContain(`URL:http://livewell.test/ashcombe/community/${entry.id}`)
  const search = await (await world.ask('/ashcombe/community/calendar.ics?words=lunch')).text()
  expect(search).toContain('DTSTART;TZID=Europe/London:20261203T100000')
  expect(search).not.toContain('20270401')
  expect((await world.ask('/brindle/community/calendar.ics?words=lunch')).status).toBe(200)
  expect(await (await world.ask('/brindle/community/calendar.ics?words=lunch')).text()).not.toContain('BEGIN:VEVENT')
  expect((await world.ask(`/brindle/community/${entry.id}/calendar.ics`)).status).toBe(404)
})

test('what is at rest is not shown, and what is closed for now says so and why', async () => {
  const { partnershipId } = world
  const resting = anEntry({ partnershipId, state: 'at rest' })
  const closed = anEntry({ partnershipId, state: 'closed for now', closedBecause: 'A new roof', closedUntil: '2026-12-20' })
  await world.sow({ entry: [resting, closed], schedule: [aSchedule(closed)] })
  expect((await world.ask(`/ashcombe/community/${resting.id}`)).status).toBe(404)
  expect((await world.ask(`/ashcombe/community/${resting.id}/calendar.ics`)).status).toBe(404)
  expect((await world.ask(`/ashcombe/community/${resting.id}`, { as: as() })).status).toBe(200)
  const html = await (await world.ask(`/ashcombe/community/${closed.id}`)).text()
  expect(html).toContain('Closed until Sunday 20 December')
  expect(html).toContain('A new roof')
  expect(html).not.toContain('Thursday 10 December')
  expect(html).toContain('Thursday 24 December')
  expect(await ask('select entry_id, is_open from listing where entry_id = any ($1)', [[resting.id, closed.id]])).toEqual([
    { entry_id: closed.id, is_open: false },
  ])
})

test('who runs something has a page with what they run, and not what is at rest', async () => {
  const { partnershipId } = world
  const organiser = anOrganiser({ partnershipId, name: 'Friends <of> the river', website: 'javascript:alert(1)' })
  const theirs = anEntry({ partnershipId, name: 'River walk', organiserId: organiser.id })
  const resting = anEntry({ partnershipId, name: 'River swim', organiserId: organiser.id, state: 'at rest' })
  await world.sow({ organiser: [organiser], entry: [theirs, resting] })
  const html = await (await world.ask(`/ashcombe/community/organisers/${organiser.id}`)).text()
  expect(html).toContain('Friends &lt;of&gt; the river')
  expect(html).toContain('River walk')
  expect(html).not.toContain('River swim')
  expect(html).not.toContain('javascript:')
  expect((await world.ask(`/brindle/community/organisers/${organiser.id}`)).status).toBe(404)
})

test('something that takes place in two places is listed at both, and a place goes with its times', async () => {
  const { partnershipId } = world
  await world.sow({ place: [aPlace({ partnershipId, name: 'AS9 9ZZ', latitude: 52.7, longitude: -1.2 })] })
  const path = `/ashcombe/community/${entry.id}/places`
  const form = { version: '1', id: newId(), placeName: 'Chapel', postcode: 'as99zz', access: 'Two steps' }
  expect((await world.ask(`${path}/add`, { as: as(), form })).status).toBe(303)
  expect((await world.ask(`${path}/add`, { as: as(), form })).status).toBe(303)
  expect(await ask('select latitude from listing where entry_id = $1 order by latitude')).toEqual([{ latitude: 52.7 }, { latitude: 52.91 }])
  const html = await page()
  expect(html).toContain('Chapel, AS9 9ZZ')
  expect(html).toContain('Two steps')
  expect((await world.ask(`${path}/${form.id}`, { as: as(), form: { ...form, version: '2', placeName: 'Old chapel', postcode: 'as9 9zz' } })).status).toBe(303)
  expect((await world.ask(`${path}/${form.id}`, { as: as(), form: { ...form, version: '2', placeName: 'New chapel' } })).status).toBe(409)
  expect((await send('/add', weekly({ version: '3', placeId: form.id }))).status).toBe(303)
  expect(await page()).toMatch(/Every Tuesday, 12.15pm to 2pm. <span[^>]*>Old chapel/)
  expect((await world.ask(`${path}/${form.id}/remove`, { as: as(), form: { version: '4' } })).status).toBe(303)
  expect(await ask('select days from listing where entry_id = $1')).toEqual([{ days: ['TH'] }])
})

test('two entries at one address share its location', async () => {
  const other = anEntry({ partnershipId: world.partnershipId, name: 'Another' })
  await world.sow({ entry: [other] })
  const form = { version: '1', id: newId(), placeName: 'Mill Lane hall', postcode: 'AS1 2AB' }
  await world.ask(`/ashcombe/community/${other.id}/places/add`, { as: as(), form })
  const [here] = await ask('select location_id from entry_place where id = $1', [form.id])
  expect((await ask('select id from entry_place where location_id = $1', [here.location_id])).length).toBe(2)
})

test('where no postcode is known, a point on the map says where something is', async () => {
  const path = `/ashcombe/community/${entry.id}/places`
  const form = (point: string, more: object = {}) => ({ version: '1', id: newId(), placeName: 'The barn', postcode: 'ZZ1 1ZZ', point, ...more })
  for (const wrong of ['100, 0', '52.9, 181', 'up the lane', '52.9']) {
    const answer = await world.ask(`${path}/add`, { as: as(), form: form(wrong) })
    expect(answer.status, wrong).toBe(422)
    expect(await answer.text()).toContain('Enter a point like')
  }
  const barn = form('52.98765, -1.23456')
  expect((await world.ask(`${path}/add`, { as: as(), form: barn })).status).toBe(303)
  const at = async () => (await ask('select latitude, longitude from entry_place where id = $1', [barn.id]))[0]
  expect(await at()).toEqual({ latitude: 52.98765, longitude: -1.23456 })
  expect(await ask('select latitude from listing where entry_id = $1 and latitude > 52.98')).toHaveLength(1)
  expect(await (await world.ask(`${path}/${barn.id}`, { as: as() })).text()).toContain('value="52.98765, -1.23456"')

  // It stays when something else is changed, follows a postcode that we know, and goes when it is taken away and nothing else is known.
  const change = (version: string, more: object) => world.ask(`${path}/${barn.id}`, { as: as(), form: { ...barn, version, ...more } })
  await change('2', { placeName: 'The old barn' })
  expect(await at()).toEqual({ latitude: 52.98765, longitude: -1.23456 })
  await world.sow({ place: [aPlace({ partnershipId: world.partnershipId, name: 'AS8 8ZZ', latitude: 52.6, longitude: -1.3 })] })
  await change('3', { postcode: 'AS8 8ZZ' })
  expect(await at()).toEqual({ latitude: 52.6, longitude: -1.3 })
  await change('4', { placeName: 'The old barn', postcode: '', point: '' })
  expect(await at()).toEqual({ latitude: null, longitude: null })
})
