import { sql } from 'kysely'
import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { PracticeImport } from '../practiceImport.ts'
import { holdStill } from './holdStill.ts'

/**
 * Uses a list that was checked: new practices are added, known ones (by their NHS code) put right, closed ones closed. Which team
 * answers a practice is ours and stays. A few statements over whole sets, so the transaction is short. Throws OutOfDate when the
 * list was switched in or given up meanwhile.
 */
export async function switchIn(acting: Acting, { id }: PracticeImport) {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  // A code that an administrator is giving to an organisation at this moment would meet ours.
  await holdStill(tx, partnershipId)
  await endImport(acting, id, { state: 'switched in', switchedInAt: now })
  await sql`
    insert into organisation as o (partnership_id, id, kind, name, folded_name, ods_code, address, postcode, phone, created_at)
    select r.partnership_id, (r.practice->>'id')::uuid, 'GP practice', r.practice->>'name', r.practice->>'foldedName', r.practice->>'odsCode',
      r.practice->>'address', r.practice->>'postcode', r.practice->>'phone', ${now}
    from practice_import_row r
    where r.partnership_id = ${partnershipId} and r.import_id = ${id} and r.practice->>'name' is not null
    on conflict (partnership_id, ods_code) do update
      set kind = excluded.kind, name = excluded.name, folded_name = excluded.folded_name, address = excluded.address,
        postcode = excluded.postcode, phone = coalesce(excluded.phone, o.phone), closed_on = null, version = o.version + 1
      where (o.kind, o.name, o.address, o.postcode, o.phone, o.closed_on)
        is distinct from (excluded.kind, excluded.name, excluded.address, excluded.postcode, coalesce(excluded.phone, o.phone), null::date)`.execute(tx)
  await sql`
    update organisation o
    set closed_on = (r.practice->>'closedOn')::date, version = o.version + 1
    from practice_import_row r
    where r.partnership_id = ${partnershipId} and r.import_id = ${id} and r.practice->>'closedOn' is not null
      and o.partnership_id = r.partnership_id and o.ods_code = r.practice->>'odsCode' and o.closed_on is null
      and not exists (
        select from practice_import_row again
        where again.partnership_id = r.partnership_id and again.import_id = r.import_id
          and again.practice->>'odsCode' = r.practice->>'odsCode' and again.practice->>'name' is not null)`.execute(tx)
  await forgetPractices(acting, id)
  await recordInAudit(acting, 'switched in', { thing: 'list of practices', thingId: id })
}

/** Leaves a list unused. Throws OutOfDate when it was switched in or given up meanwhile. */
export async function giveUp(acting: Acting, { id }: PracticeImport) {
  await endImport(acting, id, { state: 'given up' })
  await forgetPractices(acting, id)
  await recordInAudit(acting, 'gave up', { thing: 'list of practices', thingId: id })
}

async function endImport({ tx, viewer }: Acting, id: string, columns: { state: 'switched in' | 'given up'; switchedInAt?: Date }) {
  const { numUpdatedRows } = await tx
    .updateTable('practiceImport')
    .set(columns)
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('state', '=', 'checked')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This list has been switched in or given up already.')
}

// What could not be used stays, for whoever wants to send it back; the rest has done its work.
const forgetPractices = ({ tx, viewer }: Acting, id: string) =>
  tx.deleteFrom('practiceImportRow').where('partnershipId', '=', viewer.partnershipId).where('importId', '=', id).where('problem', 'is', null).execute()
