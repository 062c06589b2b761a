import type { DirectoryImport } from '../directory.ts'
import type { Incoming, IncomingTaxonomy, IncomingTerm, Read } from '../incoming.ts'
import type { OurRow } from '../reading/ourTable.ts'
import type { Working } from './working.ts'

/** Something that was read, before it is compared. */
export interface StagedRow {
  kind: 'entry' | 'taxonomy' | 'term'
  theirId: string | null
  name: string
  notes: string[]
  incoming?: Incoming | OurRow | IncomingTerm | IncomingTaxonomy
  mark?: string
  asBefore?: boolean
  needsDetail?: boolean
  problem?: string
  /** As it came, for whoever has to put it right. */
  raw?: unknown
}

/** An entry that was read, or why it cannot be used. */
export const stagedEntry = (read: Read<Incoming | OurRow>, { raw, mark = '' }: { raw: unknown; mark?: string }): StagedRow =>
  'problem' in read
    ? { kind: 'entry', theirId: read.theirId || null, name: '', notes: read.notes, problem: read.problem, raw }
    : {
        kind: 'entry',
        theirId: read.theirId,
        name: read.thing.name,
        notes: read.notes,
        mark,
        incoming: (read.checkedOn ? { ...read.thing, checkedOn: read.checkedOn } : read.thing) as Incoming,
      }

const keyOf = ({ kind, theirId }: Pick<StagedRow, 'kind' | 'theirId'>) => `${kind}:${theirId}`
const AT_ONCE = 500

/**
 * Keeps what was read beside its import. What came before under the same id is a row that cannot be used; a term that came before is
 * simply known, and so is everything with `onlyFresh`. Answers the last position, and how many had not come before.
 */
export async function keepRows(
  { tx, partnershipId }: Pick<Working, 'tx' | 'partnershipId'>,
  of: Pick<DirectoryImport, 'id' | 'position'>,
  rows: readonly StagedRow[],
  { onlyFresh = false } = {},
): Promise<{ position: number; fresh: number }> {
  let { position } = of
  let fresh = 0
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE)
    const theirIds = some.flatMap(({ theirId }) => theirId ?? [])
    const known = new Set(
      theirIds.length === 0
        ? []
        : (
            await tx
              .selectFrom('directoryImportRow')
              .select(['kind', 'theirId'])
              .where('partnershipId', '=', partnershipId)
              .where('importId', '=', of.id)
              .where('theirId', 'in', theirIds)
              .execute()
          ).map(keyOf),
    )
    const values = some.flatMap((row) => {
      const isKnown = row.theirId !== null && known.has(keyOf(row))
      if (isKnown && (onlyFresh || row.kind !== 'entry')) return []
      if (!isKnown && row.kind === 'entry') fresh++
      else if (!isKnown) fresh += onlyFresh ? 1 : 0
      if (row.theirId !== null) known.add(keyOf(row))
      const problem = row.problem ?? (isKnown ? 'The same id came before' : null)
      return [
        {
          partnershipId,
          importId: of.id,
          position: ++position,
          kind: row.kind,
          theirId: isKnown ? null : row.theirId,
          name: row.name,
          needsDetail: problem === null && row.needsDetail === true,
          asBefore: row.asBefore === true,
          mark: row.mark ?? '',
          incoming: problem === null ? ((row.incoming ?? null) as never) : null,
          notes: row.notes,
          problem,
          raw: problem === null ? null : JSON.stringify(row.raw ?? { id: row.theirId }).slice(0, 4000),
        },
      ]
    })
    if (values.length > 0) await tx.insertInto('directoryImportRow').values(values).execute()
  }
  return { position, fresh }
}
