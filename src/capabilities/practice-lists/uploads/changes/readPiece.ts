import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { newId } from '../../../../platform/ids.ts'
import { type Encoding, readTable, textOf } from '../../../../platform/table.ts'
import { leaveOut } from '../../changes/leaveOut.ts'
import type { PracticeList } from '../../list.ts'
import { findRules } from '../../queries.ts'
import { DoneElsewhere, inPieces, type Office, type Where, working } from '../../working.ts'
import type { Matched } from '../columns.ts'
import { type ReadPerson, readRow } from '../readRow.ts'

/** For how long to work before somebody else gets their turn, and how many rows are kept in one transaction. */
const PACE = { forMs: 20_000, rows: 2_000 }
const LONGEST_ROW = 20_000
const LONGEST_RAW = 4_000
/** More people than this are not of one practice. */
export const MOST_PEOPLE = 250_000

/** Goes on reading or checking a list where it was broken off. Every piece is kept with where to go on, so nothing is lost or done twice. */
export async function goOnReading(house: Office, where: Where, listId: string, pace: Partial<typeof PACE> = {}): Promise<void> {
  const { forMs, rows } = { ...PACE, ...pace }
  const until = performance.now() + forMs
  await inPieces(async () => {
    const list = await working(house, where, ({ tx }) => findListToRead(tx, where.id, listId))
    if (list?.state === 'reading') return readOn(house, where, list, { rows, until })
    if (list?.state === 'checking') await working(house, where, ({ tx }) => check(tx, list))
    return 'over'
  }, forMs)
}

const findListToRead = (tx: Tx, partnershipId: string, id: string): Promise<PracticeList | undefined> =>
  tx.selectFrom('practiceList').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

interface Kept {
  position: number
  people: (ReadPerson & { line: number })[]
  rejected: { line: number; reason: string; raw: readonly string[] }[]
}

/** Reads from the beginning of the file, passes over what was kept before, and keeps the rest some rows at a time. */
async function readOn(house: Office, where: Where, list: PracticeList, { rows, until }: { rows: number; until: number }): Promise<'on' | 'over'> {
  const allowed = await working(house, where, async ({ tx, today }) => ({ ...(await findRules(tx, where.id)), today }))
  const pieces = textOf(filePieces(house, where, list.id), list.encoding as Encoding)
  let at = list
  let some = emptyAfter(at)
  let position = 0 // of all rows of the file
  for await (const row of readTable({ pieces, delimiter: list.delimiter, longestRow: LONGEST_ROW })) {
    position++
    if (position <= list.position) continue
    const read = 'cells' in row ? readRow(row.raw, list.matched as Matched, allowed) : { rejected: row.problem }
    if ('rejected' in read) some.rejected.push({ line: row.line, reason: read.rejected, raw: row.raw })
    else some.people.push({ ...read, line: row.line })
    some.position = position
    if (some.people.length + some.rejected.length < rows) continue
    at = await keep(house, where, at, some, 'reading')
    some = emptyAfter(at)
    if (position > MOST_PEOPLE) return endAsTooLong(house, where, at)
    if (performance.now() > until) return 'on'
  }
  await keep(house, where, at, some, 'checking')
  return 'on'
}

const emptyAfter = ({ position }: Pick<PracticeList, 'position'>): Kept => ({ position, people: [], rejected: [] })

async function* filePieces(house: Office, where: Where, listId: string): AsyncGenerator<Uint8Array> {
  for (let piece = 0; ; piece++) {
    const row = await working(house, where, ({ tx }) =>
      tx
        .selectFrom('practiceListFile')
        .select('bytes')
        .where('partnershipId', '=', where.id)
        .where('listId', '=', listId)
        .where('piece', '=', piece)
        .executeTakeFirst(),
    )
    if (!row) return
    yield row.bytes
  }
}

