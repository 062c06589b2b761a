import type { Acting } from '../../../platform/http/env.ts'
import type { NeedsMe } from '../../../platform/manifest.ts'
import { paths } from '../paths.ts'
import { mayLookAfterDirectory } from './access.ts'
import { freshnessOf, latestToCheck, oldestShown } from './freshness.ts'
import { keepingPaths } from './paths.ts'
import { listFirstSuggestions, listFirstToCheck, listToCheckOfGroups } from './queries.ts'
import { findRules } from './rules.ts'

const AT_MOST = 5

/** For workers: what people told us and what will be hidden soonest. For a leader: the entries of their groups that want checking. */
export async function directoryNeedsMe(acting: Acting): Promise<NeedsMe[]> {
  const { tx, viewer, words, today } = acting
  const { partnershipId } = viewer
  const { slug } = viewer.partnership
  if (viewer.wears('group leader')) {
    const rules = await findRules(tx, partnershipId)
    const entries = await listToCheckOfGroups(tx, viewer, latestToCheck(today, rules))
    if (entries.length === 0) return []
    return [
      {
        heading: 'Is it still right?',
        empty: '',
        items: entries.map(({ id, name, lastCheckedOn }) => ({
          title: name,
          href: paths.entry(slug, id),
          meta: words.t('Last checked {{day}}', { day: words.day(lastCheckedOn) }),
        })),
      },
    ]
  }
  if (!mayLookAfterDirectory(viewer)) return []
  const [rules, told] = await Promise.all([findRules(tx, partnershipId), listFirstSuggestions(tx, viewer, AT_MOST)])
  const checking = await listFirstToCheck(tx, { partnershipId, from: oldestShown(today, rules), to: latestToCheck(today, rules) }, AT_MOST)
  return [
    {
      heading: 'The directory: what wants checking',
      empty: 'Every page was checked not long ago, and nothing that people told us waits.',
      items: [
        ...told.map(({ entryId, entryName, said }) => ({
          title: entryName,
          href: keepingPaths.suggestions(slug, entryId),
          meta: `Somebody told us: ${said.length > 80 ? `${said.slice(0, 80)}…` : said}`,
        })),
        ...checking.map(({ id, name, lastCheckedOn }) => {
          const { days, daysLeft } = freshnessOf(lastCheckedOn, today, rules)
          return {
            title: name,
            href: paths.entry(slug, id),
            meta: `Checked ${days} days ago, hidden in ${daysLeft === 1 ? '1 day' : `${daysLeft} days`}`,
            isLate: daysLeft <= 14,
          }
        }),
      ],
      more: { label: 'See all that wants checking', href: keepingPaths.checking(slug) },
    },
  ]
}
