import type { Capability } from '../../platform/manifest.ts'
import { hats } from '../../platform/viewer.ts'
import { mayAdminister } from './administration/access.ts'
import { youAreInvited } from './administration/invitation.ts'
import { paths as administrationPaths } from './administration/paths.ts'
import { listFailedMessages } from './administration/queries.ts'
import { paths } from './paths.ts'
import { outside, routes } from './routes.tsx'

export { paths as administrationPaths } from './administration/paths.ts'
export { leaveEveryPartnership, listWhereOnlyAdministrator, OnlyAdministrator } from './changes/leaveEveryPartnership.ts'
export { hatWords } from './hats.ts'
export { paths as partnershipPaths } from './paths.ts'
export { findTeamFor, listOwnTeams, listPractices, listStaff, listTeams } from './queries.ts'

export const partnerships: Capability = {
  name: 'partnerships',
  outside,
  routes,
  navigation: [
    { label: 'Today', href: paths.today, for: hats },
    { label: 'Administration', href: administrationPaths.home, for: ['administrator'] },
  ],

  messages: [youAreInvited],

  needsMe: async ({ tx, viewer, words }) => {
    if (!mayAdminister(viewer)) return []
    const { slug } = viewer.partnership
    const failed = await listFailedMessages(tx, viewer.partnershipId, { limit: 5 })
    return [
      {
        heading: 'Messages that could not be sent',
        empty: 'None. Everything has been sent, or is on its way.',
        items: failed.map(({ sendTo, kind, createdAt, id }) => ({
          title: sendTo,
          href: `${administrationPaths.messages(slug)}#${id}`,
          meta: `“${kind}”, ${words.moment(createdAt)}`,
        })),
        ...(failed.length > 0 ? { more: { label: 'See all that could not be sent', href: administrationPaths.messages(slug) } } : {}),
      },
    ]
  },
}
