import { beforeAll, expect, test } from 'vitest'
import { aWorld, NOW, TODAY, type World } from '../../../../tests/kit/world.ts'
import { addDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { newToken } from '../../../platform/tokens.ts'
import { anEntry, anEntryPlace, anException, aSchedule } from '../factory.ts'
import { LEFT_AS_IT_IS, PUT_BACK } from './changes/putBack.ts'
import { aKeeper, aSuggestion } from './factory.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const rows = async (sql: string, ...given: unknown[]) => (await world.database.pool.query(sql, given)).rows
const worker = () => world.members['link worker']
const sown = async (given: Partial<Parameters<typeof anEntry>[0]> = {}) => {
  const entry = anEntry({ partnershipId: world.partnershipId, ...given })
  await world.sow({ entry: [entry] })
  return entry
}
const linked = async (given: Partial<Parameters<typeof anEntry>[0]> = {}) => {
  const entry = await sown(given)
  const { token, hash } = newToken()
  await world.sow({ keeper: [aKeeper(entry, { tokenHash: hash, tokenExpiresAt: new Date(NOW.getTime() + 86_400_000) })] })
  return { entry, by: (step = '') => `/ashcombe/community/keep/${step}${token}` }
}
const words = (given: object = {}) => ({
  kind: 'group',
  name: 'Knitters',
  summary: 'Wool and talk.',
  contactPhone: '0115 496 0777',
  placeName: 'The library',
  postcode: 'AS1 2AB',
  ways: 'in person',
  ...given,
})

test('whoever reads an entry says what is wrong without an account, once, and the entry stays as it is', async () => {
  const entry = await sown({ name: 'Tai chi' })
  const path = `/ashcombe/community/${entry.id}/what-is-wrong`
  const form = { id: newId(), about: 'when', said: 'It is on Fridays <b>now</b>.', fromEmail: 'ivy@example.org' }
  expect((await world.ask(path)).status).toBe(200)
  expect((await world.ask(path, { form: { ...form, said: '' } })).status).toBe(422)
  expect((await world.ask(path, { form })).status).toBe(303)
  expect((await world.ask(path, { form })).status).toBe(303)
  expect(await rows('select state, from_email from suggestion where entry_id = $1', entry.id)).toEqual([{ state: 'waiting', from_email: 'ivy@example.org' }])
  expect(await rows('select version from entry where id = $1', entry.id)).toEqual([{ version: 1 }])
  const page = await (await world.ask(`/ashcombe/community/${entry.id}/suggestions`, { as: worker() })).text()
  expect(page).toContain('It is on Fridays &lt;b&gt;now&lt;/b&gt;.')
})

test('who told us hears the answer, and their address is forgotten; a second answer changes nothing', async () => {
  const entry = await sown({ name: 'Yoga' })
  const told = aSuggestion(entry, { fromEmail: 'dev@people.example' })
  await world.sow({ suggestion: [told] })
  const path = `/ashcombe/community/${entry.id}/suggestions`
  const form = { suggestion: told.id, state: 'declined', answer: 'We rang them: it is still at ten.' }
  expect((await world.ask(path, { as: worker(), form })).status).toBe(303)
  expect((await world.ask(path, { as: worker(), form: { ...form, state: 'accepted' } })).status).toBe(303)
  expect(await rows('select state, from_email, answered_by from suggestion where id = $1', told.id)).toEqual([
    { state: 'declined', from_email: '', answered_by: worker().name },
  ])
  const messages = await rows(`select body from outbox where send_to = 'dev@people.example'`)
  expect(messages).toHaveLength(1)
  expect(messages[0].body).toContain('We rang them')
})

test('a keeper says behind the link when it meets, on which day it does not, and where', async () => {
  const { entry, by } = await linked({ name: 'Darts' })
  const time = { id: newId(), version: '1', often: 'week', weekdays: 'TU', opensAt: '7pm', closesAt: '9pm' }
  const added = await world.ask(by('times/add/'), { form: time })
  expect([added.status, added.headers.get('location')]).toEqual([303, by('times/')])
  const off = { version: '2', 'day-day': '15', 'day-month': '12', 'day-year': '2026', what: 'not', because: 'the pub is shut' }
  expect((await world.ask(by(`times/${time.id}/days/`), { form: off })).status).toBe(303)
  const place = { id: newId(), version: '3', placeName: 'The Plough', point: '52.9, -1.1' }
  expect((await world.ask(by('places/add/'), { form: place })).status).toBe(303)

  const seen = await (await world.ask(by())).text()
  expect(seen).toContain('Every Tuesday, 7pm to 9pm')
  expect(seen).toContain('The Plough')
  const everybodys = await (await world.ask(`/ashcombe/community/${entry.id}`)).text()
  expect(everybodys).toContain('the pub is shut')
  expect(await rows('select latitude, longitude from entry_place where entry_id = $1', entry.id)).toEqual([{ latitude: 52.9, longitude: -1.1 }])
  expect((await world.ask(by(`times/${time.id}/remove/`), { form: { version: '4' } })).status).toBe(303)
  expect(await rows('select id from schedule where entry_id = $1', entry.id)).toEqual([])
})

test('with a link nobody reaches when and where of another entry, and they are there', async () => {
  const { by } = await linked()
  const other = await sown({ name: 'Bowls' })
  const [hall, mondays] = [anEntryPlace(other), aSchedule(other)]
  await world.sow({ entryPlace: [hall], schedule: [mondays] })
  for (const step of [`times/${mondays.id}/`, `places/${hall.id}/`]) expect((await world.ask(by(step))).status, step).toBe(404)
  for (const step of [`times/${mondays.id}/remove/`, `places/${hall.id}/remove/`])
    expect((await world.ask(by(step), { form: { version: '1' } })).status, step).toBe(404)
  expect(await rows('select id from schedule where entry_id = $1', other.id)).toEqual([{ id: mondays.id }])
  expect(await rows('select id from entry_place where entry_id = $1', other.id)).toEqual([{ id: hall.id }])
})

test('a keeper accepts what was told, changes the page behind the link, and the public reads it', async () => {
  const { entry, by } = await linked({ name: 'Knitters', whenItMeets: 'Mondays' })
  const told = aSuggestion(entry)
  await world.sow({ suggestion: [told] })
  expect(await (await world.ask(by('suggestions/'))).text()).toContain('They meet at half past ten now.')
  const accepted = await world.ask(by('suggestions/'), { form: { suggestion: told.id, state: 'accepted' } })
  expect(accepted.headers.get('location')).toBe(by('change/'))
  const changed = await world.ask(by('change/'), { form: { ...words(), version: '1', whenItMeets: 'Tuesdays' } })
  expect([changed.status, changed.headers.get('location')]).toEqual([303, by()])
  expect(await rows('select when_it_meets, last_checked_by, version from entry where id = $1', entry.id)).toEqual([
    { when_it_meets: 'Tuesdays', last_checked_by: 'whoever keeps it', version: 2 },
  ])
  expect(await rows('select did, by_name from entry_history where entry_id = $1', entry.id)).toEqual([{ did: 'changed', by_name: 'Ada Frost' }])
})

test('a keeper closes it for now, with a reason anybody reads, and opens it again', async () => {
  const { entry, by } = await linked({ name: 'Pilates' })
  const until = { 'until-day': '31', 'until-month': '12', 'until-year': '2026' }
  expect((await world.ask(by('closed/'), { form: { because: '', ...until } })).status).toBe(422)
  expect((await world.ask(by('closed/'), { form: { because: 'The hall has a new roof', ...until } })).status).toBe(303)
  const page = await (await world.ask(`/ashcombe/community/${entry.id}`)).text()
  expect(page).toContain('The hall has a new roof')
  expect(page).toContain('31 December')
  expect((await world.ask(by('open-again/'), { form: { x: '' } })).status).toBe(303)
  expect(await (await world.ask(`/ashcombe/community/${entry.id}`)).text()).not.toContain('new roof')
})

test('a keeper who leaves is forgotten, and their link opens nothing', async () => {
  const { entry, by } = await linked({ name: 'Bowls' })
  expect((await world.ask(by('leave/'))).status).toBe(200)
  expect(await rows('select name from keeper where entry_id = $1', entry.id)).toHaveLength(1)
  expect((await world.ask(by('leave/'), { form: { x: '' } })).status).toBe(303)
  expect(await rows('select name from keeper where entry_id = $1', entry.id)).toEqual([])
  expect((await world.ask(by())).status).toBe(404)
})

test('a worker says who keeps it, and they are sent a link; nobody is asked twice in a day', async () => {
  const entry = await sown({ name: 'Tea and talk' })
  const path = `/ashcombe/community/${entry.id}/keeper`
  const form = { version: '0', name: 'Bo Lee', email: 'bo@tea.example', askNow: 'yes' }
  expect((await world.ask(path, { as: worker(), form: { ...form, email: '' } })).status).toBe(422)
  expect((await world.ask(path, { as: worker(), form })).status).toBe(303)
  expect((await world.ask(`${path}/ask`, { as: worker(), form: { x: '' } })).status).toBe(303)
  expect(await rows(`select kind from outbox where send_to = 'bo@tea.example'`)).toEqual([{ kind: 'is it still right' }])
  expect((await world.ask(path, { as: world.members.administrator, form: { ...form, name: 'Cy Ray' } })).status).toBe(409)
})

test('every version can be brought back, with its place, its times and the days on which they differ, as a new version', async () => {
  const entry = await sown({ name: 'Gardening', summary: 'Digging together.' })
  const place = anEntryPlace(entry, { name: 'The allotments' })
  const times = aSchedule(entry, { placeId: place.id })
  await world.sow({ entryPlace: [place], schedule: [times], scheduleException: [anException(times, '2026-12-24')] })
  const at = `/ashcombe/community/${entry.id}`
  const as = worker()
  await world.ask(`${at}/still-right`, { as, form: { version: '1' } })
  await world.ask(`${at}/change`, { as, form: { ...words({ name: 'Gardening', placeName: '', postcode: '' }), version: '2', summary: 'Raking.' } })
  expect(await rows('select name from entry_place where entry_id = $1', entry.id)).toEqual([])
  const page = await (await world.ask(`${at}/history`, { as })).text()
  expect(page).toContain('Digging together.')
  expect(page).toContain('Raking.')
  expect((await world.ask(`${at}/history`, { as, form: { version: '2', back: '2' } })).status).toBe(409)
  expect((await world.ask(`${at}/history`, { as, form: { version: '3', back: '2' } })).status).toBe(303)
  expect(await rows('select summary, version from entry where id = $1', entry.id)).toEqual([{ summary: 'Digging together.', version: 4 }])
  expect(
    await rows(
      'select p.name, s.id, x.day from entry_place p join schedule s on s.place_id = p.id join schedule_exception x on x.schedule_id = s.id where p.entry_id = $1',
      entry.id,
    ),
  ).toEqual([{ name: 'The allotments', id: times.id, day: '2026-12-24' }])
  expect(await rows('select did, because from entry_history where entry_id = $1 and version = 4', entry.id)).toEqual([
    { did: 'brought back', because: 'As it was in version 2' },
  ])
})

test('every column of an entry is put back, or left as it is on purpose', async () => {
  const columns = await rows(`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'entry'`)
  expect([...PUT_BACK, ...LEFT_AS_IT_IS].sort()).toEqual(columns.map(({ name }) => name).sort())
})

test('what is there already is shown before it is added again, and is added when it is another', async () => {
  const there = await sown({ name: 'Lace makers', contactPhone: '0115 496 0888' })
  const form = { ...words({ name: 'Lacemaking', contactPhone: '(0115) 4960888' }), id: newId() }
  const asked = await world.ask('/ashcombe/community/add', { as: worker(), form })
  expect(asked.status).toBe(422)
  const html = await asked.text()
  expect(html).toContain('Is it one of these?')
  expect(html).toContain(there.id)
  expect(await rows('select id from entry where id = $1', form.id)).toEqual([])
  expect((await world.ask('/ashcombe/community/add', { as: worker(), form: { ...form, isAnother: 'yes' } })).status).toBe(303)
  expect(await rows('select id from entry where id = $1', form.id)).toHaveLength(1)
})

test('two pages are made one from the list, and the merge is undone from the history', async () => {
  const [one, two] = [await sown({ name: 'Darts', summary: 'One' }), await sown({ name: 'Darts', summary: 'Two' })]
  const at = `/ashcombe/community/alike/${one.id}/${two.id}`
  const as = worker()
  expect((await world.ask(at, { as })).status).toBe(200)
  const form = { oneVersion: '1', otherVersion: '1', kept: two.id }
  expect((await world.ask(`${at}/merge`, { as, form: { ...form, kept: newId() } })).status).toBe(422)
  expect((await world.ask(`${at}/merge`, { as, form: { ...form, oneVersion: '9' } })).status).toBe(409)
  expect((await world.ask(`${at}/merge`, { as, form })).headers.get('location')).toBe(`/ashcombe/community/${two.id}`)
  expect((await world.ask(`/ashcombe/community/${one.id}`)).status).toBe(301)
  const history = await (await world.ask(`/ashcombe/community/${two.id}/history`, { as })).text()
  const merge = /name="merge"[^>]*value="([^"]+)"/.exec(history)?.[1] ?? ''
  expect((await world.ask(`/ashcombe/community/${two.id}/undo-merge`, { as, form: { merge } })).status).toBe(303)
  expect((await world.ask(`/ashcombe/community/${one.id}`)).status).toBe(200)
})

