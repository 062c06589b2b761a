import type { Capability } from '../../platform/manifest.ts'
import { eachMorning } from './daily.ts'
import { figures } from './figures.ts'
import { messages } from './messages.ts'
import { paths } from './paths.ts'
import { listOfPerson } from './queries.ts'
import { routes } from './routes.tsx'
import { checkinsDue, checkinsOf } from './story.ts'

export { planCheckins } from './changes/planCheckins.ts'

export const checkins: Capability = {
  name: 'checkins',
  routes,
  openForms: [{ path: '/check-ins/answer/:token', times: 60, minutes: 60 }],
  navigation: [{ label: 'Check-ins', href: paths.due, for: ['health coach', 'link worker'] }],
  needsMe: checkinsDue,
  partOfStory: checkinsOf,
  counts: figures,
  holdsAbout: async (tx, partnershipId, personId) => ({ checkins: await listOfPerson(tx, partnershipId, personId) }),
  messages,
  jobs: [eachMorning],
}
