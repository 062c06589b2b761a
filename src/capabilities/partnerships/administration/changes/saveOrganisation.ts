import { recordInAudit } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import { foldName } from '../../../../platform/fold.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Organisation, OrganisationKind } from '../organisation.ts'
import type { Wrong } from '../saving.ts'
import { holdStill } from './holdStill.ts'

export interface OrganisationDetails {
  kind: OrganisationKind
  name: string
  odsCode: string
  address: string
  postcode: string
  phone: string
  teamId: string
  closedOn: string
}

/** Whether another organisation has this code already. None gets it after this until the transaction ends. */
export async function whatIsWrongWithOrganisation(tx: Tx, partnershipId: string, { odsCode }: OrganisationDetails, id: string): Promise<Wrong[]> {
  if (odsCode === '') return []
  await holdStill(tx, partnershipId)
  const other = await tx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    .where('odsCode', '=', odsCode)
    .where('id', '!=', id)
    .executeTakeFirst()
  return other ? [{ field: 'odsCode', message: '{{name}} has this code already', about: { name: other.name } }] : []
}

const asRow = ({ odsCode, postcode, phone, teamId, closedOn, ...details }: OrganisationDetails) => ({
  ...details,
  foldedName: foldName(details.name),
  odsCode: odsCode || null,
  postcode: postcode || null,
  phone: phone || null,
  teamId: teamId || null,
  closedOn: closedOn || null,
})

/** Adds an organisation. The same id sent twice is the same one. */
export async function addOrganisation(acting: Acting, id: string, details: OrganisationDetails) {
  const { tx, viewer, now } = acting
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('organisation')
    .values({ ...asRow(details), partnershipId: viewer.partnershipId, id, createdAt: now })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) await recordInAudit(acting, 'added', { thing: 'organisation', thingId: id })
}

/** Changes an organisation. Throws OutOfDate when somebody did so since `versionSeen`. */
export async function changeOrganisation(acting: Acting, organisation: Organisation, versionSeen: number, details: OrganisationDetails) {
  const { numUpdatedRows } = await acting.tx
    .updateTable('organisation')
    .set({ ...asRow(details), version: versionSeen + 1 })
    .where('partnershipId', '=', organisation.partnershipId)
    .where('id', '=', organisation.id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this organisation since you opened it.')
  await recordInAudit(acting, 'changed', { thing: 'organisation', thingId: organisation.id })
}
