import type { Capability } from '../../platform/manifest.ts'
import { maySeeWhatToDo } from './access.ts'
import { followName } from './changes/followName.ts'
import { counts } from './counts.ts'
import { holdsAbout } from './holdings.ts'
import { needsMe } from './home.ts'
import { forgetOutings, watchOver } from './jobs.ts'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'

export { IfNotSafe } from './IfNotSafe.tsx'
export { paths as safetyPaths } from './paths.ts'

export const safety: Capability = {
  name: 'safety',
  routes,
  navigation: [
    {
      label: 'Safety',
      about: 'What to do when somebody is not safe.',
      href: paths.whatToDo,
      for: ['health coach', 'link worker', 'group leader', 'volunteer', 'administrator'],
    },
  ],
  needsMe,
  // One tap from a person's page. Whether anything was raised is said nowhere on it.
  partOfStory: async ({ viewer }, person) =>
    maySeeWhatToDo(viewer)
      ? [{ heading: '', empty: '', items: [], actions: [{ label: 'If somebody is not safe', href: paths.whatToDo(viewer.partnership.slug, person.id) }] }]
      : [],
  whenMemberRenamed: followName,
  counts,
  holdsAbout,
  jobs: [watchOver, forgetOutings],
}
