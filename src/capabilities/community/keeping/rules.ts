import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../platform/clock.ts'
import { type Given, kept } from '../../../platform/database/kept.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import { type KeepingRules, oldestShown, usualRules } from './freshness.ts'

/** What a partnership decided about keeping its directory true; the usual, where it has not. */
export async function findRules(tx: Tx, partnershipId: string): Promise<KeepingRules & { version: number }> {
  const [rules] = await listRules(tx, { partnershipId })
  return rules ?? { ...usualRules, version: 0 }
}

const listRules = kept((tx: Tx, { partnershipId }: Given<{ partnershipId: string }>) =>
  tx
    .selectFrom('keepingRules')
    .select(['checkAfterDays', 'hideAfterDays', 'remindEveryDays', 'asksAtMost', 'version'])
    .where('partnershipId', '=', partnershipId),
)

/** The oldest last check that a partnership still shows, today: for search, feed and exports. */
export const findOldestShown = async (tx: Tx, partnershipId: string, today: Day): Promise<Day> => oldestShown(today, await findRules(tx, partnershipId))

/** The condition under which anybody is shown an entry, on `entry` or what it is called in a query: `isShownIn('e', oldest)`. */
export const isShownIn = (entry: string, oldest: Day): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${entry}.state`)} <> 'at rest' and ${sql.ref(`${entry}.lastCheckedOn`)} >= ${oldest})`
