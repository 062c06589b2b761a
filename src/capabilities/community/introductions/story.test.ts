import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import type { Member } from '../../../platform/viewer.ts'
import { aReferral } from '../../referrals/factory.ts'
import { aSupport } from '../../support/factory.ts'
import { aMeetup, aMember, anAttendance, anEntry, anIntroduction } from '../factory.ts'
import { holdsAbout } from '../holdings.ts'
import { tellStory } from './story.ts'

let world: World
let entry: ReturnType<typeof anEntry>

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, rosa, members } = world
  const byMembership = members['link worker'].membershipId
  const groupId = members['group leader'].groupIds[0] as string
  entry = anEntry({ partnershipId, groupId })
  const choir = anEntry({ partnershipId, name: 'Choir', kind: 'service', whenItMeets: 'Mondays at 7pm' })
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
  const support = aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: north.id, ledBy: byMembership })
  const member = aMember({ partnershipId, groupId, personId: rosa.id, teamId: north.id, came: 2, firstCameOn: '2026-11-19', lastCameOn: '2026-11-26' })
  const meetups = ['2026-11-19', '2026-11-26'].map((metOn) =>
    aMeetup({ partnershipId, groupId, metOn, byMembership: members['group leader'].membershipId, attendances: 1 }),
  )
  const shared = { partnershipId, personId: rosa.id, supportId: support.id, teamId: north.id, byMembership }
  await world.sow({
    entry: [entry, choir],
    referral: [referral],
    support: [support],
    groupMember: [member],
    meetup: meetups,
    attendance: meetups.map((meetup) => anAttendance(meetup, member)),
    introduction: [
      anIntroduction({ ...shared, entryId: entry.id, groupId, memberId: member.id, state: 'came once', firstCameOn: '2026-11-19' }),
      anIntroduction({ ...shared, entryId: choir.id, entryName: 'Choir', introducedOn: '2026-11-30' }),
    ],
  })
})

const storyFor = async (viewer: Member) => (await world.acting(viewer, (acting) => tellStory(acting, world.rosa)))[0]

test('a person reads their groups: who introduced them, the days they came, and what is next', async () => {
  const part = await storyFor(world.members.person)
  expect(part?.heading).toBe('My groups')
  expect(part?.next).toBe('First visit to Choir. Mondays at 7pm')
  expect(part?.items.map(({ on, what }) => [on, what])).toEqual([
    ['2026-11-30', 'Sam Okoro introduced you to Choir. Not been yet'],
    ['2026-11-26', 'Came to Thursday walkers'],
    ['2026-11-19', 'Came to Thursday walkers'],
    ['2026-11-05', 'Sam Okoro introduced you to Thursday walkers. Has been'],
  ])
  expect(part?.items.at(-1)?.href).toBe(`/ashcombe/community/${entry.id}`)
})

test('their worker reads the same, and may introduce them', async () => {
  const part = await storyFor(world.members['link worker'])
  expect(part?.items).toHaveLength(4)
  expect(part?.actions).toEqual([{ label: 'Introduce to a group or service', href: `/ashcombe/people/${world.rosa.id}/introduce` }])
})

test('a worker of another team reads none of it', async () => {
  expect((await storyFor(world.coachElsewhere))?.items).toEqual([])
})

test('everything held about a person is there for them to take away, and for nobody else', async () => {
  const held = (viewer: Member) => world.asViewer(viewer, (tx) => holdsAbout(tx, world.partnershipId, world.rosa.id))
  const theirs = await held(world.members.person)
  expect([theirs.introductions.length, theirs.groups.length, theirs.attendances.length]).toEqual([2, 1, 2])
  const others = await held(world.members.administrator)
  expect([others.introductions.length, others.groups.length, others.attendances.length]).toEqual([0, 0, 0])
})
