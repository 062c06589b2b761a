import type { Capability } from '../../platform/manifest.ts'
import { counts } from './counts.ts'
import { open } from './feed/open.ts'
import { gapCounts } from './gaps/counts.ts'
import { gapJobs } from './gaps/jobs.ts'
import { whatYouWishedForIsThere } from './gaps/messages.ts'
import { paths as gapPaths } from './gaps/paths.ts'
import { tellWishes } from './gaps/story.ts'
import { grantCounts } from './grants/counts.ts'
import { offerFreePlaces, remindTheDayBefore } from './groups/daily.ts'
import { groupMessages } from './groups/messages.ts'
import { paths as groupPaths } from './groups/paths.ts'
import { kioskForms } from './groups/routes/kiosk.tsx'
import { holdsAbout } from './holdings.ts'
import { needsMe } from './home.ts'
import { refresh, takeIn } from './imports/jobs.ts'
import { importPaths } from './imports/paths.ts'
import { tellStory } from './introductions/story.ts'
import { keepDirectoryTrue } from './keeping/daily.ts'
import { directoryNeedsMe } from './keeping/home.ts'
import { keepingOpenForms } from './keeping/paths.ts'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'
import { searchJobs } from './search/jobs.ts'
import { visitCounts } from './visits/counts.ts'
import { paths as visitPaths } from './visits/paths.ts'

export { paths as communityPaths } from './paths.ts'

export const community: Capability = {
  name: 'community',
  routes,
  open,
  openForms: [
    { path: '/community/wish', times: 60, minutes: 60 },
    ...keepingOpenForms,
    ...kioskForms,
    { path: '/grants/pots/:id/ask', times: 30, minutes: 60 },
    { path: '/grants/answer/:token', times: 60, minutes: 60 },
  ],
  navigation: [
    { label: 'Find something near you', about: 'Groups, clubs and places where you are welcome.', href: paths.community, for: 'anybody' },
    {
      label: 'Other directories',
      about: 'Entries taken in from a council or a charity, by feed or file.',
      href: importPaths.sources,
      for: ['administrator'],
      isSeldom: true,
    },
    { label: 'My groups', href: groupPaths.groups, for: ['group leader', 'volunteer'] },
    { label: 'Groups', href: groupPaths.groups, for: ['health coach', 'link worker', 'administrator'] },
    {
      label: 'Gaps',
      about: 'What people would like and cannot find, and what has become of it.',
      href: gapPaths.gaps,
      for: ['health coach', 'link worker', 'group leader', 'volunteer', 'evaluator', 'administrator'],
      isSeldom: true,
    },
    { label: 'Visits', href: visitPaths.visits, for: ['health coach', 'link worker', 'administrator'], isSeldom: true },
  ],
  needsMe: async (acting) => (await Promise.all([needsMe(acting), directoryNeedsMe(acting)])).flat(),
  partOfStory: async (acting, person) => (await Promise.all([tellStory(acting, person), tellWishes(acting, person)])).flat(),
  counts: [...counts, ...visitCounts, ...gapCounts, ...grantCounts],
  holdsAbout,
  messages: [...groupMessages, whatYouWishedForIsThere],
  jobs: [takeIn, refresh, ...searchJobs, ...gapJobs, keepDirectoryTrue, offerFreePlaces, remindTheDayBefore],
}
