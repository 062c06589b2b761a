import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { type Group, type GroupState, mayBecome } from '../group.ts'
import { changeGroup } from './changeGroup.ts'

interface MovedOn {
  state: GroupState
  sinceOn: Day
  because: string
}

/** Brings a group to another part of its life, and appends when and why. Throws OutOfDate when it may not go there any more. */
export async function moveGroupOn(acting: Acting, group: Group, versionSeen: number, { state, sinceOn, because }: MovedOn) {
  if (!(mayBecome[group.state] as readonly GroupState[]).includes(state))
    throw new OutOfDate('Somebody else has said where this group is now, just before you.')
  await changeGroup(acting, group, versionSeen, { state, stateSince: sinceOn }, 'moved on')
  await addToLife(acting, group.id, versionSeen + 1, { state, sinceOn, because })
}

/** One step in the life of a group. */
export async function addToLife({ tx, viewer, now }: Acting, groupId: string, version: number, step: MovedOn) {
  const { partnershipId, membershipId, name } = viewer
  await tx
    .insertInto('groupLife')
    .values({ partnershipId, groupId, version, ...step, byMembership: membershipId, byName: name, createdAt: now })
    .execute()
}
