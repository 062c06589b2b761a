import { sql } from 'kysely'
import { recordInAudit } from '../../../../platform/audit.ts'
import { NotAllowed, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import { type Application, isDecided, mayDecide, type Outcome, type Pot } from '../grant.ts'
import { linkOf } from '../link.ts'
import { whatThePanelSays } from '../messages.ts'
import { listViews } from '../queries/applications.ts'
import { addStep } from './addStep.ts'

/** There is not as much left in the pot. */
export class TooLittleLeft extends Error {}

const HAS_MOVED = 'This application was answered or changed since you opened it.'

/** One of the panel says what they think, or that they have an interest in it and do not decide. Throws OutOfDate. */
export async function giveView(
  acting: Acting,
  application: Application,
  { version, view, reason, conflict }: { version: number; view: Outcome | null; reason: string; conflict: string },
) {
  const { tx, viewer, today } = acting
  const { partnershipId, membershipId, name } = viewer
  const said = { view: conflict ? null : view, reason: conflict ? '' : reason, conflict, givenOn: today }
  const there = (await listViews(tx, application)).find((each) => each.membershipId === membershipId)
  if (!there) {
    await tx
      .insertInto('grantView')
      .values({ partnershipId, applicationId: application.id, membershipId, panelIds: application.panelIds, name, ...said })
      .onConflict((same) => same.doNothing())
      .execute()
  } else {
    const { numUpdatedRows } = await tx
      .updateTable('grantView')
      .set({ ...said, version: version + 1 })
      .where('partnershipId', '=', partnershipId)
      .where('applicationId', '=', application.id)
      .where('membershipId', '=', membershipId)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    // Sent twice: it is as they wanted.
    if (numUpdatedRows !== 1n && (there.view !== said.view || there.reason !== said.reason || there.conflict !== conflict)) throw new OutOfDate(HAS_MOVED)
  }
  await recordInAudit(acting, conflict ? 'declared an interest in' : 'said what they think of', { thing: 'grant', thingId: application.id })
}

interface Decision {
  version: number
  outcome: Outcome
  awardedPence: number | null
  answer: string
}

/**
 * The panel decides, by one of those who have no interest in it. The pot is taken first, so that two decisions at one moment promise
 * one after the other. Throws OutOfDate, TooLittleLeft; NotAllowed when the views do not say so.
 */
export async function decide(acting: Acting, application: Application, pot: Pot, { version, outcome, awardedPence, answer }: Decision) {
  const { tx, viewer, today, house } = acting
  const { partnershipId } = viewer
  const { id } = application
  const views = await listViews(tx, application)
  const own = views.find(({ membershipId }) => membershipId === viewer.membershipId)
  if (isDecided(application) || application.version !== version) throw new OutOfDate(HAS_MOVED)
  if (own?.conflict || !mayDecide(views, pot).includes(outcome)) throw new NotAllowed({ thing: 'grant', thingId: id })
  const awarded = outcome === 'approve' ? awardedPence : null
  if (awarded !== null) {
    const { numAffectedRows } = await sql`
      update grant_pot set awarded_pence = awarded_pence + ${awarded}::bigint
      where partnership_id = ${partnershipId} and id = ${pot.id} and awarded_pence + ${awarded}::bigint <= amount_pence`.execute(tx)
    if (numAffectedRows !== 1n) throw new TooLittleLeft()
  }
  const state = ({ approve: 'approved', decline: 'declined', 'ask for more': 'more asked' } as const)[outcome]
  const { numUpdatedRows } = await tx
    .updateTable('grantApplication')
    .set({ state, stateSince: today, answer, awardedPence: awarded, tokenHash: linkOf(house, id).hash, version: version + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate(HAS_MOVED)
  await addStep(acting, application, { version: version + 1, state, why: answer, byName: viewer.name })
  await recordInAudit(acting, state, { thing: 'grant', thingId: id })
  if (application.email) await putInOutbox(acting, whatThePanelSays(acting, application, { outcome, awardedPence: awarded, answer }))
}
