import { recordInAudit } from '../../../../platform/audit.ts'
import { withoutSeeingWhose } from '../../../../platform/database/narrowed.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import { aConcernWaitsForYou } from '../../messages.ts'
import { findTimes, listAnswering, listLeadIds } from '../../whoAnswers.ts'
import { inMinutes, type Kind, whoIsNext } from '../concern.ts'
import { findConcern } from '../queries.ts'

export interface NewConcern {
  /** Made when the form was opened, so that a form sent twice raises one concern. */
  id: string
  personId: string | null
  aboutName: string
  kind: Kind
  said: string
  doneAlready: string
  mayRead: boolean
}

/**
 * Raises a concern. Somebody owns it from this moment, and is told by message; when nobody else is there, whoever raised it does. The
 * audit does not say whom it is about: they read who looked at what of theirs, and perhaps not alone.
 */
export async function raiseConcern(acting: Acting, concern: NewConcern): Promise<{ ownerName: string }> {
  const { tx, viewer, now, today } = acting
  const { partnershipId, membershipId, name } = viewer
  const there = await findConcern(tx, partnershipId, concern.id)
  if (there?.raisedBy === membershipId) return there
  const { answering, leadIds, times } = await withoutSeeingWhose(tx, async () => ({
    answering: await listAnswering(tx, partnershipId, { personId: concern.personId, today }),
    leadIds: await listLeadIds(tx, partnershipId),
    times: await findTimes(tx, partnershipId),
  }))
  const owner = whoIsNext(answering, { raisedBy: membershipId }) ?? { id: membershipId, name }
  const acknowledgeBy = inMinutes(now, times.acknowledgeWithin)
  const readerIds = [...new Set([...leadIds, owner.id])]
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('concern')
    .values({
      partnershipId,
      ...concern,
      ownerId: owner.id,
      ownerName: owner.name,
      acknowledgeBy,
      nextLookAt: acknowledgeBy,
      raisedBy: membershipId,
      raisedByName: name,
      raisedAt: now,
      readerIds,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  // An id of something else is nothing of theirs.
  if (numInsertedOrUpdatedRows !== 1n) throw new NotFound()
  const first = { step: 'raised' as const, ownerName: owner.name, byMembership: membershipId, byName: name, at: now, raisedBy: membershipId, readerIds }
  await tx
    .insertInto('concernStep')
    .values({ partnershipId, concernId: concern.id, version: 1, ...first })
    .execute()
  await recordInAudit(acting, 'raised', { thing: 'concern', thingId: concern.id })
  await putInOutbox(acting, aConcernWaitsForYou(acting, owner, { id: concern.id, acknowledgeBy }))
  return { ownerName: owner.name }
}
