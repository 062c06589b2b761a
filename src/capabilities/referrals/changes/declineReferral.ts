import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import { word } from '../../../platform/wording.ts'
import { messageTo, type Person } from '../../people/index.ts'
import { weCannotHelp } from '../messages.ts'
import type { Referral } from '../referral.ts'
import { moveOn } from './moveOn.ts'
import { lendLink } from './personLink.ts'

/** Says no, in words that the referrer and the person will read. Throws OutOfDate when somebody answered first. */
export async function declineReferral(acting: Acting, referral: Referral, person: Person, { because }: { because: string }) {
  await moveOn(acting, referral, 'declined', { reason: because, told: because })
  await recordInAudit(acting, 'declined', { thing: 'referral', thingId: referral.id, personId: referral.personId })
  const message = messageTo(acting.house, person, word(acting, weCannotHelp, { because, link: await lendLink(acting, referral) }))
  if (message) await putInOutbox(acting, message)
}
