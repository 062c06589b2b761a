import { beforeAll, expect, test } from 'vitest'
import { aWorld, NOW, type World } from '../../../../tests/kit/world.ts'
import { newToken } from '../../../platform/tokens.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { anEntry, anEntryPlace, anException, aSchedule } from '../factory.ts'
import { aKeeper, aSuggestion, aVersion } from './factory.ts'
import { findKeeper, findKeeperByLink, listSuggestions, listVersions } from './queries.ts'

let world: World
let kept: ReturnType<typeof anEntry>
let other: ReturnType<typeof anEntry>
let holder: Viewer
let token: string
let expired: string
const tomorrow = new Date(NOW.getTime() + 86_400_000)

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId } = world
  kept = anEntry({ partnershipId, name: 'Chess at the library' })
  other = anEntry({ partnershipId, name: 'Bowls on the green' })
  const [link, old] = [newToken(), newToken()]
  token = link.token
  expired = old.token
  holder = world.nobody.holding(link.hash, { entryIds: [kept.id], name: 'Ada Frost' })
  const mondays = aSchedule(kept)
  await world.sow({
    entry: [kept, other],
    entryPlace: [anEntryPlace(kept), anEntryPlace(other)],
    schedule: [mondays, aSchedule(other)],
    scheduleException: [anException(mondays, '2026-12-28', { entryId: kept.id })],
    keeper: [aKeeper(kept, { tokenHash: link.hash, tokenExpiresAt: tomorrow }), aKeeper(other, { name: 'Ben Hale', tokenHash: old.hash, tokenExpiresAt: NOW })],
    suggestion: [aSuggestion(kept), aSuggestion(other)],
    entryHistory: [aVersion(kept), aVersion(other)],
  })
})

const rename = (viewer: Viewer, id: string) =>
  world.asViewer(viewer, (tx) =>
    tx.updateTable('entry').set({ cost: '£1' }).where('partnershipId', '=', world.partnershipId).where('id', '=', id).executeTakeFirst(),
  )

const partsChanged = (viewer: Viewer, entryId: string) =>
  world.asViewer(viewer, async (tx) => {
    const of = <T extends { where: (...args: any[]) => T; executeTakeFirst: () => Promise<{ numUpdatedRows: bigint }> }>(query: T) =>
      query.where('partnershipId', '=', world.partnershipId).where('entryId', '=', entryId).executeTakeFirst()
    const places = await of(tx.updateTable('entryPlace').set({ name: 'The hall' }) as any)
    const schedules = await of(tx.updateTable('schedule').set({ note: 'Ring first' }) as any)
    const exceptions = await of(tx.updateTable('scheduleException').set({ because: 'Snow' }) as any)
    return [places, schedules, exceptions].map(({ numUpdatedRows }) => Number(numUpdatedRows))
  })

test('a keeper with a link changes their entry and what belongs to it, and no other', async () => {
  expect(await rename(holder, other.id)).toEqual({ numUpdatedRows: 0n })
  expect(await rename(holder, kept.id)).toEqual({ numUpdatedRows: 1n })
  expect(await partsChanged(holder, other.id)).toEqual([0, 0, 0])
  expect(await partsChanged(holder, kept.id)).toEqual([1, 1, 1])
})

test('the same entries kept in another partnership reach nothing of this one', async () => {
  const elsewhere = Object.assign(Object.create(Object.getPrototypeOf(holder)), holder, { partnership: world.stranger.partnership })
  expect(await rename(elsewhere, kept.id)).toEqual({ numUpdatedRows: 0n })
  expect(await partsChanged(elsewhere, kept.id)).toEqual([0, 0, 0])
  expect(await rename(holder, kept.id)).toEqual({ numUpdatedRows: 1n })
})

test('a link opens its page; one that has run out opens none, and says so', async () => {
  const page = await world.ask(`/ashcombe/community/keep/${token}`)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Chess at the library')
  const late = await world.ask(`/ashcombe/community/keep/${expired}`)
  expect(late.status).toBe(410)
  expect(await late.text()).not.toContain('Bowls on the green')
  expect((await world.ask(`/brindle/community/keep/${token}`)).status).toBe(404)
  expect((await world.ask(`/ashcombe/community/keep/${newToken().token}`)).status).toBe(404)
})

