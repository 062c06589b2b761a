import { sql } from 'kysely'
import type { Counts, DirectoryImport } from '../directory.ts'
import type { Working } from './working.ts'

/** What an import would do, by what would become of its entries. */
export async function countWhatWould({ tx, partnershipId }: Pick<Working, 'tx' | 'partnershipId'>, of: Pick<DirectoryImport, 'id'>): Promise<Counts> {
  const { rows } = await sql<{ outcome: string; count: number }>`
    select coalesce(outcome, 'rejected') as outcome, count(*) as count from directory_import_row
    where partnership_id = ${partnershipId} and import_id = ${of.id} and (kind = 'entry' or problem is not null) and (outcome is not null or problem is not null)
    group by 1
    union all
    select 'noted', count(*) from directory_import_row
    where partnership_id = ${partnershipId} and import_id = ${of.id} and notes <> '{}' and problem is null
    having count(*) > 0`.execute(tx)
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]))
}

/**
 * Adds what a source had and has no more to an import, to be put to rest: only what came from it, and only when the whole of it was
 * read. What it still lists and what could not be read is not gone.
 */
export async function findGone({ tx, partnershipId }: Working, of: DirectoryImport): Promise<void> {
  if (!of.isWhole) return
  await sql`
    insert into directory_import_row (partnership_id, import_id, position, kind, their_id, name, outcome, our_id, version_seen)
    select o.partnership_id, ${of.id}, last.position + row_number() over (order by o.their_id), 'entry', o.their_id, e.name, 'gone', e.id, e.version
    from directory_origin o
    join entry e on e.partnership_id = o.partnership_id and e.id = o.our_id
    cross join (select coalesce(max(position), 0) as position from directory_import_row where partnership_id = ${partnershipId} and import_id = ${of.id}) last
    where o.partnership_id = ${partnershipId} and o.source_id = ${of.sourceId} and o.kind = 'entry' and o.gone_at is null
      and not exists (
        select from directory_import_row r
        where r.partnership_id = o.partnership_id and r.import_id = ${of.id} and r.kind = 'entry' and r.their_id = o.their_id)`.execute(tx)
}
