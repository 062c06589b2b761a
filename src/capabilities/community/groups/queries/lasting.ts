import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Group } from '../group.ts'
import type { Lasting } from '../lasting.ts'

/** What the leads of a group said, latest first. */
export const listLatestChecks = (tx: Tx, { partnershipId, id }: Pick<Group, 'partnershipId' | 'id'>, limit = 8): Promise<Lasting[]> =>
  tx
    .selectFrom('lastingCheck')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', id)
    .orderBy('answeredOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** The latest two of each of some groups, latest first. */
export async function listLatestChecksOf(tx: Tx, partnershipId: string, groupIds: readonly string[]): Promise<Map<string, Lasting[]>> {
  const found = new Map<string, Lasting[]>()
  if (groupIds.length === 0) return found
  const rows = await tx
    .selectFrom((eb) =>
      eb
        .selectFrom('lastingCheck')
        .selectAll()
        .select(sql<number>`row_number() over (partition by group_id order by answered_on desc, id desc)`.as('at'))
        .where('partnershipId', '=', partnershipId)
        .where('groupId', 'in', [...groupIds])
        .as('ranked'),
    )
    .selectAll()
    .where('at', '<=', 2)
    .orderBy('at')
    .execute()
  for (const { at, ...row } of rows) found.set(row.groupId, [...(found.get(row.groupId) ?? []), row])
  return found
}
