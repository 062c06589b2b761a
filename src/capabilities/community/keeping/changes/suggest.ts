import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import type { Entry } from '../../entry.ts'
import { whatBecameOfIt } from '../messages.ts'
import { findSuggestion } from '../queries.ts'

interface Told {
  id: string
  about: 'it has stopped' | 'when' | 'where' | 'who to ask' | 'something else'
  said: string
  fromEmail: string
}

/** Somebody says what is wrong. The entry stays as it is until whoever keeps it has looked. The same id sent twice is one. */
export async function suggest(
  { tx, now }: Acting<Viewer>,
  { partnershipId, id: entryId, groupId }: Pick<Entry, 'partnershipId' | 'id' | 'groupId'>,
  told: Told,
) {
  await tx
    .insertInto('suggestion')
    .values({ ...told, partnershipId, entryId, groupId, createdAt: now })
    .onConflict((on) => on.doNothing())
    .execute()
}

/**
 * Whoever keeps the entry answers. Who told us hears it if they left an address, which is forgotten with that. Answers false when
 * somebody answered first: their answer stands.
 */
export async function answerSuggestion(
  acting: Acting<Viewer>,
  entry: Pick<Entry, 'partnershipId' | 'id' | 'name'>,
  { suggestion: id, state, answer }: { suggestion: string; state: 'accepted' | 'declined'; answer: string },
): Promise<boolean> {
  const { tx, viewer, now } = acting
  const { partnershipId } = entry
  const suggestion = await findSuggestion(tx, partnershipId, entry.id, id)
  if (suggestion?.state !== 'waiting') return false
  const { numUpdatedRows } = await tx
    .updateTable('suggestion')
    .set({ state, answer, answeredAt: now, answeredBy: viewer.name, fromEmail: '' })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return false
  if (suggestion.fromEmail) await putInOutbox(acting, whatBecameOfIt(acting, { email: suggestion.fromEmail, entryName: entry.name, state, answer }))
  await recordInAudit(acting, state, { thing: 'suggestion', thingId: id })
  return true
}
