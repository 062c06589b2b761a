import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Opened } from '../opened.ts'
import type { ListName } from '../parameters.ts'
import { lastModified } from '../shown.ts'

const tables = { organizations: 'organiser', taxonomies: 'taxonomy', taxonomy_terms: 'term' } as const

/** Ids with when each changed, and nothing else of it. */
export async function listChangesOf(tx: Tx, { partnership, showing }: Opened, name: ListName, ids: readonly string[]): Promise<object[]> {
  if (ids.length === 0) return []
  const changed = await listChanged()
  // When the partnership itself changed is not written down.
  const modified = new Map([{ id: partnership.id, at: partnership.createdAt }, ...changed].map(({ id, at }) => [id, at.toISOString()]))
  return ids.flatMap((id) => {
    const modified_date = modified.get(id)
    return modified_date ? { id, modified_date } : []
  })

  async function listChanged(): Promise<{ id: string; at: Date }[]> {
    if (name === 'services') {
      const rows = await tx
        .selectFrom('entry')
        .select(['id', 'state', 'closedUntil', 'lastCheckedOn', 'changedAt'])
        .where('partnershipId', '=', partnership.id)
        .where('id', 'in', ids)
        .execute()
      return rows.map((row) => ({ id: row.id, at: lastModified(row, showing) }))
    }
    if (name === 'service_at_locations') {
      const rows = await tx
        .selectFrom('entryPlace as p')
        .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'p.partnershipId').onRef('e.id', '=', 'p.entryId'))
        .select(['p.id', 'e.state', 'e.closedUntil', 'e.lastCheckedOn', 'e.changedAt'])
        .where('p.partnershipId', '=', partnership.id)
        .where('p.id', 'in', ids)
        .execute()
      return rows.map((row) => ({ id: row.id, at: lastModified(row, showing) }))
    }
    return tx.selectFrom(tables[name]).select(['id', 'changedAt as at']).where('partnershipId', '=', partnership.id).where('id', 'in', ids).execute()
  }
}
