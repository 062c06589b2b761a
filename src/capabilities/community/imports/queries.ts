import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Outcome } from './comparing.ts'
import type { DirectoryImport, Source } from './directory.ts'

export const findSource = (tx: Tx, partnershipId: string, id: string): Promise<Source | undefined> =>
  tx.selectFrom('directorySource').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** A source by the name of a file's directory: sent again, it is the same one. */
export const findFileSource = (tx: Tx, partnershipId: string, name: string): Promise<Source | undefined> =>
  tx
    .selectFrom('directorySource')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('kind', '=', 'file')
    .where('name', '=', name)
    .orderBy('id')
    .executeTakeFirst()

/** Sources, the newest first. They are few. */
export const listSources = (tx: Tx, partnershipId: string): Promise<Source[]> =>
  tx.selectFrom('directorySource').selectAll().where('partnershipId', '=', partnershipId).orderBy('id', 'desc').limit(100).execute()

export const findImport = (tx: Tx, partnershipId: string, id: string): Promise<DirectoryImport | undefined> =>
  tx.selectFrom('directoryImport').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** The latest imports, of one source or of all. */
export const listImports = (tx: Tx, partnershipId: string, sourceId?: string): Promise<DirectoryImport[]> =>
  tx
    .selectFrom('directoryImport')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .$if(sourceId !== undefined, (query) => query.where('sourceId', '=', sourceId as string))
    .orderBy('id', 'desc')
    .limit(20)
    .execute()

const ofImport = (tx: Tx, partnershipId: string, importId: string) =>
  tx.selectFrom('directoryImportRow').where('partnershipId', '=', partnershipId).where('importId', '=', importId)

export interface Asked {
  after?: number
  limit?: number
}

/** What of an import would become what. One page: at most `limit`, after a position. */
export const listByOutcome = (tx: Tx, partnershipId: string, importId: string, outcome: Outcome, { after = 0, limit = 50 }: Asked = {}) =>
  ofImport(tx, partnershipId, importId)
    .select(['position', 'name', 'theirId', 'ourId', 'notes', 'outcome'])
    .where('outcome', '=', outcome)
    .where('kind', '=', 'entry')
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()

/** Rows that could not be used, and why. */
export const listRejected = (tx: Tx, partnershipId: string, importId: string, { after = 0, limit = 20 }: Asked = {}) =>
  ofImport(tx, partnershipId, importId)
    .select(['position', 'theirId', 'problem', 'raw', 'notes'])
    .where('problem', 'is not', null)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()

/** Rows of which something could not be taken. */
export const listNoted = (tx: Tx, partnershipId: string, importId: string, { after = 0, limit = 20 }: Asked = {}) =>
  ofImport(tx, partnershipId, importId)
    .select(['position', 'theirId', 'name', 'notes'])
    .where('problem', 'is', null)
    .where('notes', '<>', sql<string[]>`'{}'`)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()

/** How many places are known: villages and postcodes. */
export const countPlaces = async (tx: Tx, partnershipId: string): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom('place')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('partnershipId', '=', partnershipId)
        .executeTakeFirstOrThrow()
    ).count,
  )
