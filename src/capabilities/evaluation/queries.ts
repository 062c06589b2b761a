import type { Tx } from '../../platform/database/narrowed.ts'
import type { Figure } from './figure.ts'

/** All figures of the partnership, by key. As many as the capabilities declare: some tens. */
export async function listFigures(tx: Tx, partnershipId: string): Promise<{ key: string; figure: Figure; madeAt: Date }[]> {
  const rows = await tx.selectFrom('figure').select(['key', 'shown', 'madeAt']).where('partnershipId', '=', partnershipId).orderBy('key').limit(500).execute()
  return rows.map(({ key, shown, madeAt }) => ({ key, figure: shown as unknown as Figure, madeAt }))
}