test('a link that has run out changes nothing, and one that has not does', async () => {
  const form = { because: 'New floor' }
  expect((await world.ask(`/ashcombe/community/keep/closed/${expired}`, { form })).status).toBe(410)
  expect((await world.ask(`/ashcombe/community/keep/closed/${token}`, { form })).status).toBe(303)
  const states = await world.asViewer(world.nobody, (tx) =>
    tx
      .selectFrom('entry')
      .select(['name', 'state'])
      .where('partnershipId', '=', world.partnershipId)
      .where('id', 'in', [kept.id, other.id])
      .orderBy('name')
      .execute(),
  )
  expect(states).toEqual([
    { name: 'Bowls on the green', state: 'open' },
    { name: 'Chess at the library', state: 'closed for now' },
  ])
})

test('a keeper reads what is told and what was of their entry, and of no other', async () => {
  const read = (viewer: Viewer, id: string) =>
    world.asViewer(viewer, async (tx) => [
      (await listSuggestions(tx, world.partnershipId, { entryId: id })).length,
      (await listVersions(tx, world.partnershipId, id)).length > 0,
    ])
  expect(await read(holder, other.id)).toEqual([0, false])
  expect(await read(holder, kept.id)).toEqual([1, true])
  expect(await read(world.nobody, kept.id)).toEqual([0, false])
  expect(await read(world.stranger, kept.id)).toEqual([0, false])
  expect(await read(world.members['link worker'], other.id)).toEqual([1, true])
})

test.each(['person', 'supporter', 'referrer', 'group leader', 'volunteer', 'evaluator'] as const)(
  'a %s never sees who keeps an entry, and a worker does',
  async (hat) => {
    const see = (viewer: Viewer) => world.asViewer(viewer, (tx) => findKeeper(tx, world.partnershipId, other.id))
    expect(await see(world.members[hat])).toBeUndefined()
    expect(await see(world.members['health coach'])).toMatchObject({ name: 'Ben Hale' })
  },
)

test('a commissioner has no right to keepers, suggestions or history at all', async () => {
  const { commissioner } = world.members
  for (const table of ['keeper', 'suggestion', 'entryHistory', 'alike', 'entryMerge'] as const) {
    const read = world.asViewer(commissioner, (tx) => tx.selectFrom(table).select('partnershipId').where('partnershipId', '=', world.partnershipId).execute())
    await expect(read, table).rejects.toThrow('permission denied')
  }
})

test('the link in hand shows its keeper and no other', async () => {
  const seen = await world.asViewer(holder, (tx) => tx.selectFrom('keeper').select('name').where('partnershipId', '=', world.partnershipId).execute())
  expect(seen).toEqual([{ name: 'Ada Frost' }])
  expect(await world.asViewer(world.nobody, (tx) => findKeeperByLink(tx, world.nobody))).toBeUndefined()
})

test('with the link in hand nobody makes an account of somebody else the keeper', async () => {
  const give = (accountId: string) =>
    world.asViewer(new (holder.constructor as any)(holder.partnership, { ...holder, accountId: world.members.volunteer.accountId }), (tx) =>
      tx
        .updateTable('keeper')
        .set({ accountId, membershipId: world.members.volunteer.membershipId })
        .where('partnershipId', '=', world.partnershipId)
        .where('entryId', '=', kept.id)
        .execute(),
    )
  await expect(give(world.members.supporter.accountId as string)).rejects.toThrow('row-level security')
  await expect(give(world.members.volunteer.accountId as string)).resolves.toBeDefined()
})

test('who keeps it signed in changes it without a link, whatever hat they wear', async () => {
  const path = `/ashcombe/community/${kept.id}/closed`
  expect((await world.ask(path, { as: world.members.volunteer })).status).toBe(200)
  expect((await world.ask(path, { as: world.members.supporter })).status).toBe(403)
  expect((await world.ask(`/ashcombe/community/${other.id}/closed`, { as: world.members.volunteer })).status).toBe(403)
})
