import type { Insertable } from 'kysely'
import type { PracticeImportRow } from '../../../../../database/schema.ts'
import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { readPracticeList } from '../../practiceList.ts'
import { MOST_REJECTED, waitingClosure, waitingPractice } from '../practiceImport.ts'
import type { Wrong } from '../saving.ts'

// At most 65,535 values in one statement; few enough that other requests get their turn in between.
const CHUNK = 500

type Row = Omit<Insertable<PracticeImportRow>, 'partnershipId' | 'importId'>

/**
 * Reads a list of practices and keeps it aside, checked whole; nothing uses it until it is switched in. Answers what is wrong
 * with the file, and then nothing of it may be committed. The same id sent twice is one import.
 */
export async function stageImport(acting: Acting, id: string, file: File): Promise<Wrong[]> {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('practiceImport')
    .values({ partnershipId, id, state: 'checked', fileName: nameOf(file), madeBy: viewer.membershipId, madeAt: now })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return []

  const counted = { found: 0, rejected: 0, leftOut: {} as Record<string, number> }
  const wrong = await keepRows(acting, id, file, counted)
  if (wrong) return [{ field: 'file', ...wrong }]
  await tx
    .updateTable('practiceImport')
    .set({ ...counted, leftOut: counted.leftOut })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .execute()
  await recordInAudit(acting, 'uploaded', { thing: 'list of practices', thingId: id })
  return []
}

type Counted = { found: number; rejected: number; leftOut: Record<string, number> }

async function keepRows({ tx, viewer, today }: Acting, importId: string, file: File, counted: Counted): Promise<Omit<Wrong, 'field'> | undefined> {
  let chunk: Row[] = []
  const keep = async (row?: Row) => {
    if (row) chunk.push(row)
    if (chunk.length === 0 || (row && chunk.length < CHUNK)) return
    await tx
      .insertInto('practiceImportRow')
      .values(chunk.map((each) => ({ ...each, partnershipId: viewer.partnershipId, importId })))
      .execute()
    chunk = []
  }
  let firstReason = ''
  for await (const row of readPracticeList(file.stream())) {
    if ('unreadable' in row) return { message: row.unreadable }
    if ('rejected' in row) {
      const { line, reason, row: cells } = row.rejected
      firstReason ||= reason
      if (++counted.rejected > MOST_REJECTED) return { message: NOT_THE_LIST, about: { reason: firstReason } }
      await keep({ line, problem: reason, raw: JSON.stringify(cells) })
    } else if ('practice' in row) {
      counted.found++
      await keep({ line: row.line, practice: waitingPractice(row.practice) })
    } else {
      counted.leftOut[row.leftOut] = (counted.leftOut[row.leftOut] ?? 0) + 1
      if (row.closed) await keep({ line: row.line, practice: waitingClosure(row.closed, today) })
    }
  }
  await keep()
  if (counted.found === 0 && Object.keys(counted.leftOut).length === 0) return { message: NOT_THE_LIST, about: { reason: firstReason } }
  return undefined
}

const NOT_THE_LIST = 'This does not look like the NHS list of GP practices. The first row that cannot be used: {{reason}}'

// What a browser calls a file is only shown, never opened.
const nameOf = (file: File) => file.name.replaceAll(/\p{Cc}/gu, '').slice(0, 200) || 'list.csv'
