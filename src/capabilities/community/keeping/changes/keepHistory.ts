import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Viewer } from '../../../../platform/viewer.ts'

/** What was done to an entry, as its history says it. */
export type Did =
  | 'added'
  | 'changed'
  | 'checked'
  | 'closed for now'
  | 'opened again'
  | 'put to rest'
  | 'brought back'
  | 'merged'
  | 'merge undone'
  | 'imported'
  | 'taken over from a feed'

interface Kept {
  entryIds: readonly string[]
  did: Did
  because?: string
}

/**
 * Writes down what entries are now, each whole, as the version they have now. Called at the end of every change of an entry or
 * of anything that belongs to it, after `version` was raised: two changes cannot be one version. One statement, however many.
 */
export async function keepHistory({ tx, viewer, now }: { tx: Tx; viewer: Viewer; now: Date }, { entryIds, did, because = '' }: Kept) {
  if (entryIds.length === 0) return
  await sql`
    insert into entry_history (partnership_id, entry_id, version, group_id, at, by_membership, by_name, did, because, whole)
    select e.partnership_id, e.id, e.version, e.group_id, ${now}, ${viewer.membershipId ?? null}, ${viewer.name || 'Livewell'}, ${did}, ${because}, ${wholeOf()}
    from entry e
    where e.partnership_id = ${viewer.partnershipId} and e.id = any (${[...entryIds]}::uuid[])`.execute(tx)
}

/** An entry `e` with all that belongs to it, as JSON by the names of the columns. */
export const wholeOf = () => sql`jsonb_build_object(
  'entry', to_jsonb(e),
  'places', ${rowsOf('entry_place', 'r.position, r.id')},
  'schedules', ${rowsOf('schedule', 'r.position, r.id')},
  'exceptions', coalesce((
    select jsonb_agg(to_jsonb(x) order by x.day, x.schedule_id)
    from schedule s join schedule_exception x on x.partnership_id = s.partnership_id and x.schedule_id = s.id
    where s.partnership_id = e.partnership_id and s.entry_id = e.id), '[]'),
  'costs', ${rowsOf('cost_option', 'r.position, r.id')},
  'contacts', ${rowsOf('entry_contact', 'r.position, r.id')},
  'terms', ${rowsOf('entry_term', 'r.term_id')})`

const rowsOf = (table: string, order: string) => sql`coalesce((
    select jsonb_agg(to_jsonb(r) order by ${sql.raw(order)}) from ${sql.table(table)} r
    where r.partnership_id = e.partnership_id and r.entry_id = e.id), '[]')`
