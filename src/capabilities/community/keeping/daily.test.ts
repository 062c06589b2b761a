import { beforeAll, expect, test } from 'vitest'
import { aWorld, NOW, TODAY, type World } from '../../../../tests/kit/world.ts'
import { addDays } from '../../../platform/clock.ts'
import { anEntry, anEntryPlace } from '../factory.ts'
import { keepDirectoryTrue } from './daily.ts'
import { aKeeper, aSuggestion } from './factory.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const ago = (days: number) => addDays(TODAY, -days)
const run = (on = NOW) =>
  keepDirectoryTrue.run({ ...world.house, clock: () => on }, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})
const rows = async (sql: string, ...given: unknown[]) => (await world.database.pool.query(sql, given)).rows
const messagesTo = (email: string) => rows('select kind, subject, body from outbox where send_to = $1 order by id', email)
const linksIn = (body: string) => [...body.matchAll(/http:\S+/g)].map(([link]) => new URL(link).pathname)
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

const somethingKept = async (email: string, given: Partial<Parameters<typeof anEntry>[0]> = {}) => {
  const entry = anEntry({ partnershipId: world.partnershipId, name: `Kept by ${email}`, lastCheckedOn: ago(200), ...given })
  await world.sow({ entry: [entry], keeper: [aKeeper(entry, { email })] })
  return entry
}

test('a keeper is asked once about what wants checking, and the link opens it', async () => {
  const entry = await somethingKept('one@keepers.example')
  await somethingKept('fresh@keepers.example', { lastCheckedOn: ago(179) })
  await somethingKept('rests@keepers.example', { state: 'at rest' })
  await run()
  await run()
  const [asked, ...more] = await messagesTo('one@keepers.example')
  expect(more).toEqual([])
  expect(asked.subject).toBe('Is this still right? Kept by one@keepers.example')
  expect(await messagesTo('fresh@keepers.example')).toEqual([])
  expect(await messagesTo('rests@keepers.example')).toEqual([])
  const [path] = linksIn(asked.body)
  // Opened as often as scanners like: nothing is said by that.
  for (let i = 0; i < 3; i++) expect((await world.ask(path as string)).status).toBe(200)
  expect(await rows('select last_checked_on, version from entry where id = $1', entry.id)).toEqual([{ last_checked_on: ago(200), version: 1 }])
  expect((await world.ask(path as string, { form: { version: '1' } })).status).toBe(303)
  expect(await rows('select last_checked_on, last_checked_by, version from entry where id = $1', entry.id)).toEqual([
    { last_checked_on: TODAY, last_checked_by: 'whoever keeps it', version: 2 },
  ])
})

test('asked again after the days of the partnership, and never more often than it says', async () => {
  await somethingKept('slow@keepers.example')
  for (const days of [0, 29, 30, 45, 60, 90, 120]) await run(later(days))
  expect(await messagesTo('slow@keepers.example')).toHaveLength(3)
})

test('after a check the asks begin anew with the next rhythm', async () => {
  const entry = await somethingKept('again@keepers.example')
  await run()
  await rows('update entry set last_checked_on = $2 where id = $1', entry.id, TODAY)
  await run(later(100))
  expect(await messagesTo('again@keepers.example')).toHaveLength(1)
  await run(later(180))
  expect(await messagesTo('again@keepers.example')).toHaveLength(2)
})

test('all that one address keeps comes in one message, with a link for each', async () => {
  const { partnershipId } = world
  const entries = ['Bowls', 'Chess', 'Dominoes'].map((name) => anEntry({ partnershipId, name, lastCheckedOn: ago(300) }))
  await world.sow({ entry: entries, keeper: entries.map((entry) => aKeeper(entry, { email: 'hall@keepers.example' })) })
  await run()
  const messages = await messagesTo('hall@keepers.example')
  expect(messages).toHaveLength(1)
  const links = linksIn(messages[0].body)
  expect(new Set(links).size).toBe(3)
  for (const link of links) expect((await world.ask(link)).status).toBe(200)
})

