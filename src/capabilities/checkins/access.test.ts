import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { narrowed } from '../../platform/database/narrowed.ts'
import { newId } from '../../platform/ids.ts'
import { newToken } from '../../platform/tokens.ts'
import { aReferral } from '../referrals/factory.ts'
import { aSupport } from '../support/factory.ts'
import { aCheckin } from './factory.ts'
import { findByLink, findCheckin } from './queries.ts'

let world: World
let checkin: ReturnType<typeof aCheckin>
let other: ReturnType<typeof aCheckin>
const { hash } = newToken()

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, rosa, members } = world
  const person = { partnershipId, personId: rosa.id, teamId: north.id }
  const referral = aReferral(person)
  const support = aSupport({ ...person, referralId: referral.id, ledBy: members['health coach'].membershipId })
  checkin = aCheckin({ ...person, supportId: support.id, state: 'asked', tokenHash: hash, tokenExpiresAt: new Date('2026-12-10T00:00:00Z') })
  other = aCheckin({ ...person, supportId: support.id, occasion: 'four months', dueOn: '2027-04-01' })
  await world.sow({ referral: [referral], support: [support], checkin: [checkin, other] })
})

const found = (viewer: World['nobody'], { id } = checkin) => world.asViewer(viewer, (tx) => findCheckin(tx, world.partnershipId, id))

test('a coach of another team cannot see the check-in, and it is there', async () => {
  expect(await found(world.coachElsewhere)).toBeUndefined()
  expect(await found(world.members['health coach'])).toMatchObject({ id: checkin.id })
  expect(await found(world.members['link worker'])).toMatchObject({ id: checkin.id })
})

test('the person it is about can see it', async () => {
  expect(await found(world.members.person)).toMatchObject({ id: checkin.id })
})

test.each(['supporter', 'referrer', 'group leader', 'volunteer', 'evaluator', 'administrator'] as const)('a %s cannot see the check-in', async (hat) => {
  expect(await found(world.members[hat])).toBeUndefined()
})

test('a commissioner has no right to the table at all', async () => {
  await expect(found(world.members.commissioner)).rejects.toThrow('permission denied')
})

test('nobody, and an administrator of another partnership, cannot see it', async () => {
  expect(await found(world.nobody)).toBeUndefined()
  expect(await found(world.stranger)).toBeUndefined()
})

test('a link opens its own check-in, and no other of the same person', async () => {
  const holder = world.nobody.holding(hash)
  expect(await found(holder)).toMatchObject({ id: checkin.id })
  expect(await found(holder, other)).toBeUndefined()
  expect(await found(world.members['health coach'], other)).toMatchObject({ id: other.id })
})

test('a link of one partnership opens nothing in another', async () => {
  expect(await world.asViewer(world.stranger.holding(hash), (tx) => findByLink(tx, world.stranger))).toBeUndefined()
  expect(await world.asViewer(world.nobody.holding(hash), (tx) => findByLink(tx, world.nobody.holding(hash)))).toMatchObject({ id: checkin.id })
})

test('whoever holds a link is only that: their own hats reach nothing beside it', async () => {
  const coach = world.members['health coach'].holding(newToken().hash)
  expect(await found(coach)).toBeUndefined()
  expect([coach.hat, coach.membershipId, coach.teamIds]).toEqual([undefined, undefined, []])
})

test('with a link in hand nothing but answers can be written, and nothing about the person', async () => {
  const holder = world.nobody.holding(hash)
  const setState = (state: 'missed' | 'due') =>
    world.asViewer(holder, (tx) =>
      tx.updateTable('checkin').set({ state }).where('partnershipId', '=', world.partnershipId).where('id', '=', checkin.id).execute(),
    )
  await expect(setState('missed')).rejects.toThrow('row-level security')
  await expect(setState('due')).rejects.toThrow('row-level security')
  const rename = await world.asViewer(holder, (tx) =>
    tx
      .updateTable('person')
      .set({ name: 'Somebody else' })
      .where('partnershipId', '=', world.partnershipId)
      .where('id', '=', world.rosa.id)
      .executeTakeFirstOrThrow(),
  )
  expect(rename.numUpdatedRows).toBe(0n)
})

test('the reminder sees neither answers nor names, and may not add or take away', async () => {
  const inBackground = <T>(work: Parameters<typeof narrowed<T>>[2]) =>
    narrowed(world.database.pool, { partnershipId: world.partnershipId }, work, 'livewell_background')
  expect(await inBackground((tx) => tx.selectFrom('checkin').select('id').where('id', '=', checkin.id).execute())).toHaveLength(1)
  await expect(inBackground((tx) => tx.selectFrom('checkin').select('answers').execute())).rejects.toThrow('permission denied')
  await expect(inBackground((tx) => tx.selectFrom('person').select('name').execute())).rejects.toThrow('permission denied')
  await expect(inBackground((tx) => tx.deleteFrom('checkin').where('id', '=', checkin.id).execute())).rejects.toThrow('permission denied')
})

test('a check-in cannot hold an empty set of answers', async () => {
  const empty = aCheckin({
    partnershipId: world.partnershipId,
    personId: world.rosa.id,
    teamId: world.north.id,
    supportId: checkin.supportId,
    id: newId(),
    occasion: 'eight months',
    answers: {},
  })
  await expect(world.sow({ checkin: [empty] })).rejects.toThrow('check')
})
