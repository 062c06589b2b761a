import { addDays } from '../../platform/clock.ts'
import type { Capability } from '../../platform/manifest.ts'
import { maySeeOwnWork, maySetUpSupervision } from './access.ts'
import { forgetOwnWork } from './jobs.ts'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'
import { followNames } from './supervision/changes/setUp.ts'
import { listSupervisionDue } from './supervision/queries.ts'

export { findWhoWouldSuit, type WhoWouldSuit } from './offers/queries.ts'
export { SuggestedWorkers } from './offers/SuggestedWorkers.tsx'
export { paths as workersPaths } from './paths.ts'
export { findSupervisorOf } from './supervision/queries.ts'
export { lookAtWords, thinkOfWords } from './wording/lookAtWords.ts'
export { withThought } from './wording/noticing.ts'

/** Days before a talk from which on home says so. */
const SOON = 7

export const workers: Capability = {
  name: 'workers',
  routes,
  navigation: [
    { label: 'My work', href: paths.myWork, for: ['health coach', 'link worker'] },
    { label: 'Supervision', about: 'Who supervises whom, and when they talk.', href: paths.pairs, for: ['administrator'] },
  ],
  needsMe: async ({ tx, viewer, words, today }) => {
    const isManager = maySetUpSupervision(viewer)
    if (!maySeeOwnWork(viewer) && !isManager) return []
    const { partnershipId, membershipId } = viewer
    const due = await listSupervisionDue(tx, { partnershipId, membershipId, until: addDays(today, isManager ? -1 : SOON) }, isManager)
    if (due.length === 0) return []
    const { slug } = viewer.partnership
    return [
      {
        heading: isManager ? 'Supervision that is late' : 'Supervision',
        empty: '',
        items: due.map(({ id, workerId, supervisorId, workerName, supervisorName, nextOn }) => {
          const isOurs = [workerId, supervisorId].includes(viewer.membershipId)
          const title = !isOurs ? `${workerName} with ${supervisorName}` : `Supervision with ${workerId === viewer.membershipId ? supervisorName : workerName}`
          return {
            title,
            href: isOurs ? paths.supervision(slug, id) : `${paths.pairs(slug)}#${id}`,
            meta: nextOn ? words.day(nextOn) : '',
            isLate: nextOn !== null && nextOn < today,
          }
        }),
      },
    ]
  },
  // Asked of themselves: who would suit them. A worker finds it where support begins and is handed over.
  partOfStory: async ({ viewer }, person) =>
    viewer.personId === person.id
      ? [{ heading: '', empty: '', items: [], actions: [{ label: 'Say who would suit you', href: paths.myWish(viewer.partnership.slug) }] }]
      : [],
  whenMemberRenamed: followNames,
  holdsAbout: async (tx, partnershipId, personId) => ({
    'who would suit you': await tx
      .selectFrom('workerWish')
      .select(['topics', 'words', 'byName', 'saidOn'])
      .where('partnershipId', '=', partnershipId)
      .where('personId', '=', personId)
      .execute(),
  }),
  jobs: [forgetOwnWork],
}
