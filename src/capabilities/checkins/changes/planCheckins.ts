import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import { daysOfAsking } from '../checkin.ts'

export interface SupportBegun {
  personId: string
  supportId: string
  teamId: string
  beginsOn: Day
}

/** Plans the check-ins of a stretch of support as it begins: one at once, then after four and eight months. */
export async function planCheckins({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, { beginsOn, ...support }: SupportBegun) {
  const planned = daysOfAsking(beginsOn).map((asking) => ({ ...support, ...asking, partnershipId: viewer.partnershipId, id: newId() }))
  await tx.insertInto('checkin').values(planned).execute()
}
