import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { aReferral } from './factory.ts'
import { findReferral } from './queries.ts'

let world: World
let referral: ReturnType<typeof aReferral>

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, rosa } = world
  referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id })
  await world.sow({ referral: [referral] })
})

const found = (viewer: World['nobody']) => world.asViewer(viewer, (tx) => findReferral(tx, world.partnershipId, referral.id))

test('a coach of another team cannot see the referral, and it is there', async () => {
  expect(await found(world.coachElsewhere)).toBeUndefined()
  expect(await found(world.members['health coach'])).toMatchObject({ id: referral.id })
})

test('the person it is about can see it', async () => {
  expect(await found(world.members.person)).toMatchObject({ id: referral.id })
})

test.each(['supporter', 'referrer', 'group leader', 'volunteer', 'evaluator', 'administrator'] as const)('a %s cannot see the referral', async (hat) => {
  expect(await found(world.members[hat])).toBeUndefined()
})

test('a commissioner has no right to the table at all', async () => {
  await expect(found(world.members.commissioner)).rejects.toThrow('permission denied')
})

test('nobody, and an administrator of another partnership, cannot see it', async () => {
  expect(await found(world.nobody)).toBeUndefined()
  expect(await found(world.stranger)).toBeUndefined()
})
