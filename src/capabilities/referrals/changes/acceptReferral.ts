import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import { word } from '../../../platform/wording.ts'
import { messageTo, type Person } from '../../people/index.ts'
import { beginSupport, goOnAsAsked, type Support } from '../../support/index.ts'
import { youAreWelcome } from '../messages.ts'
import type { Referral } from '../referral.ts'
import { moveOn } from './moveOn.ts'

interface Acceptance {
  /** Not asked for when a talk is planned already. */
  firstTalkOn?: Day
  /** The support they have. */
  goesOn: Support | undefined
}

/**
 * Begins support. Somebody who turned out to be a person we support already goes on with it: nobody is supported twice at once. Throws
 * OutOfDate when somebody answered first.
 */
export async function acceptReferral(acting: Acting, referral: Referral, person: Person, { firstTalkOn, goesOn }: Acceptance) {
  // Who introduced them hears the same either way: whether somebody was known to us is not theirs to know.
  await moveOn(acting, referral, 'accepted', { told: 'Support has begun. We will talk with them soon.', goesOnIn: goesOn?.id })
  await recordInAudit(acting, 'accepted', { thing: 'referral', thingId: referral.id, personId: referral.personId })
  if (goesOn) return goOnAsAsked(acting, goesOn, firstTalkOn)
  if (!firstTalkOn) throw new Error('Support begins with a day to talk')
  await beginSupport(acting, { referralId: referral.id, teamId: referral.teamId, personId: person.id, firstTalkOn })
  const said = word(acting, youAreWelcome, { name: acting.viewer.name, day: acting.words.day(firstTalkOn) })
  const message = messageTo(acting.house, person, said)
  if (message) await putInOutbox(acting, message)
}
