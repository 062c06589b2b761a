import { beforeAll, expect, test } from 'vitest'
import { sowDirectory } from '../../../../tests/kit/directory.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { usualRules } from '../keeping/freshness.ts'
import { lastModified, statusOf } from './shown.ts'

let world: World
let there: Awaited<ReturnType<typeof sowDirectory>>
beforeAll(async () => {
  world = await aWorld()
  there = await sowDirectory(world)
})

const read = async (path: string) => (await world.ask(`/ashcombe/open-referral-uk/v3${path}`)).json()
const named = async (path: string) => (await read(path)).contents.map(({ name }: { name: string }) => name)

test('what is closed for now is temporarily closed, and says why', async () => {
  expect(await read(`/services/${there.lunch.id}`)).toMatchObject({
    status: 'temporarily closed',
    alert: 'The kitchen is being mended',
    livewell_closed_until: '2027-01-10',
  })
  expect(await read(`/services/${there.walk.id}`)).toMatchObject({ status: 'active' })
})

test('closed until a day that has passed is open', () => {
  const showing = { today: '2026-12-03', rules: usualRules, timeZone: 'Europe/London' }
  const closed = { state: 'closed for now' as const, lastCheckedOn: '2026-11-01', changedAt: new Date() }
  expect(statusOf({ ...closed, closedUntil: '2026-12-02' }, showing)).toBe('active')
  expect(statusOf({ ...closed, closedUntil: '2026-12-03' }, showing)).toBe('temporarily closed')
  expect(statusOf({ ...closed, closedUntil: null }, showing)).toBe('temporarily closed')
})

test('what is at rest or was not checked in time stands in no list, with none of its places', async () => {
  expect(await named('/services')).toEqual(['Mill walk', 'Lunch club', 'Choir'])
  const places = (await read('/service_at_locations')).contents.map(({ id }: { id: string }) => id)
  expect(places).toHaveLength(3)
  expect(places).not.toContain(there.stalePlace.id)
  expect(await (await world.ask('/ashcombe/open-referral-uk/v3/services?format=ndjson')).text()).not.toMatch(/Chess|Bingo/)
})

test('those who ask what was modified are told what has gone, and no more of it than that', async () => {
  const { contents } = await read('/services?modified_after=2026-11-01T00:00:00Z')
  expect(contents).toEqual([
    expect.objectContaining({ id: there.rested.id, name: 'Chess', status: 'inactive', last_modified: '2026-11-20T09:00:00.000Z' }),
    // Nobody touched it: it was hidden on the 365th day after its last check.
    expect.objectContaining({ id: there.stale.id, name: 'Bingo', status: 'inactive', last_modified: '2026-11-25T00:00:00.000Z' }),
  ])
  for (const gone of contents) {
    expect(Object.keys(gone)).toEqual(['id', 'organization_id', 'name', 'status', 'last_modified', 'organization'])
    expect(await read(`/services/${gone.id}`)).toEqual(gone)
  }
  expect((await read('/service_at_locations?modified_after=2026-11-01')).contents).toMatchObject([{ id: there.stalePlace.id, service: { status: 'inactive' } }])
})

test.each([
  ['2026-06-01T09:00:00Z', ['Mill walk', 'Lunch club', 'Choir', 'Chess', 'Bingo']],
  ['2026-06-01T10:00:00+01:00', ['Mill walk', 'Lunch club', 'Choir', 'Chess', 'Bingo']],
  ['2026-06-01T10:00:00 01:00', ['Mill walk', 'Lunch club', 'Choir', 'Chess', 'Bingo']],
  ['2026-06-01T09:00:01', ['Chess', 'Bingo']],
  ['2026-11-21', ['Bingo']],
  ['2026-11-25T12:00:00Z', ['Bingo']],
  ['2026-11-26', []],
])('modified at %s or after it', async (moment, names) => {
  expect(await named(`/services?modified_after=${moment.replace('+', '%2B')}`)).toEqual(names)
})

test('a partnership that shows things for longer shows them here, too', async () => {
  await world.sow({ keepingRules: [{ partnershipId: world.partnershipId, hideAfterDays: 1000 }] })
  expect(await named('/services')).toContain('Bingo')
  await world.database.pool.query('delete from keeping_rules')
  expect(await named('/services')).not.toContain('Bingo')
})

test('an entry that was put to rest keeps the day of that, whatever its last check', () => {
  const showing = { today: '2026-12-03', rules: usualRules, timeZone: 'Europe/London' }
  const changedAt = new Date('2024-02-01T00:00:00Z')
  expect(lastModified({ state: 'at rest', closedUntil: null, lastCheckedOn: '2024-01-01', changedAt }, showing)).toEqual(changedAt)
})
