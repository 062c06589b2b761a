import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Comparable } from '../comparing.ts'
import { asId, idFrom, type OriginKind } from '../ids.ts'
import type { Working } from './working.ts'

export interface Origin {
  theirId: string
  ourId: string
  taken: Comparable
  mark: string
  goneAt: Date | null
}

/** What these came to be here when they were last taken. */
export async function findOrigins(
  tx: Tx,
  partnershipId: string,
  sourceId: string,
  kind: OriginKind,
  theirIds: readonly string[],
): Promise<Map<string, Origin>> {
  if (theirIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('directoryOrigin')
    .select(['theirId', 'ourId', 'taken', 'mark', 'goneAt'])
    .where('partnershipId', '=', partnershipId)
    .where('sourceId', '=', sourceId)
    .where('kind', '=', kind)
    .where('theirId', 'in', theirIds)
    .execute()
  // What was taken before days apart were: none of them.
  const origins = rows.map((row) => ({ ...row, taken: { daysApart: [], ...(row.taken as object) } }) as unknown as Origin)
  return new Map(origins.map((origin) => [origin.theirId, origin]))
}

const tableOf = { entry: 'entry', organiser: 'organiser', taxonomy: 'taxonomy', term: 'term' } as const

/**
 * Which of our ids each gets. One that came before keeps its own; else theirs, when it is a UUID and free here, or names what was made
 * here (our own export come home); else one worked out from the source, the same whenever it is asked for.
 */
export async function resolveIds(
  { tx, partnershipId }: Pick<Working, 'tx' | 'partnershipId'>,
  sourceId: string,
  kind: OriginKind,
  theirIds: readonly string[],
  origins: ReadonlyMap<string, Pick<Origin, 'ourId'>>,
): Promise<Map<string, { id: string; isOurs: boolean }>> {
  const wanted = [...new Set(theirIds.flatMap((theirId) => (origins.has(theirId) ? [] : (asId(theirId) ?? []))))]
  const { rows } =
    wanted.length === 0
      ? { rows: [] }
      : await sql<{ id: string; isTaken: boolean }>`
          select t.id, exists (
            select from directory_origin o where o.partnership_id = t.partnership_id and o.our_id = t.id and o.kind = ${kind}
          ) as is_taken
          from ${sql.table(tableOf[kind])} t where t.partnership_id = ${partnershipId} and t.id = any (${wanted}::uuid[])`.execute(tx)
  const here = new Map(rows.map(({ id, isTaken }) => [id, isTaken]))
  return new Map(
    theirIds.map((theirId) => {
      const origin = origins.get(theirId)
      if (origin) return [theirId, { id: origin.ourId, isOurs: false }]
      const id = asId(theirId)
      if (id === undefined || here.get(id) === true) return [theirId, { id: idFrom(sourceId, kind, theirId), isOurs: false }]
      return [theirId, { id, isOurs: here.has(id) }]
    }),
  )
}
