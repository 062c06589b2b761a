import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import type { Application } from '../grant.ts'
import { linkOf } from '../link.ts'
import { theMoneyIsOnItsWay } from '../messages.ts'
import { addStep } from './addStep.ts'

const HAS_MOVED = 'This application was changed since you opened it.'

type Moved = Partial<Pick<Application, 'state' | 'stateSince' | 'more' | 'paidOn' | 'paidReference' | 'cameOfIt' | 'tokenHash'>>

async function move({ tx, viewer }: Acting<Viewer>, { id }: Application, version: number, row: Moved) {
  const { numUpdatedRows } = await tx
    .updateTable('grantApplication')
    .set({ ...row, version: version + 1 })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate(HAS_MOVED)
}

/** Whoever asked says more, and it waits for an answer again. */
export async function sayMore(acting: Acting<Viewer>, application: Application, { version, more }: { version: number; more: string }) {
  const all = [application.more, more].filter(Boolean).join('\n\n')
  await move(acting, application, version, { more: all, state: 'sent', stateSince: acting.today })
  await addStep(acting, application, { version: version + 1, state: 'sent', why: more, byName: application.applicant })
  await recordInAudit(acting, 'said more about', { thing: 'grant', thingId: application.id })
}

/** What came of it, in the words of whoever asked, or of a worker who heard. */
export async function tellWhatCame(
  acting: Acting<Viewer>,
  application: Application,
  { version, cameOfIt, byName }: { version: number; cameOfIt: string; byName: string },
) {
  await move(acting, application, version, { cameOfIt, state: 'told', stateSince: acting.today })
  await addStep(acting, application, { version: version + 1, state: 'told', why: cameOfIt, byName })
  await recordInAudit(acting, 'told what came of', { thing: 'grant', thingId: application.id })
}

/** Notes that it was paid, and tells whoever asked. */
export async function notePayment(
  acting: Acting,
  application: Application,
  { version, paidOn, reference }: { version: number; paidOn: Day; reference: string },
) {
  const { viewer, house } = acting
  await move(acting, application, version, {
    paidOn,
    paidReference: reference,
    state: 'paid',
    stateSince: paidOn,
    tokenHash: linkOf(house, application.id).hash,
  })
  await addStep(acting, application, { version: version + 1, state: 'paid', why: reference, byName: viewer.name, sinceOn: paidOn })
  await recordInAudit(acting, 'paid', { thing: 'grant', thingId: application.id })
  if (application.email) await putInOutbox(acting, theMoneyIsOnItsWay(acting, application, { awardedPence: application.awardedPence ?? 0, reference }))
}

/** Connects it with the page of the directory that it helped to begin, and its group. */
export async function connect(acting: Acting, { id }: Application, entry: { id: string; groupId: string | null }) {
  const { tx, viewer } = acting
  await tx
    .updateTable('grantApplication')
    .set({ entryId: entry.id, groupId: entry.groupId })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .execute()
  await recordInAudit(acting, 'connected', { thing: 'grant', thingId: id })
}
