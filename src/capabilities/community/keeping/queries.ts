import { sql } from 'kysely'
import type { Day } from '../../../platform/clock.ts'
import { type Given, kept, type Place } from '../../../platform/database/kept.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Entry } from '../entry.ts'
import type { Keeper } from './keeper.ts'

const KEEPER = [
  'k.partnershipId',
  'k.entryId',
  'k.name',
  'k.email',
  'k.phone',
  'k.membershipId',
  'k.tokenExpiresAt',
  'k.askedAbout',
  'k.askedOn',
  'k.asks',
  'k.version',
  'k.createdAt',
] as const

/** Who keeps an entry. */
export const findKeeper = (tx: Tx, partnershipId: string, entryId: string): Promise<Keeper | undefined> =>
  tx.selectFrom('keeper as k').select(KEEPER).where('k.partnershipId', '=', partnershipId).where('k.entryId', '=', entryId).executeTakeFirst()

/** The keeper whose link is in hand, also when it has run out. */
export const findKeeperByLink = (tx: Tx, { partnershipId, tokenHash }: Viewer): Promise<Keeper | undefined> =>
  tx
    .selectFrom('keeper as k')
    .select(KEEPER)
    .where('k.partnershipId', '=', partnershipId)
    .where('k.tokenHash', '=', tokenHash ?? null)
    .executeTakeFirst()

/** The entry that an old address leads to now. */
export const findMovedTo = (tx: Tx, partnershipId: string, entryId: string): Promise<{ id: string } | undefined> =>
  tx.selectFrom('entryMoved').select('toEntryId as id').where('partnershipId', '=', partnershipId).where('entryId', '=', entryId).executeTakeFirst()

/** Where the next page of a list begins. */
export interface After {
  on: Day
  id: string
}

export type ToCheck = Pick<Entry, 'id' | 'groupId' | 'name' | 'lastCheckedOn' | 'lastCheckedBy'> & {
  keeperName: string | null
  keeperPhone: string | null
  asks: number | null
  askedOn: Day | null
  askedAbout: Day | null
}

/** Entries last checked from one day to another, longest ago first, with who keeps them. At most `limit`, after `after`. */
export const listToCheck = (
  tx: Tx,
  partnershipId: string,
  { from, to, withoutKeeper = false, after, limit = 25 }: { from?: Day; to?: Day; withoutKeeper?: boolean; after?: After | undefined; limit?: number },
): Promise<ToCheck[]> =>
  withKeepers(tx, partnershipId)
    .$if(from !== undefined, (query) => query.where('e.lastCheckedOn', '>=', from as Day))
    .$if(to !== undefined, (query) => query.where('e.lastCheckedOn', '<=', to as Day))
    // The leader of a group keeps its entry; nobody else has to be found.
    .$if(withoutKeeper, (query) => query.where('k.entryId', 'is', null).where('e.groupId', 'is', null))
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('e.lastCheckedOn', 'e.id'), '>', eb.tuple(after?.on as Day, after?.id as string))))
    .limit(limit)
    .execute()

/** The first few of them, for home. */
export const listFirstToCheck = kept((tx: Tx, { partnershipId, from, to }: Given<{ partnershipId: string; from: Day; to: Day }>, limit: number) =>
  withKeepers(tx, partnershipId).where('e.lastCheckedOn', '>=', from).where('e.lastCheckedOn', '<=', to).limit(limit),
)

const withKeepers = (tx: Tx, partnershipId: string | Place<string>) =>
  tx
    .selectFrom('entry as e')
    .leftJoin('keeper as k', (join) => join.onRef('k.partnershipId', '=', 'e.partnershipId').onRef('k.entryId', '=', 'e.id'))
    .select([
      'e.id',
      'e.groupId',
      'e.name',
      'e.lastCheckedOn',
      'e.lastCheckedBy',
      'k.name as keeperName',
      'k.phone as keeperPhone',
      'k.asks',
      'k.askedOn',
      'k.askedAbout',
    ])
    .where('e.partnershipId', '=', partnershipId)
    .where('e.state', '<>', 'at rest')
    .orderBy('e.lastCheckedOn')
    .orderBy('e.id')

/** Entries of some groups that were last checked so long ago that they want it. */
export const listToCheckOfGroups = (tx: Tx, { partnershipId, groupIds }: Viewer, to: Day) =>
  tx
    .selectFrom('entry')
    .select(['id', 'name', 'lastCheckedOn'])
    .where('partnershipId', '=', partnershipId)
    .where('groupId', 'in', groupIds.length > 0 ? groupIds : [null as never])
    .where('state', '<>', 'at rest')
    .where('lastCheckedOn', '<=', to)
    .orderBy('lastCheckedOn')
    .limit(25)
    .execute()

const WHAT_WAITS = ['s.id', 's.entryId', 's.about', 's.said', 's.fromEmail', 's.createdAt', 'e.name as entryName'] as const

/** Suggestions that wait for an answer, oldest first; of one entry when it is given. At most `limit`, after `after`. */
export const listSuggestions = (
  tx: Tx,
  partnershipId: string,
  { entryId, after, limit = 25 }: { entryId?: string; after?: string | undefined; limit?: number } = {},
) =>
  waitingSuggestions(tx, partnershipId)
    .$if(entryId !== undefined, (query) => query.where('s.entryId', '=', entryId as string))
    .$if(after !== undefined, (query) => query.where('s.id', '>', after as string))
    .limit(limit)
    .execute()

