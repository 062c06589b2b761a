import { sql } from 'kysely'
import { addDays } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { findToLeaveOut, leaveOut } from '../../changes/leaveOut.ts'
import type { LetterRun, ListedPerson } from '../../list.ts'
import { findPractice, findRules } from '../../queries.ts'
import { DoneElsewhere, inPieces, type Office, type Where, working } from '../../working.ts'
import { keysOf } from '../code.ts'
import { aMessage } from '../messages.ts'
import { sayItWentOut } from './beginRun.ts'

/** For how long to work before somebody else gets their turn, and how many letters, or messages, are kept in one transaction. */
const PACE = { forMs: 20_000, letters: 2_000, messages: 100 }

/** Goes on preparing a lot of letters, or sending a lot of messages, a piece at a time. Each piece is kept, so nothing goes out twice. */
export async function goOnPreparing(house: Office, where: Where, runId: string, pace: Partial<typeof PACE> = {}): Promise<void> {
  const { forMs, letters, messages } = { ...PACE, ...pace }
  await inPieces(
    () =>
      working(house, where, async (acting) => {
        const run = await acting.tx.selectFrom('letterRun').selectAll().where('partnershipId', '=', where.id).where('id', '=', runId).executeTakeFirst()
        if (run?.state !== 'preparing') return 'over'
        return prepareOn(acting, run, run.way === 'letter' ? letters : messages)
      }),
    forMs,
  )
}

async function prepareOn(acting: Acting<Viewer>, run: LetterRun, atOnce: number): Promise<'on' | 'over'> {
  const { tx, viewer, today } = acting
  const { partnershipId } = viewer
  if (run.prepared === 0) await leaveOut(tx, partnershipId, { listId: run.listId })
  const { remindAfterDays } = await findRules(tx, partnershipId)
  const waiting = waitingFor(tx, run, addDays(today, -remindAfterDays))
  const total = run.prepared === 0 ? Number((await waiting.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count) : run.total
  const turn = await waiting
    .selectAll('l')
    .orderBy(sql`${run.sortedBy === 'postcode' ? sql`coalesce(l.postcode, '') collate "C", l.address collate "C"` : sql`l.folded_name`}`)
    .orderBy('l.foldedName')
    .orderBy('l.id')
    .limit(atOnce)
    // Who is said to have died at this moment is waited for, not written over.
    .forUpdate('l')
    .execute()
  // Letters are looked through again when they are drawn and posted. What goes by itself has no such moment, and its pieces may lie hours apart.
  const people = run.way === 'letter' ? turn : await withoutThoseLeftOut(tx, run, turn)
  if (people.length > 0) {
    await keepLetters(tx, run, people)
    await keepKeys(acting, run, people)
    if (run.way !== 'letter') await sendMessages(acting, run, people)
  }
  const prepared = run.prepared + people.length
  const isDone = turn.length < atOnce
  // With nobody to write to there is nothing to send.
  const state = !isDone ? 'preparing' : prepared === 0 ? 'cancelled' : run.way === 'letter' ? 'ready' : 'sent'
  const { numUpdatedRows } = await tx
    .updateTable('letterRun')
    .set({ state, prepared, total: isDone ? prepared : total, version: run.version + 1, ...(state === 'sent' ? { sentOn: today } : {}) })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', run.id)
    .where('version', '=', run.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new DoneElsewhere()
  return isDone ? 'over' : 'on'
}

/** People of the list whose turn it is, this way, and to whom no letter waits to be posted already. */
const waitingFor = (tx: Tx, { partnershipId, id, listId, kind, way }: LetterRun, silentSince: string) =>
  tx
    .selectFrom('listedPerson as l')
    .where('l.partnershipId', '=', partnershipId)
    .where('l.listId', '=', listId)
    .where('l.way', '=', way)
    .$if(kind === 'invitation', (query) => query.where('l.state', '=', 'listed'))
    .$if(kind === 'reminder', (query) => query.where('l.state', '=', 'invited').where('l.invitedOn', '<=', silentSince))
    // As one set that is made once: of letters that were made just now nothing is known, and each person would be looked for among all.
    .where('l.id', 'not in', (eb) =>
      eb
        .selectFrom('letterRun as r')
        .innerJoin('letter as t', (join) => join.onRef('t.partnershipId', '=', 'r.partnershipId').onRef('t.runId', '=', 'r.id'))
        .select('t.listedId')
        .where('r.partnershipId', '=', partnershipId)
        .where('r.listId', '=', listId)
        .where((either) => either.or([either('r.id', '=', id), either('r.state', 'in', ['preparing', 'ready']).and('r.kind', '<>', 'again')])),
    )

async function withoutThoseLeftOut(tx: Tx, { partnershipId }: LetterRun, turn: readonly ListedPerson[]): Promise<readonly ListedPerson[]> {
  const out = await findToLeaveOut(tx, partnershipId, { ids: turn.map(({ id }) => id) })
  if (out.size > 0) await leaveOut(tx, partnershipId, { ids: [...out] })
  return turn.filter(({ id }) => !out.has(id))
}

async function keepLetters(tx: Tx, { partnershipId, id: runId, listId, teamId, prepared }: LetterRun, people: readonly ListedPerson[]) {
  const rows = people.map(({ id }, at) => ({ position: prepared + at + 1, id }))
  await sql`
    insert into letter (partnership_id, run_id, position, listed_id, list_id, team_id)
    select ${partnershipId}::uuid, ${runId}::uuid, r.position, r.id, ${listId}::uuid, ${teamId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (position integer, id uuid)`.execute(tx)
}

/** What somebody's letter will be opened by, and that one is being made. */
async function keepKeys({ tx, viewer, house, today }: Acting<Viewer>, run: LetterRun, people: readonly ListedPerson[]) {
  const rows = people.map((person) => {
    const { codeHash, tokenHash } = keysOf(house.settings.secret, person)
    return { id: person.id, codeHash, tokenHash }
  })
  const isSent = run.way !== 'letter'
  const isFirst = run.kind === 'invitation'
  const state = isSent ? (isFirst ? 'invited' : 'reminded') : isFirst ? 'to send' : 'invited'
  // The ids are said twice: of a list that was taken in just now nothing is known, and each would be looked for among all.
  await sql`
    update listed_person l set code_hash = r."codeHash", token_hash = r."tokenHash", state = ${state},
      invited_on = ${isSent && isFirst ? sql`${today}::date` : sql`l.invited_on`}, reminded_on = ${isSent && !isFirst ? sql`${today}::date` : sql`l.reminded_on`}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "codeHash" text, "tokenHash" text)
    where l.partnership_id = ${viewer.partnershipId} and l.id = r.id and l.id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(tx)
}

async function sendMessages(acting: Acting<Viewer>, run: LetterRun, people: readonly ListedPerson[]) {
  const { tx, viewer, today } = acting
  const rules = await findRules(tx, viewer.partnershipId)
  const practice = await findPractice(tx, viewer.partnershipId, run.organisationId)
  for (const person of people) {
    const message = aMessage(acting, { person, rules, practice: practice?.name ?? '', isReminder: run.kind === 'reminder' })
    if (message) await putInOutbox(acting, message)
  }
  await sayItWentOut(acting, run, today)
}
