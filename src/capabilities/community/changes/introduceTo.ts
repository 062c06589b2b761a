import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import type { Person } from '../../people/index.ts'
import type { Entry } from '../entry.ts'
import { findIntroduction, findOpenIntroduction } from '../queries/introductions.ts'
import { moveIntroductions, takeGroup } from './countAgain.ts'

/** They have been introduced to this already, and it is open. */
export class IntroducedAlready extends Error {}

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
export async function introduceTo(acting: Acting, person: Person, support: { id: string; teamId: string }, entry: Entry, given: NewIntroduction) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  if (await findIntroduction(tx, partnershipId, given.id)) return
  if (await findOpenIntroduction(tx, partnershipId, person.id, entry.id)) throw new IntroducedAlready()
  if (entry.groupId) await takeGroup(tx, partnershipId, entry.groupId)
  const memberId = entry.groupId ? await addMember(acting, entry.groupId, person, support.teamId, given.calledName) : null
  await tx
    .insertInto('introduction')
    .values({
      partnershipId,
      id: given.id,
      personId: person.id,
      supportId: support.id,
      teamId: support.teamId,
      entryId: entry.id,
      groupId: entry.groupId,
      memberId,
      entryName: entry.name,
      calledName: given.calledName,
      byMembership: viewer.membershipId,
      byName: viewer.name,
      introducedOn: given.introducedOn,
    })
    .execute()
  // Somebody who went before this was written down is on the register already.
  if (memberId) await moveIntroductions(acting, [memberId])
  await recordInAudit(acting, 'made', { thing: 'introduction', thingId: given.id, personId: person.id })
}

async function addMember({ tx, viewer, now }: Acting, groupId: string, person: Person, teamId: string, calledName: string): Promise<string> {
  const { partnershipId } = viewer
  await tx
    .insertInto('groupMember')
    .values({ partnershipId, id: newId(), groupId, calledName, personId: person.id, teamId, createdAt: now })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'groupId', 'personId']).doNothing())
    .execute()
  const member = await tx
    .selectFrom('groupMember')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', groupId)
    .where('personId', '=', person.id)
    .executeTakeFirst()
  // Introduced by another team before, whose rows this one does not reach.
  if (!member) throw new IntroducedAlready()
  return member.id
}