test('the list shows what wants checking, page by page, with the days that are left', async () => {
  const { partnershipId } = world
  const many = Array.from({ length: 30 }, (_, i) =>
    anEntry({ partnershipId, name: `Old ${String(i).padStart(2, '0')}`, lastCheckedOn: addDays(TODAY, -364 + i) }),
  )
  await world.sow({ entry: [...many, anEntry({ partnershipId, name: 'Long gone', lastCheckedOn: addDays(TODAY, -365) })] })
  const namesIn = (html: string) => [...html.matchAll(/lw-list__title"><a[^>]*><span[^>]*>([^<]*)/g)].map(([, name]) => name)
  const first = await (await world.ask('/ashcombe/community/checking', { as: worker() })).text()
  expect(first).toContain('hidden in 1 day')
  const next = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await (await world.ask(next, { as: worker() })).text()
  expect([...namesIn(first), ...namesIn(second)]).toEqual(many.map(({ name }) => name))
  const hidden = await (await world.ask('/ashcombe/community/checking?show=hidden', { as: worker() })).text()
  expect(namesIn(hidden)).toEqual(['Long gone'])
})

test('an administrator sets the days, and the directory follows them', async () => {
  const entry = await sown({ name: 'Checked in autumn', lastCheckedOn: addDays(TODAY, -40) })
  const as = world.members.administrator
  const form = { version: '0', checkAfterDays: '20', hideAfterDays: '30', remindEveryDays: '7', asksAtMost: '2' }
  const kept = async () => (await world.ask(`/ashcombe/community/${entry.id}`, { as })).text()
  expect(await kept()).toContain('hidden in 325 days')
  expect((await world.ask('/ashcombe/community/rules', { as, form: { ...form, hideAfterDays: '20' } })).status).toBe(422)
  expect((await world.ask('/ashcombe/community/rules', { as, form })).status).toBe(303)
  expect((await world.ask('/ashcombe/community/rules', { as, form })).status).toBe(409)
  expect(await kept()).toContain('Nobody finds this page now')
})
