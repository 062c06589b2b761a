import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { aReferral } from '../referrals/factory.ts'
import { aSupport } from '../support/factory.ts'
import { aGroup, aMeetup, aMember, anAttendance, anEntry, anIntroduction } from './factory.ts'
import type { Group } from './group.ts'
import { findEntry } from './queries/entries.ts'
import { findGroup, findMeetup, listMembers } from './queries/groups.ts'
import { findIntroduction, listTimesCame } from './queries/introductions.ts'

let world: World
let leader: Viewer
let otherLeader: Viewer
let group: Group
let entryId: string
let introductionId: string
const MET_ON = '2026-11-26'

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, rosa, members } = world
  leader = members['group leader']
  group = { partnershipId, id: leader.groupIds[0] as string, name: 'Thursday walkers', state: 'meeting', entryId: null }
  const elsewhere = aGroup({ partnershipId, name: 'Choir' })
  const entry = anEntry({ partnershipId, groupId: group.id })
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
  const support = aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: north.id, ledBy: members['link worker'].membershipId })
  const member = aMember({ partnershipId, groupId: group.id, personId: rosa.id, teamId: north.id, came: 1, firstCameOn: MET_ON, lastCameOn: MET_ON })
  const meetup = aMeetup({ partnershipId, groupId: group.id, metOn: MET_ON, byMembership: members['group leader'].membershipId, attendances: 1 })
  const introduction = anIntroduction({
    partnershipId,
    personId: rosa.id,
    supportId: support.id,
    teamId: north.id,
    entryId: entry.id,
    groupId: group.id,
    memberId: member.id,
    byMembership: members['link worker'].membershipId,
  })
  entryId = entry.id
  introductionId = introduction.id
  await world.sow({
    communityGroup: [elsewhere],
    entry: [entry],
    referral: [referral],
    support: [support],
    groupMember: [member],
    meetup: [meetup],
    attendance: [anAttendance(meetup, member)],
    introduction: [introduction],
  })
  otherLeader = Object.assign(Object.create(Object.getPrototypeOf(leader)), leader, { groupIds: [elsewhere.id] })
})
const registerFor = (viewer: Viewer) =>
  world.asViewer(viewer, async (tx) => ({
    group: await findGroup(tx, world.partnershipId, group.id),
    meetup: await findMeetup(tx, group, MET_ON),
    names: (await listMembers(tx, group, undefined)).map(({ calledName }) => calledName),
  }))

test('a leader of another group cannot see the register, and it is there', async () => {
  expect(await registerFor(otherLeader)).toEqual({ group: undefined, meetup: undefined, names: [] })
  expect(await registerFor(leader)).toMatchObject({ group: { id: group.id, entryId }, meetup: { attendances: 1 }, names: ['Rosa'] })
})

test('a worker of another team sees neither the attendance nor the introduction, and they are there', async () => {
  const seen = (viewer: Viewer) =>
    world.asViewer(viewer, async (tx) => ({
      times: await listTimesCame(tx, world.partnershipId, world.rosa.id),
      introduction: await findIntroduction(tx, world.partnershipId, introductionId),
      names: (await listMembers(tx, group, undefined)).map(({ calledName }) => calledName),
    }))
  expect(await seen(world.coachElsewhere)).toEqual({ times: [], introduction: undefined, names: [] })
  expect(await seen(world.members['link worker'])).toMatchObject({ times: [{ metOn: MET_ON }], introduction: { id: introductionId }, names: ['Rosa'] })
})

test('a leader never reaches the person behind a name, and the person reaches their own attendance', async () => {
  const personFor = (viewer: Viewer) =>
    world.asViewer(viewer, (tx) => tx.selectFrom('person').select('id').where('partnershipId', '=', world.partnershipId).execute())
  expect(await personFor(leader)).toEqual([])
  expect(await personFor(world.members.person)).toEqual([{ id: world.rosa.id }])
  expect(await world.asViewer(world.members.person, (tx) => listTimesCame(tx, world.partnershipId, world.rosa.id))).toHaveLength(1)
})

test('a leader cannot write into the register of another group', async () => {
  const { partnershipId } = world
  const write = (viewer: Viewer) =>
    world.asViewer(viewer, (tx) =>
      tx
        .insertInto('groupMember')
        .values({ ...aMember({ partnershipId, groupId: group.id }), calledName: 'Nobody' })
        .execute(),
    )
  await expect(write(otherLeader)).rejects.toThrow('row-level security')
  await expect(write(leader)).resolves.toBeDefined()
})

test('a leader cannot put a person on a register by themselves', async () => {
  const { partnershipId, rosa } = world
  const values = { ...aMember({ partnershipId, groupId: group.id }), personId: rosa.id }
  await expect(world.asViewer(leader, (tx) => tx.insertInto('groupMember').values(values).execute())).rejects.toThrow('row-level security')
})

test('the directory is read without an account, and only in the partnership it belongs to', async () => {
  expect(await world.asViewer(world.nobody, (tx) => findEntry(tx, world.partnershipId, entryId))).toMatchObject({ id: entryId })
  expect(await world.asViewer(world.stranger, (tx) => findEntry(tx, world.stranger.partnershipId, entryId))).toBeUndefined()
})

test('an administrator of another partnership changes no entry, and ours does', async () => {
  const rename = (viewer: Viewer) =>
    world.asViewer(viewer, (tx) =>
      tx.updateTable('entry').set({ cost: '£1' }).where('partnershipId', '=', world.partnershipId).where('id', '=', entryId).executeTakeFirst(),
    )
  expect(await rename(world.stranger)).toEqual({ numUpdatedRows: 0n })
  expect(await rename(world.members.volunteer)).toEqual({ numUpdatedRows: 0n })
  expect(await rename(otherLeader)).toEqual({ numUpdatedRows: 0n })
  expect(await rename(leader)).toEqual({ numUpdatedRows: 1n })
  expect(await rename(world.members.administrator)).toEqual({ numUpdatedRows: 1n })
})

test.each(['person', 'supporter', 'referrer', 'volunteer', 'evaluator'] as const)('a %s sees no register', async (hat) => {
  const seen = await registerFor(world.members[hat])
  expect({ group: seen.group, meetup: seen.meetup }).toEqual({ group: undefined, meetup: undefined })
  expect(seen.names).toEqual(hat === 'person' ? ['Rosa'] : [])
})

test('a commissioner has no right to a register at all', async () => {
  await expect(registerFor(world.members.commissioner)).rejects.toThrow('permission denied')
})
