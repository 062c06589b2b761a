import type { Day } from '../../../../platform/clock.ts'
import { dayIn } from '../../../../platform/clock.ts'
import { narrowed, type Tx } from '../../../../platform/database/narrowed.ts'
import type { House } from '../../../../platform/http/env.ts'
import { type Member, Viewer } from '../../../../platform/viewer.ts'
import type { DirectoryImport, Source } from '../directory.ts'

/** A piece of an import that is being done without anybody waiting: in whose name, in which transaction. */
export interface Working {
  tx: Tx
  partnershipId: string
  source: Source
  /** Whoever asked for it. */
  viewer: Member
  now: Date
  today: Day
  requestId: string
}

export interface Where {
  id: string
  slug: string
  timeZone: string
}

/**
 * Does a piece of an import in one transaction, with the reach of an administrator and in the name of whoever asked for it. Undefined when
 * the import is not there any more.
 */
export async function working<T>(
  house: Pick<House, 'database' | 'clock'>,
  where: Where,
  importId: string,
  piece: (working: Working, of: DirectoryImport) => Promise<T>,
): Promise<T | undefined> {
  const { id: partnershipId, slug, timeZone } = where
  const partnership = { id: partnershipId, slug, name: '', timeZone, phone: null, answersWithinDays: 5, staffNeedTotp: false }
  return narrowed(house.database.pool, { partnershipId, hat: 'administrator' }, async (tx) => {
    const of = await tx.selectFrom('directoryImport').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', importId).executeTakeFirst()
    if (!of) return undefined
    const source = await tx
      .selectFrom('directorySource')
      .selectAll()
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', of.sourceId)
      .executeTakeFirstOrThrow()
    const now = house.clock()
    const viewer = new Viewer(partnership, { membershipId: of.askedBy, hat: 'administrator', name: source.name }) as Member
    return piece({ tx, partnershipId, source, viewer, now, today: dayIn(timeZone, now), requestId: importId }, of)
  })
}

/**
 * Keeps what a piece came to. False when another server was quicker: then nothing of the piece may be kept, and the caller throws.
 */
export async function keepProgress({ tx, partnershipId }: Working, of: DirectoryImport, to: Partial<Omit<DirectoryImport, 'counts'>> & { counts?: object }) {
  const { numUpdatedRows } = await tx
    .updateTable('directoryImport')
    .set({ ...(to as object), round: of.round + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', of.id)
    .where('round', '=', of.round)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new DoneElsewhere()
}

/** Another server did this piece. */
export class DoneElsewhere extends Error {
  override name = 'DoneElsewhere'
}
