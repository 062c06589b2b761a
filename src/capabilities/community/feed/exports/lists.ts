import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { conditions } from '../../search/queries/conditions.ts'
import type { Sought } from '../../search/sought.ts'
import type { Ids, List } from '../queries/lists.ts'

/** What an export is narrowed to: what the page of the directory would show. */
export interface Exported {
  partnershipId: string
  sought: Sought
}

/** Each entry at each of its places, or at none. */
export const listings: List<Exported> = {
  from: (tx, exported) => found(tx, exported).select('l.id') as unknown as Ids,
  sortedBy: ['l.id'],
}

/** Each entry once. */
export const entries: List<Exported> = {
  from: (tx, exported) =>
    tx
      .selectFrom('entry as e')
      .where('e.partnershipId', '=', exported.partnershipId)
      .where('e.id', 'in', found(tx, exported).select('l.entryId'))
      .select('e.id') as unknown as Ids,
  sortedBy: ['e.id'],
}

const found = (tx: Tx, { partnershipId, sought }: Exported) => tx.selectFrom('listing as l').where(sql<SqlBool>`${conditions(partnershipId, sought)}`)

/** Whether there is anything at all. */
export const isAnyFound = async (tx: Tx, exported: Exported): Promise<boolean> =>
  (await found(tx, exported).select('l.id').limit(1).executeTakeFirst()) !== undefined
