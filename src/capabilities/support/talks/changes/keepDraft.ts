import type { Typed } from '../../../../design/form/field.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Support } from '../../support.ts'
import { findConversation } from '../queries.ts'

// Twice what any one field takes, so that a draft keeps what is too long to be saved, and cannot grow without end.
const MOST = 8_000

/** Keeps what somebody has typed so far of a conversation, under the id that it will have. What has been saved already is not kept again. */
export async function keepDraft({ tx, viewer, now }: Acting, support: Support, id: string, typed: Typed) {
  const { partnershipId, personId, teamId } = support
  // The browser may keep once more what it has just sent.
  if (await findConversation(tx, partnershipId, id)) return
  const kept = Object.fromEntries(Object.entries(typed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, storable(value).slice(0, MOST)]] : [])))
  await tx
    .insertInto('conversationDraft')
    .values({ partnershipId, id, supportId: support.id, personId, teamId, byMembership: viewer.membershipId, typed: kept as never, savedAt: now })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'byMembership', 'id']).doUpdateSet({ typed: kept as never, savedAt: now }))
    .execute()
}

/** Throws away what was kept. */
export async function throwDraftAway({ tx, viewer }: Acting, id: string) {
  await tx
    .deleteFrom('conversationDraft')
    .where('partnershipId', '=', viewer.partnershipId)
    .where('byMembership', '=', viewer.membershipId)
    .where('id', '=', id)
    .execute()
}

// Neither a null byte nor half of a pair of code units can be stored.
const storable = (text: string) => text.replaceAll('\u0000', '').toWellFormed()
