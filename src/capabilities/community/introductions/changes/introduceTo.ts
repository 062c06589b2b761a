import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Person } from '../../../people/index.ts'
import type { Entry } from '../../entry.ts'
import { takeGroup } from '../../groups/changes/countAgain.ts'
import type { Introduction } from '../introduction.ts'
import { findIntroduction, findOpenIntroduction } from '../queries/introductions.ts'
import { addToHistory } from './addToHistory.ts'
import { moveIntroductions } from './moveIntroductions.ts'

/** They have been introduced to this already, or it has been suggested, and it is open. */
export class IntroducedAlready extends Error {}

interface OfSupport {
  id: string
  teamId: string
}

export interface NewIntroduction {
  /** Made when the form was opened, so that a form sent twice makes one introduction. */
  id: string
  calledName: string
  introducedOn: Day
}

/**
 * Brings a person, who agreed, together with something of the directory. A group that keeps a register will know them by the
 * name they are called, and by no more. Throws IntroducedAlready.
 */
export async function introduceTo(acting: Acting, person: Person, support: OfSupport, entry: Entry, given: NewIntroduction) {
  const { tx, viewer } = acting
  const { introducedOn } = given
  if (await findIntroduction(tx, viewer.partnershipId, given.id)) return
  if (await findOpenIntroduction(tx, viewer.partnershipId, person.id, entry.id)) throw new IntroducedAlready()
  const memberId = await joinGroup(acting, entry.groupId, person.id, support.teamId, given.calledName)
  const state = 'introduced' as const
  await tx
    .insertInto('introduction')
    .values({ ...rowOf(acting, person, support, entry, given), memberId, state, stateSince: introducedOn, begunOn: introducedOn, introducedOn })
    .execute()
  await addToHistory(acting, { id: given.id, personId: person.id, teamId: support.teamId }, { version: 1, state, sinceOn: introducedOn })
  // Somebody who went before this was written down is on the register already.
  if (memberId) await moveIntroductions(acting, [memberId])
  await recordInAudit(acting, 'made', { thing: 'introduction', thingId: given.id, personId: person.id })
}

/** Suggests something of the directory to a person, who answers on their own page or to their worker. Throws IntroducedAlready. */
export async function suggest(
  acting: Acting,
  person: Person,
  support: OfSupport,
  entry: Entry,
  { why, ...given }: { id: string; calledName: string; why: string },
) {
  const { tx, viewer, today } = acting
  if (await findIntroduction(tx, viewer.partnershipId, given.id)) return
  if (await findOpenIntroduction(tx, viewer.partnershipId, person.id, entry.id)) throw new IntroducedAlready()
  const state = 'suggested' as const
  await tx
    .insertInto('introduction')
    .values({ ...rowOf(acting, person, support, entry, given), why, state, stateSince: today, begunOn: today })
    .execute()
  await addToHistory(acting, { id: given.id, personId: person.id, teamId: support.teamId }, { version: 1, state, sinceOn: today, said: why })
  await recordInAudit(acting, 'suggested', { thing: 'introduction', thingId: given.id, personId: person.id })
}

/** Brings together what was suggested and agreed to. Throws OutOfDate when it has moved since `version`, IntroducedAlready. */
export async function introduceAfterYes(
  acting: Acting,
  introduction: Introduction,
  entry: Entry,
  { version, calledName, introducedOn }: { version: number; calledName: string; introducedOn: Day },
) {
  const { tx, viewer } = acting
  const { id, personId, teamId } = introduction
  const memberId = await joinGroup(acting, entry.groupId, personId, teamId, calledName)
  const state = 'introduced' as const
  const { numUpdatedRows } = await tx
    .updateTable('introduction')
    .set({ state, stateSince: introducedOn, introducedOn, calledName, groupId: entry.groupId, memberId, version: version + 1 })
    .set((eb) => ({ yesOn: eb.fn.coalesce('yesOn', eb.val(introducedOn)) }))
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('introducedOn', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This introduction has moved on since you opened it.')
  await addToHistory(acting, introduction, { version: version + 1, state, sinceOn: introducedOn })
  if (memberId) await moveIntroductions(acting, [memberId])
  await recordInAudit(acting, 'made', { thing: 'introduction', thingId: id, personId })
}

const rowOf = ({ viewer }: Acting, person: Person, support: OfSupport, entry: Entry, { id, calledName }: { id: string; calledName: string }) => ({
  partnershipId: viewer.partnershipId,
  id,
  personId: person.id,
  supportId: support.id,
  teamId: support.teamId,
  entryId: entry.id,
  groupId: entry.groupId,
  entryName: entry.name,
  calledName,
  byMembership: viewer.membershipId,
  byName: viewer.name,
})

/** Puts them on the register of a group, by the name they are called. Nothing where no register is kept. */
async function joinGroup({ tx, viewer, now }: Acting, groupId: string | null, personId: string, teamId: string, calledName: string): Promise<string | null> {
  if (!groupId) return null
  const { partnershipId } = viewer
  await takeGroup(tx, partnershipId, groupId)
  await tx
    .insertInto('groupMember')
    .values({ partnershipId, id: newId(), groupId, calledName, personId, teamId, createdAt: now })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'groupId', 'personId']).doNothing())
    .execute()
  const member = await tx
    .selectFrom('groupMember')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', groupId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  // Introduced by another team before, whose rows this one does not reach.
  if (!member) throw new IntroducedAlready()
  return member.id
}
