import type { Insertable } from 'kysely'
import type { Referral, ReferralDraft } from '../../../database/schema.ts'
import type { Typed } from '../../design/form/field.ts'
import { newId } from '../../platform/ids.ts'
import type { Keyring } from '../../platform/sealing.ts'
import { sealDraft } from './drafts/sealing.ts'
import { referenceFor } from './referral.ts'

/** A referral nobody has answered yet, valid and dull unless told otherwise. */
export const aReferral = (given: { partnershipId: string; personId: string; teamId: string } & Partial<Insertable<Referral>>) => {
  const id = given.id ?? newId()
  return {
    id,
    reference: referenceFor(id),
    wayIn: 'self' as const,
    state: 'received' as const,
    ownWords: 'I would like to get out more.',
    personAgreed: true,
    ...given,
  }
}

/** A draft somebody has begun, sealed as it is kept. */
export const aDraft = (
  keyring: Keyring,
  { typed = { name: 'Ivy Marsh' }, seen = [], ...given }: { partnershipId: string; typed?: Typed; seen?: string[] } & Partial<Insertable<ReferralDraft>>,
) => {
  const id = given.id ?? newId()
  return {
    id,
    wayIn: 'consultation' as const,
    expiresAt: new Date('2100-01-01'),
    ...sealDraft(keyring, given.partnershipId, id, { typed, seen }),
    ...given,
  }
}
