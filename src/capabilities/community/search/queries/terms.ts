import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { TermOffered } from '../forms/lookFor.ts'

/** More boxes than these are no choice. */
const MOST_OFFERED = 60

/** The widest words that entries are sorted under, and those that were chosen. A listing has the wider words of its own, too. */
export const listTermsOffered = (tx: Tx, partnershipId: string, chosen: readonly string[]): Promise<TermOffered[]> =>
  tx
    .selectFrom('term')
    .select(['id', 'taxonomyId', 'name', 'sortName'])
    .where('partnershipId', '=', partnershipId)
    .where((eb) => eb.or([eb('parentId', 'is', null), eb('sortName', '=', sql<string>`any (${[...chosen]}::text[])`)]))
    .orderBy('taxonomyId')
    .orderBy('sortName')
    .limit(MOST_OFFERED)
    .execute()
