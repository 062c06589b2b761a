import { recordInAudit } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Whole } from '../whole.ts'
import { keepHistory } from './keepHistory.ts'
import { asNewVersions, type Moved } from './mergeEntries.ts'
import { setGroup } from './moveGroup.ts'
import { movePointingBack } from './movePointing.ts'
import { putBack } from './putBack.ts'

/** How undoing ended. What was changed since the merge is not overwritten: then the kept one keeps what it took. */
export type Undone = 'as they were' | 'kept what it took' | 'undo the later one first'

/** Puts back all that a merge moved. */
export async function undoMerge(acting: Acting, keptId: string, mergeId: string): Promise<Undone> {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const merge = await tx
    .selectFrom('entryMerge')
    .select(['keptId', 'goneId', 'keptVersion', 'moved'])
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', mergeId)
    .where('keptId', '=', keptId)
    .where('undoneAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!merge) throw new NotFound()
  const { goneId } = merge
  const moved = merge.moved as unknown as Moved
  const later = await tx.selectFrom('entryMoved').select('entryId').where('partnershipId', '=', partnershipId).where('entryId', '=', keptId).executeTakeFirst()
  if (later) return 'undo the later one first'
  const kept = await tx
    .selectFrom('entry')
    .select(['version', 'groupId'])
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', keptId)
    .forUpdate()
    .executeTakeFirstOrThrow()

  const { groupId } = moved
  if (groupId && kept.groupId === groupId) await setGroup(tx, partnershipId, { from: keptId, to: goneId, groupId })
  await putBack(tx, partnershipId, goneId, moved.gone)
  const isAsMerged = kept.version === merge.keptVersion
  if (isAsMerged) await putBack(tx, partnershipId, keptId, moved.kept)
  await movePointers(tx, partnershipId, keptId, goneId, moved)
  await asNewVersions(acting, [keptId, goneId])
  await asAfterMerge(tx, partnershipId, goneId, moved.gone)
  if (isAsMerged) await asAfterMerge(tx, partnershipId, keptId, moved.kept)
  await tx
    .updateTable('entryMerge')
    .set({ undoneAt: now, undoneBy: viewer.name })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', mergeId)
    .execute()
  await keepHistory(acting, { entryIds: [keptId, goneId], did: 'merge undone' })
  await recordInAudit(acting, 'undid the merge of', { thing: 'entry', thingId: keptId })
  return isAsMerged ? 'as they were' : 'kept what it took'
}

/** An entry that came out of an earlier merge is again as it was after that: the earlier one can be undone, too. */
async function asAfterMerge(tx: Tx, partnershipId: string, entryId: string, { entry: was }: Whole) {
  const now = await tx.selectFrom('entry').select('version').where('partnershipId', '=', partnershipId).where('id', '=', entryId).executeTakeFirstOrThrow()
  await tx
    .updateTable('entryMerge')
    .set({ keptVersion: now.version })
    .where('partnershipId', '=', partnershipId)
    .where('keptId', '=', entryId)
    .where('keptVersion', '=', was['version'] as number)
    .execute()
}

async function movePointers(tx: Tx, partnershipId: string, keptId: string, goneId: string, moved: Moved) {
  const { pointing, suggestions, addresses, tookKeeper, wasAlike } = moved
  await movePointingBack(tx, partnershipId, keptId, goneId, pointing)
  if (suggestions.length > 0) {
    await tx
      .updateTable('suggestion')
      .set({ entryId: goneId })
      .where('partnershipId', '=', partnershipId)
      .where('entryId', '=', keptId)
      .where('id', 'in', suggestions)
      .execute()
  }
  await tx.deleteFrom('entryMoved').where('partnershipId', '=', partnershipId).where('entryId', '=', goneId).execute()
  if (addresses.length > 0) {
    await tx
      .updateTable('entryMoved')
      .set({ toEntryId: goneId })
      .where('partnershipId', '=', partnershipId)
      .where('toEntryId', '=', keptId)
      .where('entryId', 'in', addresses)
      .execute()
  }
  if (tookKeeper) await tx.deleteFrom('keeper').where('partnershipId', '=', partnershipId).where('entryId', '=', keptId).execute()
  const [oneId, otherId] = (keptId < goneId ? [keptId, goneId] : [goneId, keptId]) as [string, string]
  const pair = tx.updateTable('alike').where('partnershipId', '=', partnershipId).where('oneId', '=', oneId).where('otherId', '=', otherId)
  await pair.set({ state: wasAlike ?? 'two things', saidBy: '' }).execute()
}