test('many keepers, and one who keeps more than a page, are all asked, and nobody twice', async () => {
  const { partnershipId } = world
  const many = Array.from({ length: 70 }, (_, i) => anEntry({ partnershipId, name: `Of many ${i}`, lastCheckedOn: ago(190) }))
  const emailOf = (i: number) => (i < 40 ? 'council@many.example' : `keeper-${i}@many.example`)
  await world.sow({ entry: many, keeper: many.map((entry, i) => aKeeper(entry, { email: emailOf(i) })) })
  await run()
  const asked = await rows(`select send_to, body from outbox where send_to like '%@many.example'`)
  expect(asked.flatMap(({ body }) => linksIn(body))).toHaveLength(70)
  expect(asked.filter(({ send_to }) => send_to !== 'council@many.example')).toHaveLength(30)
})

test('what was closed until yesterday is open, and what is closed until today is not', async () => {
  const { partnershipId } = world
  const closed = (closedUntil: string | null) =>
    anEntry({ partnershipId, name: 'Closed', state: 'closed for now' as const, closedBecause: 'New roof', closedUntil })
  const [past, today, unknown] = [closed(ago(1)), closed(TODAY), closed(null)]
  await world.sow({ entry: [past, today, unknown] })
  await run()
  const stateOf = async ({ id }: { id: string }) => (await rows('select state, closed_because, version from entry where id = $1', id))[0]
  expect(await stateOf(past)).toEqual({ state: 'open', closed_because: '', version: 2 })
  expect(await stateOf(today)).toEqual({ state: 'closed for now', closed_because: 'New roof', version: 1 })
  expect(await stateOf(unknown)).toMatchObject({ state: 'closed for now' })
  expect(await rows('select did, by_name from entry_history where entry_id = $1', past.id)).toEqual([{ did: 'opened again', by_name: 'Livewell' }])
  expect(await rows('select is_open from listing where entry_id = $1', past.id)).toEqual([{ is_open: true }])
})

test('a keeper is told once of what people told us, whatever the number', async () => {
  const entry = await somethingKept('told@keepers.example', { lastCheckedOn: ago(3) })
  await world.sow({ suggestion: [aSuggestion(entry), aSuggestion(entry)] })
  await run()
  await run()
  const messages = await messagesTo('told@keepers.example')
  expect(messages.map(({ kind }) => kind)).toEqual(['what is wrong with an entry'])
  // What strangers wrote is read behind the link, and not sent on in our name.
  expect(messages[0].body).not.toContain('half past ten')
})

test('a keeper who is asked and told in one morning has one message, and its link works and says both', async () => {
  const entry = await somethingKept('both@keepers.example')
  await world.sow({ suggestion: [aSuggestion(entry)] })
  await run()
  await run(later(1))
  const messages = await messagesTo('both@keepers.example')
  expect(messages.map(({ kind }) => kind)).toEqual(['is it still right'])
  const page = await (await world.ask(linksIn(messages[0].body)[0] as string)).text()
  expect(page).toContain('Somebody has told us what is wrong')
})

test('what has changed and is there twice is noted, once, and what somebody said of it stays', async () => {
  const { partnershipId } = world
  const [one, two] = [anEntry({ partnershipId, name: 'Singing for fun', changedAt: NOW }), anEntry({ partnershipId, name: 'Singing for fun!', changedAt: NOW })]
  await world.sow({ entry: [one, two], entryPlace: [anEntryPlace(one), anEntryPlace(two)] })
  await run()
  const pair = () => rows('select because, state from alike where one_id = any ($1) and other_id = any ($1)', [one.id, two.id])
  expect(await pair()).toEqual([{ because: ['name', 'postcode'], state: 'waiting' }])
  await rows(`update alike set state = 'two things' where one_id = any ($1)`, [one.id, two.id])
  await run()
  expect(await pair()).toEqual([{ because: ['name', 'postcode'], state: 'two things' }])
})

test('nothing of another partnership is asked or opened', async () => {
  const { partnershipId } = world.stranger
  const entry = anEntry({ partnershipId, name: 'Elsewhere', lastCheckedOn: ago(200), state: 'closed for now' as const, closedUntil: ago(5) })
  await world.sow({ entry: [entry], keeper: [aKeeper(entry, { email: 'elsewhere@keepers.example' })] })
  await run()
  expect(await messagesTo('elsewhere@keepers.example')).toEqual([])
  expect(await rows('select state from entry where id = $1', entry.id)).toEqual([{ state: 'closed for now' }])
})
