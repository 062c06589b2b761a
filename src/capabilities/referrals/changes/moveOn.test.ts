import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import { aReferral } from '../factory.ts'
import { findReferral } from '../queries.ts'
import type { Referral } from '../referral.ts'
import { moveOn } from './moveOn.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

async function aReferralAsRead(): Promise<Referral> {
  const { partnershipId, north, rosa, members } = world
  const { id } = aReferral({ partnershipId, personId: rosa.id, teamId: north.id })
  await world.sow({ referral: [aReferral({ id, partnershipId, personId: rosa.id, teamId: north.id })] })
  return (await world.asViewer(members['health coach'], (tx) => findReferral(tx, partnershipId, id))) as Referral
}

test('of two who read it while it waited, the second to answer is told, and overwrites nothing', async () => {
  const referral = await aReferralAsRead()
  await world.acting(world.members['health coach'], (acting) => moveOn(acting, referral, 'accepted', { told: '' }))
  const late = world.acting(world.members['link worker'], (acting) => moveOn(acting, referral, 'declined', { told: '', reason: 'Too far away' }))
  await expect(late).rejects.toThrow(OutOfDate)
  const { rows } = await world.database.pool.query('select state, answered_by from referral where id = $1', [referral.id])
  expect(rows).toEqual([{ state: 'accepted', answered_by: world.members['health coach'].membershipId }])
})

test('a referral that was declined is not accepted afterwards', async () => {
  const referral = { ...(await aReferralAsRead()), state: 'declined' as const }
  await expect(world.acting(world.members['health coach'], (acting) => moveOn(acting, referral, 'accepted', { told: '' }))).rejects.toThrow(OutOfDate)
})