/** Keeps some rows, and how far reading is, in one transaction. */
const keep = (house: Office, where: Where, list: PracticeList, { people, rejected, position }: Kept, state: 'reading' | 'checking'): Promise<PracticeList> =>
  working(house, where, async ({ tx }) => {
    await keepPeople(tx, list, people)
    if (rejected.length > 0) {
      const { partnershipId, id: listId, organisationId } = list
      const rows = rejected.map(({ line, reason, raw }) => ({
        partnershipId,
        listId,
        organisationId,
        line,
        reason,
        raw: JSON.stringify(raw).slice(0, LONGEST_RAW),
      }))
      // Two broken rows can be told to be of one line.
      await tx
        .insertInto('practiceListRejected')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    const noted = people.filter(({ notes }) => notes.length > 0).length
    const to = {
      state,
      position,
      found: list.found + people.length,
      rejected: list.rejected + rejected.length,
      noted: list.noted + noted,
      version: list.version + 1,
    }
    const { numUpdatedRows } = await tx
      .updateTable('practiceList')
      .set(to)
      .where('partnershipId', '=', list.partnershipId)
      .where('id', '=', list.id)
      .where('version', '=', list.version)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) throw new DoneElsewhere()
    return { ...list, ...to }
  })

/** One statement for all of them: their values go as one parameter. */
async function keepPeople(tx: Tx, list: PracticeList, people: Kept['people']) {
  if (people.length === 0) return
  const rows = people.map((person) => ({ ...person, id: newId(), state: person.because ? 'left out' : 'listed' }))
  await sql`
    insert into listed_person (partnership_id, id, list_id, organisation_id, team_id, line, name, folded_name, born_on, nhs_number, nhs_number_checks,
      address, postcode, phone, email, way, format, notes, state, because)
    select ${list.partnershipId}::uuid, r.id, ${list.id}::uuid, ${list.organisationId}::uuid, ${list.teamId}::uuid, r.line, r.name, r."foldedName",
      r."bornOn", r."nhsNumber", r."nhsNumberChecks", r.address, r.postcode, r.phone, r.email, r.way, r.format, r.notes, r.state, r.because
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, line integer, name text, "foldedName" text, "bornOn" date, "nhsNumber" text,
      "nhsNumberChecks" boolean, address text, postcode text, phone text, email text, way text, format text, notes text[], state text, because text)
    on conflict (partnership_id, list_id, line) do nothing`.execute(tx)
}

const endAsTooLong = (house: Office, where: Where, list: PracticeList) =>
  working(house, where, async ({ tx }) => {
    await tx.deleteFrom('listedPerson').where('partnershipId', '=', list.partnershipId).where('listId', '=', list.id).execute()
    await forgetFile(tx, list)
    const problem = `There are more than ${MOST_PEOPLE.toLocaleString('en-GB')} rows`
    await tx
      .updateTable('practiceList')
      .set({ state: 'cancelled', problem, version: list.version + 1 })
      .where('partnershipId', '=', list.partnershipId)
      .where('id', '=', list.id)
      .execute()
    return 'over' as const
  })

/** A file that was read is not kept. */
export const forgetFile = (tx: Tx, { partnershipId, id }: Pick<PracticeList, 'partnershipId' | 'id'>) =>
  tx.deleteFrom('practiceListFile').where('partnershipId', '=', partnershipId).where('listId', '=', id).execute()

/** Looks at the whole list at once: who is on it twice, and who is left out. Nobody is written to yet. */
async function check(tx: Tx, list: PracticeList) {
  const { partnershipId, id } = list
  await leaveOutTwins(tx, list)
  await leaveOut(tx, partnershipId, { listId: id })
  await forgetFile(tx, list)
  const { numUpdatedRows } = await tx
    .updateTable('practiceList')
    .set({ state: 'checked', version: list.version + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', list.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new DoneElsewhere()
}

/** The first row of somebody stays: the same number that can be trusted, or the same name with the same birth date or, without one, address. */
async function leaveOutTwins(tx: Tx, { partnershipId, id }: PracticeList) {
  const twins = (key: ReturnType<typeof sql>, where: ReturnType<typeof sql>) => sql`
    update listed_person l set state = 'left out', because = 'twice'
    from (
      select o.id, row_number() over (partition by ${key} order by o.line) as turn from listed_person o
      where o.partnership_id = ${partnershipId} and o.list_id = ${id} and o.state = 'listed' and ${where}
    ) t
    where l.partnership_id = ${partnershipId} and l.id = t.id and t.turn > 1`
  await twins(sql`o.nhs_number`, sql`o.nhs_number_checks`).execute(tx)
  await twins(sql`o.folded_name, o.born_on`, sql`o.born_on is not null`).execute(tx)
  await twins(sql`o.folded_name, o.postcode, o.address`, sql`o.born_on is null`).execute(tx)
}
