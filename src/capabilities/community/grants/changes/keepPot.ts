import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Pot } from '../grant.ts'
import { findPot } from '../queries/pots.ts'

export interface PotWords {
  name: string
  purpose: string
  amountPence: number
  mostPence: number
  opensOn: Day
  closesOn: Day
  viewsNeeded: number
  panel: readonly { id: string; name: string }[]
}

const rowOf = ({ panel, ...words }: PotWords) => ({
  ...words,
  panelIds: panel.map(({ id }) => id),
  panelNames: panel.map(({ name }) => name),
})

/** Sets up a pot. Sent twice it is one. */
export async function addPot(acting: Acting, id: string, words: PotWords) {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  if (await findPot(tx, partnershipId, id)) return
  await tx
    .insertInto('grantPot')
    .values({ partnershipId, id, ...rowOf(words), createdAt: now })
    .execute()
  await recordInAudit(acting, 'added', { thing: 'grant pot', thingId: id })
}

/** Changes a pot. A new panel reaches what the old one did. Throws OutOfDate when it changed since `versionSeen`. */
export async function changePot(acting: Acting, pot: Pot, versionSeen: number, words: PotWords) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  const row = rowOf(words)
  const { numUpdatedRows } = await tx
    .updateTable('grantPot')
    .set({ ...row, version: versionSeen + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', pot.id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This pot was changed since you opened it.')
  const { panelIds } = row
  const theirs = tx.selectFrom('grantApplication').select('id').where('partnershipId', '=', partnershipId).where('potId', '=', pot.id)
  await tx.updateTable('grantView').set({ panelIds }).where('partnershipId', '=', partnershipId).where('applicationId', 'in', theirs).execute()
  await tx.updateTable('grantStep').set({ panelIds }).where('partnershipId', '=', partnershipId).where('applicationId', 'in', theirs).execute()
  await tx.updateTable('grantApplication').set({ panelIds }).where('partnershipId', '=', partnershipId).where('potId', '=', pot.id).execute()
  await recordInAudit(acting, 'changed', { thing: 'grant pot', thingId: pot.id })
}
