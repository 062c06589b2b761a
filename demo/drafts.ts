import { aDraft } from '../src/capabilities/referrals/factory.ts'
import { addDays, type Day } from '../src/platform/clock.ts'
import type { Keyring } from '../src/platform/sealing.ts'
import { nameOf } from './cast.ts'
import { type Gathered, momentOf } from './rows.ts'

/** What the referrer who signs in to the demo has begun to write. Sealed anew each time, so it is not among the rows that a seed repeats. */
export function draftsOfReferrer(keyring: Keyring, gathered: Gathered, today: Day) {
  const referrer = gathered.rows.membership?.find(({ name, hats }) => name === nameOf.referrer && hats.includes('referrer'))
  if (!referrer) return {}
  const { partnershipId, id: madeBy } = referrer
  const typed = {
    personAgreed: 'yes',
    agreedHow: 'said so',
    name: 'Winifred Oakes',
    'bornOn-day': '9',
    'bornOn-month': '4',
    'bornOn-year': '1948',
    ownWords: 'Somebody to go to the garden centre with, now that Len cannot.',
    referrerName: nameOf.referrer,
  }
  const changedAt = momentOf(addDays(today, -1), 16, 25)
  return { referralDraft: [aDraft(keyring, { partnershipId, madeBy, typed, seen: ['person'], changedAt, expiresAt: momentOf(addDays(today, 13), 16, 25) })] }
}
