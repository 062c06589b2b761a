import { beforeAll, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../tests/kit/world.ts'
import { narrowed } from '../../platform/database/narrowed.ts'
import type { Counted } from '../../platform/manifest.ts'
import { aReferral } from '../referrals/factory.ts'
import { aSupport } from '../support/factory.ts'
import { counts } from './counts.ts'
import { aGroup, aMeetup, aMember, anEntry, anIntroduction } from './factory.ts'

let world: World
const counted: Record<string, Counted> = {}

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, rosa, members } = world
  const byMembership = members['group leader'].membershipId
  const walkers = aGroup({ partnershipId })
  const choir = aGroup({ partnershipId, name: 'Choir' })
  const resting = aGroup({ partnershipId, name: 'Chess', state: 'resting' })
  const meetup = (groupId: string, metOn: string, others: number) => aMeetup({ partnershipId, groupId, metOn, others, byMembership })
  const entry = anEntry({ partnershipId, groupId: walkers.id })
  const second = anEntry({ partnershipId, name: 'Choir', groupId: choir.id })
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
  const support = aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: north.id, ledBy: members['link worker'].membershipId })
  const to = (entryId: string, more: object) =>
    anIntroduction({
      partnershipId,
      personId: rosa.id,
      supportId: support.id,
      teamId: north.id,
      entryId,
      byMembership: members['link worker'].membershipId,
      ...more,
    })
  await world.sow({
    communityGroup: [walkers, choir, resting],
    entry: [entry, second],
    referral: [referral],
    support: [support],
    groupMember: [
      aMember({ partnershipId, groupId: walkers.id, came: 2, firstCameOn: '2025-06-01', lastCameOn: '2026-11-26' }),
      aMember({ partnershipId, groupId: walkers.id, came: 1, firstCameOn: '2025-06-01', lastCameOn: '2025-06-01' }),
    ],
    meetup: [
      meetup(walkers.id, '2026-12-03', 40),
      meetup(walkers.id, '2026-11-26', 10),
      meetup(walkers.id, '2026-11-19', 20),
      meetup(choir.id, '2025-12-04', 30),
      meetup(resting.id, '2025-11-27', 99),
    ],
    introduction: [to(entry.id, { state: 'comes regularly', firstCameOn: '2026-11-05' }), to(second.id, {})],
  })
  for (const { key, count } of counts) {
    counted[key] = await narrowed(world.database.pool, { partnershipId }, (tx) => count(tx, partnershipId, TODAY), 'livewell_counting')
  }
})

test('a group that has not met for a year is not counted as meeting', () => {
  expect(counted['groups meeting']).toEqual({ kind: 'total', value: 2 })
})

test('attendances are by whole month, and nobody is left out of a month without any', () => {
  const months = counted['attendances by month'] as Counted & { kind: 'parts' }
  expect(months.parts).toHaveLength(12)
  expect(months.parts[0]).toEqual({ label: 'December 2025', count: 30 })
  expect(months.parts.at(-1)).toEqual({ label: 'November 2026', count: 30 })
  expect(months.parts.reduce((sum, { count }) => sum + count, 0)).toBe(60)
})

test('people count once however often they came, and only of the last year', () => {
  expect(counted['people who came']).toEqual({ kind: 'total', value: 1 })
})

test('the middle meet-up is given with how many it rests on', () => {
  expect(counted['people at a meetup']).toEqual({ kind: 'spread', n: 4, unit: 'people', lower: 17.5, median: 25, upper: 32.5 })
})

test('somebody introduced twice is one person, and each step is part of the one before', () => {
  expect(counted['introductions landed']).toEqual({
    kind: 'chain',
    steps: [
      { label: 'Suggested or introduced', count: 1 },
      { label: 'Said yes', count: 1 },
      { label: 'Introduced', count: 1 },
      { label: 'Went at least once', count: 1 },
      { label: 'Comes regularly', count: 1 },
    ],
  })
})

test('nothing of another partnership is counted', async () => {
  const { partnershipId } = world.stranger
  const all = await narrowed(world.database.pool, { partnershipId }, (tx) => Promise.resolve(counts[0]?.count(tx, partnershipId, TODAY)), 'livewell_counting')
  expect(all).toEqual({ kind: 'total', value: 0 })
})