/** The first few of them, for home. */
export const listFirstSuggestions = kept((tx: Tx, { partnershipId }: Given<{ partnershipId: string }>, limit: number) =>
  waitingSuggestions(tx, partnershipId).limit(limit),
)

const waitingSuggestions = (tx: Tx, partnershipId: string | Place<string>) =>
  tx
    .selectFrom('suggestion as s')
    .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 's.partnershipId').onRef('e.id', '=', 's.entryId'))
    .select(WHAT_WAITS)
    .where('s.partnershipId', '=', partnershipId)
    .where('s.state', '=', 'waiting')
    .orderBy('s.id')

export type Suggestion = Awaited<ReturnType<typeof listSuggestions>>[number]

/** A suggestion about an entry, answered or not. */
export const findSuggestion = (tx: Tx, partnershipId: string, entryId: string, id: string) =>
  tx
    .selectFrom('suggestion')
    .select(['id', 'entryId', 'said', 'about', 'state', 'fromEmail'])
    .where('partnershipId', '=', partnershipId)
    .where('entryId', '=', entryId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Pairs that may be the same thing, both of them still shown to somebody. At most `limit`, after `after`. */
export const listAlike = (
  tx: Tx,
  partnershipId: string,
  { after, limit = 25 }: { after?: { oneId: string; otherId: string } | undefined; limit?: number } = {},
) =>
  tx
    .selectFrom('alike as a')
    .innerJoin('entry as one', (join) => join.onRef('one.partnershipId', '=', 'a.partnershipId').onRef('one.id', '=', 'a.oneId'))
    .innerJoin('entry as other', (join) => join.onRef('other.partnershipId', '=', 'a.partnershipId').onRef('other.id', '=', 'a.otherId'))
    .select(['a.oneId', 'a.otherId', 'a.because', 'one.name as oneName', 'other.name as otherName'])
    .where('a.partnershipId', '=', partnershipId)
    .where('a.state', '=', 'waiting')
    .where('one.state', '<>', 'at rest')
    .where('other.state', '<>', 'at rest')
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('a.oneId', 'a.otherId'), '>', eb.tuple(after?.oneId as string, after?.otherId as string))),
    )
    .orderBy('a.oneId')
    .orderBy('a.otherId')
    .limit(limit)
    .execute()

export type AlikePair = Awaited<ReturnType<typeof listAlike>>[number]

/** Up to how many are counted: beyond it "more than" is said. */
export const COUNTED = 1000

/** How much waits in each list of the directory. Each counts to a thousand and no further. */
export async function countToCheck(tx: Tx, partnershipId: string, { latest, oldest }: { latest: Day; oldest: Day }) {
  const upTo = (rows: ReturnType<typeof sql>) => sql<number>`(select count(*)::integer from (${rows} limit ${COUNTED + 1}) counted)`
  const checked = (condition: ReturnType<typeof sql>) =>
    sql`select 1 from entry e where e.partnership_id = ${partnershipId} and e.state <> 'at rest' and ${condition}`
  const { rows } = await sql<{ wants: number; hidden: number; alone: number; told: number; alike: number }>`select
    ${upTo(checked(sql`e.last_checked_on <= ${latest} and e.last_checked_on >= ${oldest}`))} as wants,
    ${upTo(checked(sql`e.last_checked_on < ${oldest}`))} as hidden,
    ${upTo(checked(sql`e.group_id is null and not exists (select from keeper k where k.partnership_id = e.partnership_id and k.entry_id = e.id)`))} as alone,
    ${upTo(sql`select 1 from suggestion s where s.partnership_id = ${partnershipId} and s.state = 'waiting'`)} as told,
    ${upTo(sql`select 1 from alike a
      join entry one on one.partnership_id = a.partnership_id and one.id = a.one_id and one.state <> 'at rest'
      join entry other on other.partnership_id = a.partnership_id and other.id = a.other_id and other.state <> 'at rest'
      where a.partnership_id = ${partnershipId} and a.state = 'waiting'`)} as alike`.execute(tx)
  const [counted] = rows
  if (!counted) throw new Error('Nothing was counted')
  return counted
}

/** The versions of an entry, latest first, each with the one before it. At most `limit`, before version `before`. */
export const listVersions = (tx: Tx, partnershipId: string, entryId: string, { before, limit = 10 }: { before?: number | undefined; limit?: number } = {}) =>
  tx
    .selectFrom('entryHistory')
    .select(['version', 'at', 'byName', 'did', 'because', 'whole'])
    .where('partnershipId', '=', partnershipId)
    .where('entryId', '=', entryId)
    .$if(before !== undefined, (query) => query.where('version', '<', before as number))
    .orderBy('version', 'desc')
    // One more, to say what the last of the page changed.
    .limit(limit + 1)
    .execute()

/** Merges that an entry came out of, latest first, and have not been undone. */
export const listMerges = (tx: Tx, partnershipId: string, keptId: string) =>
  tx
    .selectFrom('entryMerge as m')
    .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'm.partnershipId').onRef('e.id', '=', 'm.goneId'))
    .select(['m.id', 'm.at', 'm.byName', 'e.name as goneName'])
    .where('m.partnershipId', '=', partnershipId)
    .where('m.keptId', '=', keptId)
    .where('m.undoneAt', 'is', null)
    .orderBy('m.id', 'desc')
    .limit(20)
    .execute()

/** What waits about one entry, for whoever keeps it. */
export async function countWaiting(tx: Tx, partnershipId: string, entryId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('suggestion')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('partnershipId', '=', partnershipId)
    .where('entryId', '=', entryId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return count
}
