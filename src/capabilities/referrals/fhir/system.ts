import type { ClinicalSystem } from '../../../../database/schema.ts'
import type { WayIn } from '../referral.ts'

export type May = ClinicalSystem['may'][number]

/** A clinical system that has shown who it is. */
export interface System {
  id: string
  name: string
  organisationId: string
  organisationName: string
  odsCode: string | null
  isPractice: boolean
  wayIn: WayIn
  alsoCodes: readonly string[]
  /** What it may do with what it has in hand: a token may be for less than the system may. */
  may: readonly May[]
}

/** What a system may do, as an administrator chooses. */
export const waysToUse: readonly { value: May; label: string; hint: string }[] = [
  { value: 'send', label: 'Send referrals', hint: 'Each needs the agreement of the person' },
  { value: 'follow', label: 'Read what became of them', hint: 'Only of those its organisation sent, and as far as each person agreed' },
]
