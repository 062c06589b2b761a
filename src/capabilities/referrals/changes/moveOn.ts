import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { canBecome, type Referral, type ReferralState } from '../referral.ts'
import { prepareTelling } from './tellings.ts'
import { writeDown } from './writeDown.ts'

interface Moved {
  reason?: string
  /** What whoever referred is to hear, if the person agreed that they do. */
  told: string
  byName?: string
  /** The support that went on when it was accepted. */
  goesOnIn?: string | undefined
}

/** Sets the state of a referral, appends who, when and why, and prepares what whoever referred hears. Throws OutOfDate when somebody answered first. */
export async function moveOn(acting: Acting<Viewer>, referral: Referral, state: Exclude<ReferralState, 'received'>, { reason, told, byName, goesOnIn }: Moved) {
  if (!canBecome(referral.state, state)) throw new OutOfDate('This referral has been answered already.')
  const answered = state === 'withdrawn' ? {} : { answeredAt: acting.now, answeredBy: acting.viewer.membershipId ?? null }
  await writeDown(acting, referral, {
    set: { state, ...answered, ...(state === 'declined' ? { declinedBecause: reason ?? null } : {}), ...(goesOnIn ? { goesOnIn } : {}) },
    reason,
    ...(byName ? { byName } : {}),
  })
  await prepareTelling(acting, referral, state, told)
}
