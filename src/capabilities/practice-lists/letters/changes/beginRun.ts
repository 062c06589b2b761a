import { recordInAudit } from '../../../../platform/audit.ts'
import { withoutSeeingWhose } from '../../../../platform/database/narrowed.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { leaveOut } from '../../changes/leaveOut.ts'
import type { LetterRun, ListedPerson, PracticeList } from '../../list.ts'

export interface Asked {
  id: string
  kind: 'invitation' | 'reminder'
  way: LetterRun['way']
  sortedBy: LetterRun['sortedBy']
}

const newRun = (
  { viewer, now }: Acting,
  { partnershipId, listId, organisationId, teamId }: Pick<ListedPerson, 'partnershipId' | 'listId' | 'organisationId' | 'teamId'>,
) => ({
  partnershipId,
  listId,
  organisationId,
  teamId,
  askedBy: viewer.membershipId,
  askedByName: viewer.name,
  askedAt: now,
  goOnAt: now,
})

/** Asks for letters, e-mails or texts to people of a list. They are prepared without anybody waiting. The same id sent twice is one lot. */
export async function beginRun(acting: Acting, list: PracticeList, asked: Asked) {
  if (list.state !== 'in use') throw new OutOfDate('This list is not in use.')
  await acting.tx
    .insertInto('letterRun')
    .values({ ...newRun(acting, { ...list, listId: list.id }), ...asked })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .execute()
  await recordInAudit(acting, 'asked for', { thing: 'letters', thingId: asked.id })
}

/** Prints the letter to somebody once more, with the same code. It is ready at once. */
export async function printAgain(acting: Acting, listed: ListedPerson, id: string) {
  const { tx } = acting
  const run = { ...newRun(acting, listed), id, kind: 'again' as const, way: 'letter' as const, sortedBy: 'name' as const, state: 'ready' as const }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('letterRun')
    .values({ ...run, total: 1, prepared: 1 })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  const { partnershipId, listId, teamId } = listed
  await tx.insertInto('letter').values({ partnershipId, runId: id, position: 1, listedId: listed.id, listId, teamId }).execute()
  await recordInAudit(acting, 'printed again', { thing: 'letter', thingId: listed.id })
}

/**
 * The letters are in the post: whoever they went to is invited, or reminded. Whoever was left out since they were printed is not, because
 * the page says whose letters to take out.
 */
export async function markSent(acting: Acting, run: LetterRun, sentOn: string) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  const { numUpdatedRows } = await tx
    .updateTable('letterRun')
    .set({ state: 'sent', sentOn, version: run.version + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', run.id)
    .where('state', '=', 'ready')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('These letters have gone out, or were cancelled.')
  await leaveOut(tx, partnershipId, { runId: run.id })
  const ofRun = tx
    .updateTable('listedPerson')
    .where('partnershipId', '=', partnershipId)
    .where('id', 'in', (eb) => eb.selectFrom('letter').select('listedId').where('partnershipId', '=', partnershipId).where('runId', '=', run.id))
  if (run.kind === 'reminder') await ofRun.set({ state: 'reminded', remindedOn: sentOn }).where('state', '=', 'invited').execute()
  else await ofRun.set({ state: 'invited', invitedOn: sentOn }).where('state', '=', 'to send').execute()
  await sayItWentOut(acting, run, sentOn)
  await recordInAudit(acting, 'sent', { thing: 'letters', thingId: run.id })
}

/** The list is kept for so long from the last that went out. */
export const sayItWentOut = (
  { tx, viewer }: Pick<Acting, 'tx'> & { viewer: { partnershipId: string } },
  { listId }: Pick<LetterRun, 'listId'>,
  sentOn: string,
) =>
  tx
    .updateTable('practiceList')
    .set({ lastSentOn: sentOn })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', listId)
    .where((eb) => eb.or([eb('lastSentOn', 'is', null), eb('lastSentOn', '<', sentOn)]))
    .execute()

/** The letters go to nobody: whoever was to get a first one waits for it again. */
export async function cancelRun(acting: Acting, run: LetterRun) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  const { numUpdatedRows } = await tx
    .updateTable('letterRun')
    .set({ state: 'cancelled', version: run.version + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', run.id)
    .where('state', 'in', ['preparing', 'ready'])
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('These letters have gone out, or were cancelled.')
  // A team does not reach those who wait.
  await withoutSeeingWhose(tx, () =>
    tx
      .updateTable('listedPerson')
      .set({ state: 'listed' })
      .where('partnershipId', '=', partnershipId)
      .where('state', '=', 'to send')
      .where('id', 'in', (eb) => eb.selectFrom('letter').select('listedId').where('partnershipId', '=', partnershipId).where('runId', '=', run.id))
      .execute(),
  )
  await recordInAudit(acting, 'cancelled', { thing: 'letters', thingId: run.id })
}
