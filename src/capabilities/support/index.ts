import type { Capability } from '../../platform/manifest.ts'
import { calendarFeed } from './calendar/routes.tsx'
import { weTriedToRing } from './calls/messages.ts'
import { followLead } from './changes/followLead.ts'
import { counts } from './counts.ts'
import { somebodyIsThere } from './cover/messages.ts'
import { holdsAbout } from './holdings.ts'
import { needsMe } from './home.ts'
import { messages } from './messages.ts'
import { paths } from './paths.ts'
import { somebodyElseFromNow } from './reassigning/messages.ts'
import { routes } from './routes.tsx'
import { tellStory } from './story.ts'

export { mayWork } from './access.ts'
export { beginSupport } from './changes/beginSupport.ts'
export { goOnAsAsked } from './changes/goOnAsAsked.ts'
export { paths as supportPaths } from './paths.ts'
export { findOpenSupportOf, findSupport } from './queries.ts'
export { isOpen, type Support, type SupportState } from './support.ts'

export const support: Capability = {
  name: 'support',
  routes,
  outside: calendarFeed,
  navigation: [
    { label: 'Caseload', href: paths.caseload, for: ['health coach', 'link worker'] },
    { label: 'How much support is usual', about: 'How many talks, and how long without a word.', href: paths.guide, for: ['administrator'], isSeldom: true },
  ],
  needsMe,
  partOfStory: tellStory,
  whenMemberRenamed: followLead,
  counts,
  messages: [...messages, weTriedToRing, somebodyIsThere, somebodyElseFromNow],
  holdsAbout,
}
