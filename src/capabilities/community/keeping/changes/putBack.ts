import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { SAID_OF_ENTRY } from '../../entryColumns.ts'
import type { Whole } from '../whole.ts'

/** What of the row itself is put back. Left as they are: what it is, whose register it has, and what says that it changed. */
export const PUT_BACK = [...SAID_OF_ENTRY, 'room_for', 'places_left'] as const
export const LEFT_AS_IT_IS = ['partnership_id', 'id', 'group_id', 'last_checked_on', 'last_checked_by', 'version', 'changed_at', 'created_at'] as const

/** What belongs to an entry, in the order in which rows may point to each other. */
export const PARTS = [
  ['entry_place', 'places'],
  ['schedule', 'schedules'],
  ['schedule_exception', 'exceptions'],
  ['cost_option', 'costs'],
  ['entry_contact', 'contacts'],
  ['entry_term', 'terms'],
] as const satisfies readonly (readonly [string, keyof Whole])[]

/** Makes an entry and all that belongs to it what it was. Its version and its listing are for the caller to see to. */
export async function putBack(tx: Tx, partnershipId: string, entryId: string, whole: Whole) {
  const columns = sql.join(PUT_BACK.map((name) => sql.id(name)))
  // What the version does not know, because it is older than the column, stays as it is.
  await sql`
    update entry e set (${columns}) = (select ${columns} from jsonb_populate_record(e, ${JSON.stringify(whole.entry)}::jsonb) was)
    where e.partnership_id = ${partnershipId} and e.id = ${entryId}`.execute(tx)
  for (const table of ['schedule', 'entry_place', 'cost_option', 'entry_contact', 'entry_term']) {
    await sql`delete from ${sql.table(table)} where partnership_id = ${partnershipId} and entry_id = ${entryId}`.execute(tx)
  }
  await addParts(tx, partnershipId, entryId, whole)
}

/** Adds rows that belong to an entry, under its group as it is now. A word that is gone from the list is left out. */
export async function addParts(tx: Tx, partnershipId: string, entryId: string, parts: Omit<Whole, 'entry'>) {
  const entry = await tx.selectFrom('entry').select('groupId').where('partnershipId', '=', partnershipId).where('id', '=', entryId).executeTakeFirstOrThrow()
  for (const [table, key] of PARTS) {
    const rows = parts[key].map((row) => ({ ...row, partnership_id: partnershipId, group_id: entry.groupId, entry_id: entryId }))
    if (rows.length === 0) continue
    await sql`
      insert into ${sql.table(table)} select r.* from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) r
      where ${table === 'entry_term' ? sql`exists (select from term t where t.partnership_id = r.partnership_id and t.id = r.term_id)` : sql`true`}`.execute(tx)
  }
}
