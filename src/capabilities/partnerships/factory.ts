import type { Insertable } from 'kysely'
import type { Membership, Organisation, Partnership, Team } from '../../../database/schema.ts'
import { foldName } from '../../platform/fold.ts'
import { newId } from '../../platform/ids.ts'

/** Rows for tests, the demo and the benchmark: valid and dull unless told otherwise. */
export const aPartnership = (given: Partial<Insertable<Partnership>> = {}) => ({ partnershipId: newId(), slug: 'ashcombe', name: 'Ashcombe', ...given })

type In = { partnershipId: string }

export const aTeam = (given: In & Partial<Insertable<Team>>) => ({ id: newId(), name: 'North team', area: 'North', ...given })

export const aPractice = (given: In & Partial<Insertable<Organisation>>) => {
  const name = given.name ?? 'Mill Lane Surgery'
  return { id: newId(), kind: 'GP practice' as const, name, foldedName: foldName(name), ...given }
}

export const aMembership = (given: In & Pick<Insertable<Membership>, 'hats'> & Partial<Insertable<Membership>>) => ({
  id: newId(),
  name: 'Sam Okoro',
  accountId: newId(),
  joinedAt: new Date('2026-01-05T09:00:00Z'),
  ...given,
})
