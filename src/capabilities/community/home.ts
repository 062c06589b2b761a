import type { Acting } from '../../platform/http/env.ts'
import type { NeedsMe } from '../../platform/manifest.ts'
import { maySeeTheirGroups } from './access.ts'
import { introductionsNeedMe } from './introductions/home.ts'
import { lastMetWords } from './pages/GroupsPage.tsx'
import { paths } from './paths.ts'
import { listGroupsTheyHelp, listTheirGroups } from './queries/groups.ts'
import { visitsNeedMe } from './visits/home.ts'

/** For a leader: the register of each group. For a volunteer: the groups they help with. For workers: introductions that nobody has come of. */
export async function needsMe(acting: Acting): Promise<NeedsMe[]> {
  const { tx, viewer, words } = acting
  const { slug } = viewer.partnership
  if (maySeeTheirGroups(viewer)) {
    const groups = await listTheirGroups(tx, viewer)
    return [
      {
        heading: 'Keep today’s register',
        empty: 'You do not lead a group here yet.',
        items: groups.map((group) => ({ title: group.name, href: paths.register(slug, group.id), meta: lastMetWords(group, words) })),
        more: { label: 'My groups', href: paths.groups(slug) },
      },
    ]
  }
  if (viewer.wears('volunteer')) return [await groupsTheyHelp(acting)]
  if (!viewer.wears('health coach', 'link worker')) return []
  return [await introductionsNeedMe(acting), ...(await visitsNeedMe(acting))]
}

async function groupsTheyHelp({ tx, viewer, words: { t } }: Acting): Promise<NeedsMe> {
  const { slug } = viewer.partnership
  const groups = await listGroupsTheyHelp(tx, viewer)
  return {
    heading: 'Groups you help with',
    empty: 'You are not down to help with a group yet. If you would like to, tell whoever invited you. They will be glad.',
    items: groups.map(({ id, name, whenItMeets }) => ({ title: name, href: paths.entry(slug, id), meta: whenItMeets || t('Ask the group when it meets') })),
  }
}
