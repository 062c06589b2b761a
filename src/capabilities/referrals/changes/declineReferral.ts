import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import type { Person } from '../../people/index.ts'
import { weCannotHelp } from '../messages.ts'
import type { Referral } from '../referral.ts'
import { moveOn } from './moveOn.ts'

/** Says no, in words that the referrer and the person will read. Throws OutOfDate when somebody answered first. */
export async function declineReferral(acting: Acting, referral: Referral, person: Person, { because }: { because: string }) {
  await moveOn(acting, referral, 'declined', { reason: because, told: because })
  await recordInAudit(acting, 'declined', { thing: 'referral', thingId: referral.id, personId: referral.personId })
  if (person.email && person.reachBy === 'email') await putInOutbox(acting, weCannotHelp(acting, { id: person.id, email: person.email, because }))
}
