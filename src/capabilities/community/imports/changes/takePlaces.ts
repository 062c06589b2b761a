import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { foldName } from '../../../../platform/fold.ts'
import { newId } from '../../../../platform/ids.ts'
import type { LeftOut, PlaceRow } from '../reading/placesTable.ts'

export interface PlacesTaken {
  taken: number
  leftOut: Partial<Record<LeftOut, number>>
}

const AT_ONCE = 1000

/**
 * Takes places as they are read, a thousand in one statement; those that are there already are put right. `save` runs the statement, in one
 * transaction of its own or in the one of a request. Calls `onTaken` with how many so far.
 */
export async function takePlaces(
  rows: AsyncIterable<PlaceRow | { leftOut: LeftOut }>,
  save: (some: readonly PlaceRow[]) => Promise<void>,
  onTaken: (taken: number) => void = () => {},
): Promise<PlacesTaken> {
  const told: PlacesTaken = { taken: 0, leftOut: {} }
  let some = new Map<string, PlaceRow>()
  const keep = async () => {
    if (some.size === 0) return
    await save([...some.values()])
    told.taken += some.size
    some = new Map()
    onTaken(told.taken)
  }
  for await (const row of rows) {
    if ('leftOut' in row) told.leftOut[row.leftOut] = (told.leftOut[row.leftOut] ?? 0) + 1
    // Twice in one statement is refused by the database; the later one counts.
    else some.set(foldName(row.name), row)
    if (some.size >= AT_ONCE) await keep()
  }
  await keep()
  return told
}

/** Writes some places: new ones, and where those that are there already have moved. */
export async function savePlaces(tx: Tx, partnershipId: string, some: readonly PlaceRow[]): Promise<void> {
  const rows = some.map(({ name, latitude, longitude }) => ({ id: newId(), name, folded: foldName(name), latitude, longitude }))
  await sql`
    insert into place as p (partnership_id, id, name, folded_name, latitude, longitude)
    select ${partnershipId}::uuid, r.id, r.name, r.folded, r.latitude, r.longitude
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, name text, folded text, latitude float8, longitude float8)
    where r.folded <> ''
    on conflict (partnership_id, folded_name) do update set name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude
      where (p.latitude, p.longitude) is distinct from (excluded.latitude, excluded.longitude)`.execute(tx)
}
