import { beforeAll, expect, test } from 'vitest'
import { aWorld, HATS, TODAY, type World } from '../../../tests/kit/world.ts'
import type { Tx } from '../../platform/database/narrowed.ts'
import { newId } from '../../platform/ids.ts'
import type { Hat, Viewer } from '../../platform/viewer.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from '../referrals/factory.ts'
import { mayInvite, mayReadConversation, maySeeCaseload, mayWork } from './access.ts'
import { aBeginning, aConversation, aSupport } from './factory.ts'
import { findSupport, listColleagues, listHistoryOf, listOfTeams } from './queries.ts'
import { OPEN } from './support.ts'
import { findConversation } from './talks/queries.ts'

const WORKERS: readonly Hat[] = ['health coach', 'link worker']
const OTHERS = HATS.filter((hat) => !WORKERS.includes(hat) && hat !== 'person' && hat !== 'commissioner')

let world: World
let support: ReturnType<typeof aSupport>
let conversation: ReturnType<typeof aConversation>

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, rosa, members } = world
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
  support = aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: north.id, ledBy: members['health coach'].membershipId })
  conversation = aConversation(support)
  await world.sow({ referral: [referral], support: [support], supportHistory: [aBeginning(support)], conversation: [conversation] })
})

const reading: [string, (tx: Tx) => Promise<unknown>][] = [
  ['support', (tx) => findSupport(tx, world.partnershipId, support.id)],
  ['conversation', (tx) => findConversation(tx, world.partnershipId, conversation.id)],
  ['history', async (tx) => (await listHistoryOf(tx, world.partnershipId, support.personId))[0]],
]

const seen = (viewer: Viewer, read: (tx: Tx) => Promise<unknown>) => world.asViewer(viewer, read)

test.each(reading)('a coach of another team cannot see the %s, and it is there', async (_, read) => {
  expect(await seen(world.coachElsewhere, read)).toBeUndefined()
  for (const hat of WORKERS) expect(await seen(world.members[hat], read)).toBeDefined()
})

test.each(reading)('the person reads their own %s', async (_, read) => {
  expect(await seen(world.members.person, read)).toBeDefined()
})

test.each(reading)('no other hat, nobody, and nobody of another partnership sees the %s', async (_, read) => {
  for (const hat of OTHERS) expect(await seen(world.members[hat], read), hat).toBeUndefined()
  expect(await seen(world.nobody, read)).toBeUndefined()
  expect(await seen(world.stranger, read)).toBeUndefined()
})

test.each(reading)('a commissioner has no right to the %s at all', async (_, read) => {
  await expect(seen(world.members.commissioner, read)).rejects.toThrow('permission denied')
})

test('the caseload of a team is empty for a coach of another, even one who asks for that team, and it is not empty', async () => {
  const { members, coachElsewhere, north } = world
  const asked = { today: TODAY, states: OPEN, beginning: '' }
  const posing = { partnershipId: world.partnershipId, teamIds: [north.id] } as unknown as Viewer
  expect(await world.asViewer(coachElsewhere, (tx) => listOfTeams(tx, posing, asked).execute())).toEqual([])
  expect(await world.asViewer(members['link worker'], (tx) => listOfTeams(tx, posing, asked).execute())).toMatchObject([{ id: support.id }])
})

test('nobody changes what a conversation says, its writer included', async () => {
  const change = (tx: Tx) => tx.updateTable('conversation').set({ agreed: 'Something else' }).where('id', '=', conversation.id).execute()
  await expect(world.asViewer(world.members['health coach'], change)).rejects.toThrow('permission denied')
})

test('a worker of another team and somebody else cannot change support, and a worker of the team can', async () => {
  const change = async (viewer: Viewer) => {
    const { numUpdatedRows } = await world.asViewer(viewer, (tx) =>
      tx
        .updateTable('support')
        .set({ nextTalkOn: '2026-12-10' })
        .where('partnershipId', '=', world.partnershipId)
        .where('id', '=', support.id)
        .executeTakeFirstOrThrow(),
    )
    return numUpdatedRows
  }
  expect(await change(world.members.administrator)).toBe(0n)
  expect(await change(world.stranger)).toBe(0n)
  expect(await change(world.coachElsewhere)).toBe(0n)
  expect(await change(world.members['link worker'])).toBe(1n)
})

test('nobody records a conversation in the name of a colleague, or for another team', async () => {
  const record = (viewer: Viewer, more: object) =>
    world.asViewer(viewer, (tx) =>
      tx
        .insertInto('conversation')
        .values({ ...conversation, id: newId(), ...more })
        .execute(),
    )
  const linkWorker = world.members['link worker']
  await expect(record(linkWorker, {})).rejects.toThrow('row-level security')
  await expect(record(world.coachElsewhere, { byMembership: world.coachElsewhere.membershipId })).rejects.toThrow('row-level security')
  await expect(record(linkWorker, { byMembership: linkWorker.membershipId })).resolves.toBeDefined()
})

test('colleagues are the workers of the team who have joined: nobody of another team, no other hat, nobody who left', async () => {
  const { partnershipId, north, members, sow } = world
  const worker = { partnershipId, hats: ['link worker' as const], teamIds: [north.id], accountId: newId(), joinedAt: new Date('2026-01-05T09:00:00Z') }
  await sow({
    membership: [
      { ...worker, id: newId(), name: 'Left Lately', leftAt: new Date('2026-11-30T09:00:00Z') },
      { ...worker, id: newId(), name: 'Invited Only', accountId: null, joinedAt: null },
      { ...worker, id: newId(), name: 'Lea Leader', accountId: newId(), hats: ['group leader'] },
    ],
  })
  const names = await world.asViewer(members['health coach'], (tx) => listColleagues(tx, partnershipId, north.id))
  expect(names.map(({ id }) => id).sort()).toEqual([members['health coach'].membershipId, members['link worker'].membershipId].sort())
})

test('who may, hat by hat', () => {
  const there = { teamId: world.north.id, personId: world.rosa.id }
  for (const hat of HATS) {
    const viewer = world.members[hat]
    const isWorker = WORKERS.includes(hat)
    expect([maySeeCaseload(viewer), mayWork(viewer, there), mayInvite(viewer, there)], hat).toEqual([isWorker, isWorker, isWorker])
    expect(mayReadConversation(viewer, there), hat).toBe(isWorker || hat === 'person')
  }
  const { coachElsewhere, stranger, nobody } = world
  for (const viewer of [coachElsewhere, stranger, nobody]) {
    expect([mayWork(viewer, there), mayInvite(viewer, there), mayReadConversation(viewer, there)]).toEqual([false, false, false])
  }
})

test('another person does not read it', async () => {
  const { partnershipId, north, members } = world
  const other = aPerson({ partnershipId, teamId: north.id, name: 'Ivy Marsh' })
  await world.sow({ person: [other] })
  const ivy = { ...members.person, partnershipId, personId: other.id } as unknown as Viewer
  for (const [, read] of reading) expect(await world.asViewer(ivy, read)).toBeUndefined()
})
