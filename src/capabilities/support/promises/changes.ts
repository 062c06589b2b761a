import { recordInAudit } from '../../../platform/audit.ts'
import { addDays, type Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import type { Person } from '../../people/index.ts'
import type { Support } from '../support.ts'

/** A promise without a day is kept within a week, or before the next talk. */
const KEPT_WITHIN_DAYS = 7

/** What the worker agreed to do in a conversation is something they promised: until they talk next, or within a week. */
export async function promise({ tx, viewer, today }: Acting, support: Support, said: { conversationId: string; words: string; nextTalkOn: Day | null }) {
  const { partnershipId, personId, teamId } = support
  await tx
    .insertInto('promise')
    .values({
      ...{ partnershipId, id: newId(), supportId: support.id, personId, teamId },
      conversationId: said.conversationId,
      words: said.words,
      untilOn: said.nextTalkOn ?? addDays(today, KEPT_WITHIN_DAYS),
      byMembership: viewer.membershipId,
      byName: viewer.name,
    })
    .execute()
}

/** Ticks a promise off. Pressed twice, it was done the first time. */
export async function keepPromise(acting: Acting, { id, personId }: { id: string; personId: string }) {
  const { tx, viewer, today } = acting
  const { numUpdatedRows } = await tx
    .updateTable('promise')
    .set({ doneOn: today })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('doneOn', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 1n) await recordInAudit(acting, 'kept', { thing: 'promise', thingId: id, personId })
}

/** Writes a line of a worker to themselves. */
export async function remindMe(
  { tx, viewer }: Acting,
  { id: personId, teamId }: Person,
  { id, words, remindOn }: { id: string; words: string; remindOn: Day },
) {
  await tx
    .insertInto('reminder')
    .values({ partnershipId: viewer.partnershipId, id, personId, teamId, byMembership: viewer.membershipId, words, remindOn })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A reminder has done its work. */
export async function tickReminderOff({ tx, viewer, today }: Acting, { id }: { id: string }) {
  await tx.updateTable('reminder').set({ doneOn: today }).where('partnershipId', '=', viewer.partnershipId).where('id', '=', id).execute()
}
