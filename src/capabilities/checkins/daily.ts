import { AT_A_TIME, inTurns, lastOf } from '../../platform/background.ts'
import type { Tx } from '../../platform/database/narrowed.ts'
import { OutOfDate } from '../../platform/errors.ts'
import type { Acting } from '../../platform/http/env.ts'
import type { Job } from '../../platform/manifest.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { setMayCount } from '../people/index.ts'
import { sendLink } from './changes/sendLink.ts'
import { missedBefore } from './checkin.ts'
import type { After } from './queries.ts'

/** Each morning: who may be counted is kept, check-ins nobody answered are closed, and those who like e-mail are asked. */
export const eachMorning: Job = {
  name: 'ask and close check-ins',
  every: '0 9 * * *',
  run: async (house, partnership) => {
    await inTurns(house, partnership, carryOver)
    await inTurns(house, partnership, closeMissed)
    await inTurns(house, partnership, askDue)
  },
}

/** Somebody with only a link in hand could not reach the row of the person: what they said about being counted goes there now. */
async function carryOver({ tx, viewer: { partnershipId } }: Acting<Viewer>, after: After | undefined) {
  const rows = await pageOf(tx, partnershipId, after).select(['personId', 'mayCount']).where('mayCount', 'is not', null).execute()
  for (const { id, personId, mayCount } of rows) {
    await setMayCount(tx, partnershipId, personId, mayCount === true)
    await tx.updateTable('checkin').set({ mayCount: null }).where('partnershipId', '=', partnershipId).where('id', '=', id).execute()
  }
  return lastOf(rows)
}

async function closeMissed({ tx, viewer: { partnershipId }, today }: Acting<Viewer>, after: After | undefined) {
  const rows = await pageOf(tx, partnershipId, after).where('state', 'in', ['due', 'asked']).where('dueOn', '<', missedBefore(today)).execute()
  for (const { id, version } of rows) {
    await tx
      .updateTable('checkin')
      .set({ state: 'missed', tokenHash: null, tokenExpiresAt: null, version: version + 1 })
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', id)
      .where('version', '=', version)
      .execute()
  }
  return lastOf(rows)
}

async function askDue(acting: Acting<Viewer>, after: After | undefined) {
  const { tx, viewer, today } = acting
  const rows = await pageOf(tx, viewer.partnershipId, after)
    .select(['partnershipId', 'personId', 'teamId', 'state'])
    .where('state', '=', 'due')
    .where('dueOn', '<=', today)
    .execute()
  const wanting = await listEmails(
    tx,
    viewer.partnershipId,
    rows.map(({ personId }) => personId),
  )
  for (const row of rows) {
    const email = wanting.get(row.personId)
    try {
      if (email) await sendLink(acting, row, email)
    } catch (problem) {
      // A worker was quicker, which is what we wanted.
      if (!(problem instanceof OutOfDate)) throw problem
    }
  }
  return lastOf(rows)
}

/** The addresses of those among some people who chose e-mail as the way to reach them. */
async function listEmails(tx: Tx, partnershipId: string, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const people = await tx
    .selectFrom('person')
    .select(['id', 'email'])
    .where('partnershipId', '=', partnershipId)
    .where('id', 'in', personIds)
    .where('reachBy', '=', 'email')
    .execute()
  return new Map(people.flatMap(({ id, email }) => (email ? [[id, email] as const] : [])))
}

const pageOf = (tx: Tx, partnershipId: string, after: After | undefined) =>
  tx
    .selectFrom('checkin')
    .select(['id', 'dueOn', 'version'])
    .where('partnershipId', '=', partnershipId)
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('dueOn', 'id'), '>', eb.tuple(after?.dueOn as string, after?.id as string))))
    .orderBy('dueOn')
    .orderBy('id')
    .limit(AT_A_TIME)
