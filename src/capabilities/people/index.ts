import type { Capability } from '../../platform/manifest.ts'
import { paths } from './paths.ts'
import { findPerson, listMessagesTo } from './queries.ts'
import { routes } from './routes.tsx'
import { gatherWhatCameLate, makeMatchKeys } from './same/jobs.ts'

export { mayRead as mayReadPerson } from './access.ts'
export { addPerson } from './changes/addPerson.ts'
export { moveToTeam } from './changes/moveToTeam.ts'
export { setMayCount } from './changes/setMayCount.ts'
export { knownBy, makingItEasier, missingOfSupporter, missingToReach, reaching, supporter, type Voice, whoItIs } from './forms/aboutPerson.tsx'
export { messageTo, type ReachedBy, wayTo } from './messageTo.ts'
export { foldNhsNumber, isNhsNumber, showNhsNumber } from './nhsNumber.ts'
export { paths as peoplePaths } from './paths.ts'
export { type AccessNeed, accessNeeds, calledName, factsToReach, type Person, type WayToReach, waysToReach } from './person.ts'
export { findPerson } from './queries.ts'
export type { Known } from './same/matchKeys.ts'
export { MayBeKnown } from './same/pages/MayBeKnown.tsx'
export { type Alike, countAlike, listAlike, listKnown } from './same/queries.ts'

export const people: Capability = {
  name: 'people',
  routes,
  navigation: [{ label: 'My support', about: 'What happens next, and what we wrote down together.', href: paths.mySupport, for: ['person'] }],
  jobs: [makeMatchKeys, gatherWhatCameLate],
  holdsAbout: async (tx, partnershipId, personId) => ({
    details: [await findPerson(tx, partnershipId, personId)].filter((row) => row !== undefined),
    'joined with': await tx
      .selectFrom('joining')
      .selectAll()
      .where('partnershipId', '=', partnershipId)
      .where('personId', '=', personId)
      .orderBy('joinedAt')
      .execute(),
    'messages we sent': await listMessagesTo(tx, partnershipId, personId, { limit: 1000 }),
  }),
}
