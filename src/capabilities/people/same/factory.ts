import { newId } from '../../../platform/ids.ts'
import type { aPerson } from '../factory.ts'

type Somebody = Pick<ReturnType<typeof aPerson>, 'partnershipId' | 'id' | 'teamId' | 'name'>

/** That somebody was joined with another, who says so: `aPerson({ joinedTo: kept.id, … })`. */
export const aJoining = (
  kept: Somebody,
  aside: Somebody,
  given: { joinedBy: string; joinedByName?: string; id?: string; joinedAt?: Date; because?: string },
) => ({
  partnershipId: kept.partnershipId,
  id: newId(),
  personId: kept.id,
  teamId: kept.teamId,
  asideId: aside.id,
  asideName: aside.name,
  asideTeamId: aside.teamId,
  because: 'They told us on the phone',
  joinedAt: new Date('2026-12-01T10:00:00Z'),
  joinedByName: 'Somebody as health coach',
  ...given,
})
