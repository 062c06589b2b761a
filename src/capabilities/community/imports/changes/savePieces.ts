import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Outcome } from '../comparing.ts'

export interface Compared {
  position: number
  ourId: string | null
  outcome: Outcome | null
  versionSeen: number | null
  merged: object | null
  notes: string[]
  problem: string | null
}

/** Writes beside the rows of an import what comparing them came to: one statement. */
export const savePieces = (tx: Tx, partnershipId: string, importId: string, compared: readonly Compared[]) =>
  sql`
    update directory_import_row r
    set our_id = c."ourId", outcome = c.outcome, version_seen = c."versionSeen", merged = c.merged, notes = c.notes, problem = c.problem
    from jsonb_to_recordset(${JSON.stringify(compared)}::jsonb)
      as c (position integer, "ourId" uuid, outcome text, "versionSeen" integer, merged jsonb, notes text[], problem text)
    where r.partnership_id = ${partnershipId} and r.import_id = ${importId} and r.position = c.position`.execute(tx)
