import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import { word } from '../../../platform/wording.ts'
import { messageTo, type Person } from '../../people/index.ts'
import { beginSupport, findOpenSupportOf } from '../../support/index.ts'
import { youAreWelcome } from '../messages.ts'
import type { Referral } from '../referral.ts'
import { moveOn } from './moveOn.ts'

/**
 * Begins support. Somebody who turned out to be a person we support already goes on with it: nobody is supported twice at once. Throws
 * OutOfDate when somebody answered first.
 */
export async function acceptReferral(acting: Acting, referral: Referral, person: Person, { firstTalkOn }: { firstTalkOn: Day }) {
  // Who introduced them hears the same either way: whether somebody was known to us is not theirs to know.
  await moveOn(acting, referral, 'accepted', { told: 'Support has begun. We will talk with them soon.' })
  const goesOn = await findOpenSupportOf(acting.tx, person.partnershipId, person.id)
  const support = goesOn ?? (await beginSupport(acting, { referralId: referral.id, teamId: referral.teamId, personId: person.id, firstTalkOn }))
  await recordInAudit(acting, 'accepted', { thing: 'referral', thingId: referral.id, personId: referral.personId })
  if (goesOn) return goesOn
  const said = word(acting, youAreWelcome, { name: acting.viewer.name, day: acting.words.day(firstTalkOn) })
  const message = messageTo(acting.house, person, said)
  if (message) await putInOutbox(acting, message)
  return support
}
