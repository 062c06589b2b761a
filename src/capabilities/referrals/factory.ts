import type { Insertable } from 'kysely'
import type { Referral } from '../../../database/schema.ts'
import { newId } from '../../platform/ids.ts'
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
