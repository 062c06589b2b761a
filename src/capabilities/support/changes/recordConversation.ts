import { sql } from 'kysely'
import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Mode, WhoDoesIt } from '../conversation.ts'
import { findConversation } from '../queries.ts'
import { isOpen, type Support } from '../support.ts'

export interface NewConversation {
  /** Made when the form was opened, so that a form sent twice records one conversation. */
  id: string
  mode: Mode
  heldOn: Day
  whatMatters: string
  agreed: string
  whoDoesIt: WhoDoesIt | ''
  nextTalkOn: Day | ''
}

/**
 * Records a conversation, as the person reads it at once. It says when they talk next: left empty, nothing is planned. One that
 * is written up after support has ended plans nothing.
 */
export async function recordConversation(acting: Acting, support: Support, { id, ...said }: NewConversation) {
  const { tx, viewer, now } = acting
  const { partnershipId, personId, teamId } = support
  const nextTalkOn = isOpen(support) ? said.nextTalkOn || null : null
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('conversation')
    .values({
      partnershipId,
      id,
      supportId: support.id,
      personId,
      teamId,
      mode: said.mode,
      heldOn: said.heldOn,
      whatMatters: said.whatMatters,
      agreed: said.agreed,
      whoDoesIt: said.agreed && said.whoDoesIt ? said.whoDoesIt : null,
      nextTalkOn,
      byMembership: viewer.membershipId,
      byName: viewer.name,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) {
    const there = await findConversation(tx, partnershipId, id)
    // Sent twice by the same hand, it is as they wanted; an id of something else is nothing of theirs.
    if (there?.supportId !== support.id || there.byMembership !== viewer.membershipId) throw new NotFound()
    return
  }
  await tx
    .updateTable('support')
    .set((eb) => ({
      conversations: eb('conversations', '+', 1),
      lastTalkOn: sql<Day>`greatest(last_talk_on, ${said.heldOn}::date)`,
      // Somebody may have ended it since it was read.
      nextTalkOn: sql<Day | null>`case when state = 'ended' then null else ${nextTalkOn}::date end`,
    }))
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', support.id)
    .execute()
  await recordInAudit(acting, 'recorded', { thing: 'conversation', thingId: id, personId })
}
