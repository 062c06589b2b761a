import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'

const CHANGED = 'Somebody changed or removed this list of words while you had it open.'

interface Kept {
  id: string
  version: number
}

/** Adds words that mean the same; the same id sent twice is one list. */
export async function addSynonym(acting: Acting, { id, words }: { id: string; words: string[] }) {
  const { tx, viewer } = acting
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('synonym')
    .values({ partnershipId: viewer.partnershipId, id, words })
    .onConflict((same) => same.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows) await recordInAudit(acting, 'added', { thing: 'words that mean the same', thingId: id })
}

/** Throws OutOfDate when somebody else was first. */
export async function changeSynonym(acting: Acting, { id, version }: Kept, words: string[]) {
  const { tx, viewer } = acting
  const { numUpdatedRows } = await tx
    .updateTable('synonym')
    .set({ words, version: version + 1 })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (!numUpdatedRows) throw new OutOfDate(CHANGED)
  await recordInAudit(acting, 'changed', { thing: 'words that mean the same', thingId: id })
}

/** Throws OutOfDate when somebody else was first. */
export async function removeSynonym(acting: Acting, { id, version }: Kept) {
  const { tx, viewer } = acting
  const { numDeletedRows } = await tx
    .deleteFrom('synonym')
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (!numDeletedRows) throw new OutOfDate(CHANGED)
  await recordInAudit(acting, 'removed', { thing: 'words that mean the same', thingId: id })
}
