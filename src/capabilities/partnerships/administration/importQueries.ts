import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { PracticeImport } from './practiceImport.ts'

export const findImport = (tx: Tx, partnershipId: string, id: string): Promise<PracticeImport | undefined> =>
  tx.selectFrom('practiceImport').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** The lists that were uploaded last. */
export const listImports = (tx: Tx, partnershipId: string) =>
  tx.selectFrom('practiceImport').selectAll().where('partnershipId', '=', partnershipId).orderBy('id', 'desc').limit(10).execute()

/** Rows of a list that could not be used, by line. One page: at most `limit`, after the line `after`. */
export const listRejected = (tx: Tx, partnershipId: string, importId: string, { after = 0, limit = 20 } = {}) =>
  tx
    .selectFrom('practiceImportRow')
    .select(['line', 'problem', 'raw'])
    .where('partnershipId', '=', partnershipId)
    .where('importId', '=', importId)
    .where('problem', 'is not', null)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()

/** What switching a list in would do: how many practices are new, known already, and would be closed. */
export async function countWhatWouldChange(tx: Tx, partnershipId: string, importId: string) {
  const { rows } = await sql<{ fresh: number; known: number; closing: number }>`
    select count(*) filter (where r.practice->>'name' is not null and o.id is null) as fresh,
      count(*) filter (where r.practice->>'name' is not null and o.id is not null) as known,
      count(*) filter (where r.practice->>'name' is null and o.id is not null and o.closed_on is null) as closing
    from practice_import_row r
    left join organisation o on o.partnership_id = r.partnership_id and o.ods_code = r.practice->>'odsCode'
    where r.partnership_id = ${partnershipId} and r.import_id = ${importId} and r.practice is not null`.execute(tx)
  return rows[0] ?? { fresh: 0, known: 0, closing: 0 }
}
