import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'

export interface Settings {
  name: string
  about: string
  phone: string
  email: string
  timeZone: string
  bankHolidays: 'England' | 'Wales' | 'Scotland' | 'Northern Ireland'
  answersWithinDays: number
  lateTellsAdministrator: number
  staffNeedTotp: boolean
}

/** Changes what the partnership says of itself and promises. Throws OutOfDate when somebody did so since `versionSeen`. */
export async function changePartnership(acting: Acting, versionSeen: number, { phone, email, ...settings }: Settings) {
  const { tx, viewer } = acting
  const { numUpdatedRows } = await tx
    .updateTable('partnership')
    .set({ ...settings, phone: phone || null, email: email || null, version: versionSeen + 1 })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed the settings since you opened them.')
  await recordInAudit(acting, 'changed', { thing: 'partnership', thingId: viewer.partnershipId })
}
