import { sql } from 'kysely'
import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { findSupervisorOf } from '../../../workers/index.ts'
import { goesOn } from '../../changes/goesOn.ts'
import { promise } from '../../promises/changes.ts'
import { isOpen, type Support } from '../../support.ts'
import type { Conversation, Mode, WhoDoesIt } from '../conversation.ts'
import { findConversation, findNextTalk } from '../queries.ts'
import { planNext } from './planTalk.ts'

export interface NewConversation {
  /** Made when the form was opened, so that a form sent twice records one conversation. */
  id: string
  mode: Mode
  heldOn: Day
  beganAt?: string
  place?: string
  withOthers?: string
  came?: Conversation['came'] | ''
  whatMatters: string
  agreed: string
  whoDoesIt: WhoDoesIt | ''
  nextTalkOn: Day | ''
  nextAt?: string
  goesOnBecause?: string
  privateWords?: string
  privateBecause?: string
}

/**
 * Records a conversation, as the person reads it at once. It says when they talk next: left empty, nothing is planned. One that
 * is written up after support has ended plans nothing. Whatever was kept of it as a draft goes.
 */
export async function recordConversation(acting: Acting, support: Support, said: NewConversation) {
  const { tx, viewer } = acting
  const { partnershipId, personId } = support
  const { id, heldOn } = said
  const nextTalkOn = isOpen(support) ? said.nextTalkOn || null : null
  if (!(await isWritten(acting, support, said, nextTalkOn))) return
  await planAfter(acting, support, said, nextTalkOn)
  await tx
    .updateTable('support')
    .set((eb) => ({
      conversations: eb('conversations', '+', 1),
      talksInState: eb('talksInState', '+', 1),
      tries: 0,
      lastTalkOn: sql<Day>`greatest(last_talk_on, ${heldOn}::date)`,
      // Somebody may have ended it since it was read.
      nextTalkOn: sql<Day | null>`case when state = 'ended' then null else ${nextTalkOn}::date end`,
    }))
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', support.id)
    .execute()
  if (said.agreed && (said.whoDoesIt === 'the worker' || said.whoDoesIt === 'both')) {
    await promise(acting, support, { conversationId: id, words: said.agreed, nextTalkOn })
  }
  if (said.privateWords) await keepPrivate(acting, support, { ...said, privateWords: said.privateWords })
  await tx
    .deleteFrom('conversationDraft')
    .where('partnershipId', '=', partnershipId)
    .where('byMembership', '=', viewer.membershipId)
    .where('id', '=', id)
    .execute()
  await recordInAudit(acting, 'recorded', { thing: 'conversation', thingId: id, personId })
  await goesOn(acting, support, { to: 'in touch', isFirstTalk: support.conversations === 0, told: '' })
}

/** False when the same hand has written just this already. An id of something else is nothing of theirs. */
async function isWritten({ tx, viewer, now }: Acting, support: Support, said: NewConversation, nextTalkOn: Day | null): Promise<boolean> {
  const { partnershipId, personId, teamId } = support
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('conversation')
    .values({
      partnershipId,
      id: said.id,
      supportId: support.id,
      personId,
      teamId,
      mode: said.mode,
      heldOn: said.heldOn,
      beganAt: said.beganAt || null,
      place: said.place ?? '',
      withOthers: said.withOthers ?? '',
      came: said.came || null,
      whatMatters: said.whatMatters,
      agreed: said.agreed,
      whoDoesIt: said.agreed && said.whoDoesIt ? said.whoDoesIt : null,
      goesOnBecause: said.goesOnBecause ?? '',
      nextTalkOn,
      byMembership: viewer.membershipId,
      byName: viewer.name,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) return true
  const there = await findConversation(tx, partnershipId, said.id)
  if (there?.supportId !== support.id || there.byMembership !== viewer.membershipId) throw new NotFound()
  return false
}

/** The talk that was planned has been held, when its day had come; and the next one is as they said. */
async function planAfter(acting: Acting, support: Support, { id, heldOn, came, nextAt }: NewConversation, nextTalkOn: Day | null) {
  const planned = await findNextTalk(acting.tx, support.partnershipId, support.id)
  const wasThis = planned !== undefined && planned.plannedOn <= heldOn
  const became = wasThis
    ? { state: 'held' as const, conversationId: id, came: came || null, askedBy: null, because: '' }
    : { state: 'moved' as const, askedBy: 'the worker' as const, because: '' }
  await planNext(acting, support, nextTalkOn, became, { beginsAt: nextAt || null })
}

/** The exception to what the person reads, beside the conversation that it belongs to. */
async function keepPrivate({ tx, viewer, now }: Acting, support: Support, said: NewConversation & { privateWords: string }) {
  const supervisor = await findSupervisorOf(tx, support.partnershipId, viewer.membershipId)
  await tx
    .insertInto('privateNote')
    .values({
      partnershipId: support.partnershipId,
      id: newId(),
      conversationId: said.id,
      personId: support.personId,
      teamId: support.teamId,
      words: said.privateWords,
      because: said.privateBecause ?? '',
      byMembership: viewer.membershipId,
      byName: viewer.name,
      supervisorMembership: supervisor?.id ?? null,
      createdAt: now,
    })
    .execute()
}
