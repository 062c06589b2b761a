import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { aReferral } from '../referrals/factory.ts'
import { aSupport } from '../support/factory.ts'
import { aGroup, aMeetup, aMember, anAttendance, anEntry, anIntroduction } from './factory.ts'
import type { Group } from './groups/group.ts'
import { findGroup, findMeetup, listMembers } from './groups/queries/groups.ts'
import { moveIntroductions } from './introductions/changes/moveIntroductions.ts'
import { findIntroduction, listTimesCame } from './introductions/queries/introductions.ts'
import { findEntry } from './queries/entries.ts'

let world: World
let leader: Viewer
let otherLeader: Viewer
let group: Group
let entryId: string
let introductionId: string
let memberId: string
const MET_ON = '2026-11-26'

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, rosa, members } = world
  leader = members['group leader']
  group = { partnershipId, id: leader.groupIds[0] as string, name: 'Thursday walkers', state: 'supported' } as Group
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
  memberId = member.id
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

test('a leader cannot say that a team introduced somebody, and a worker of the team can', async () => {
  const { partnershipId, north, members } = world
  const add = (viewer: Viewer) => {
    const values = { ...aMember({ partnershipId, groupId: group.id }), teamId: north.id }
    return world.asViewer(viewer, (tx) => tx.insertInto('groupMember').values(values).execute())
  }
  await expect(add(leader)).rejects.toThrow('row-level security')
  await expect(add(members['link worker'])).resolves.toBeDefined()
})

test('a leader reads no introduction to their group, nor moves one, and it is there', async () => {
  const { partnershipId, members } = world
  const read = (viewer: Viewer) =>
    world.asViewer(viewer, (tx) => tx.selectFrom('introduction').select(['personId', 'said']).where('groupId', '=', group.id).execute())
  const move = (viewer: Viewer) =>
    world.asViewer(viewer, (tx) =>
      tx
        .updateTable('introduction')
        .set({ state: 'introduced' })
        .where('partnershipId', '=', partnershipId)
        .where('id', '=', introductionId)
        .executeTakeFirst(),
    )
  expect(await read(leader)).toEqual([])
  expect(await move(leader)).toEqual({ numUpdatedRows: 0n })
  expect(await read(members['link worker'])).toEqual([{ personId: world.rosa.id, said: '' }])
  expect(await move(members['link worker'])).toEqual({ numUpdatedRows: 1n })
})

test('a register moves an introduction that its leader cannot read, before or after', async () => {
  const { partnershipId, members } = world
  const stateFor = (viewer: Viewer) =>
    world.asViewer(viewer, (tx) =>
      tx.selectFrom('introduction').select('state').where('partnershipId', '=', partnershipId).where('id', '=', introductionId).execute(),
    )
  const seenAfter = await world.acting(members['group leader'], async (acting) => {
    await moveIntroductions(acting, [memberId])
    return acting.tx.selectFrom('introduction').select('id').execute()
  })
  expect(seenAfter).toEqual([])
  expect(await stateFor(leader)).toEqual([])
  expect(await stateFor(members['link worker'])).toEqual([{ state: 'came once' }])
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
