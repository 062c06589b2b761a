import type { Tx } from '../../../../platform/database/narrowed.ts'

/** Of which entry each listing is. */
export async function findEntriesListed(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('listing').select(['id', 'entryId']).where('partnershipId', '=', partnershipId).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, entryId }) => [id, entryId]))
}
