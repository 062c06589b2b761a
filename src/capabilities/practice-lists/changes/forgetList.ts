import { sql } from 'kysely'
import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { canBeCancelled, type PracticeList } from '../list.ts'
import { forgetFile } from '../uploads/changes/readPiece.ts'

const STEPS = ['marked', 'twice', 'known', 'said no', 'opted out', 'died', 'moved away']

/**
 * Forgets the people of a list. Of those who said yes a bare row stays, which leads to their referral and says nothing of them; who said
 * no is remembered elsewhere. How many there were stays with the list. Throws OutOfDate when that was done before.
 */
export async function forgetList(acting: Acting<Viewer>, list: PracticeList, state: 'cancelled' | 'forgotten') {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const { numUpdatedRows } = await tx
    .updateTable('practiceList')
    .set({ state, endedAt: now, version: list.version + 1, gone: JSON.stringify(await countGone(acting, list)) })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', list.id)
    .where('version', '=', list.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This list has changed since you opened it.')
  const ofList = { partnershipId, id: list.id }
  await forgetFile(tx, ofList)
  await tx.deleteFrom('practiceListRejected').where('partnershipId', '=', partnershipId).where('listId', '=', list.id).execute()
  await tx
    .updateTable('letterRun')
    .set({ state: 'cancelled' })
    .where('partnershipId', '=', partnershipId)
    .where('listId', '=', list.id)
    .where('state', 'in', ['preparing', 'ready'])
    .execute()
  await tx.deleteFrom('listedPerson').where('partnershipId', '=', partnershipId).where('listId', '=', list.id).where('state', '<>', 'yes').execute()
  const nothing = { bornOn: null, nhsNumber: null, postcode: null, phone: null, email: null, codeHash: null, tokenHash: null, question: null }
  await tx
    .updateTable('listedPerson')
    .set({ name: '', foldedName: '', nhsNumberChecks: false, address: '', notes: [], ...nothing } as never)
    .where('partnershipId', '=', partnershipId)
    .where('listId', '=', list.id)
    .execute()
  await recordInAudit(acting, state === 'cancelled' ? 'cancelled' : 'forgot the people of', { thing: 'practice list', thingId: list.id })
}

/** How many of those who are about to go were in each step. */
async function countGone({ tx, viewer }: Acting<Viewer>, { id }: PracticeList): Promise<Record<string, number>> {
  const { rows } = await sql<{ step: string; count: number }>`
    select s.step, s.count::integer as count from (
      select count(*) as found, count(invited_on) as invited, count(replied_at) as replied,
        ${sql.join(STEPS.map((because) => sql`count(*) filter (where state = 'left out' and because = ${because}) as ${sql.ref(because)}`))}
      from listed_person where partnership_id = ${viewer.partnershipId} and list_id = ${id} and state <> 'yes'
    ) c cross join lateral jsonb_each_text(to_jsonb(c)) as s (step, count)`.execute(tx)
  return Object.fromEntries(rows.map(({ step, count }) => [step, Number(count)]))
}

/** Gives a list up: nothing more is sent, and everybody on it who did not say yes is forgotten at once. */
export async function cancelList(acting: Acting, list: PracticeList) {
  if (!canBeCancelled(list)) throw new OutOfDate('This list is over already.')
  await forgetList(acting, list, 'cancelled')
}
