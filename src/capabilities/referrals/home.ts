import type { Acting } from '../../platform/http/env.ts'
import type { NeedsMe } from '../../platform/manifest.ts'
import { maySeeTheirs, maySeeWaiting } from './access.ts'
import { waitedWords } from './pages/WaitingPage.tsx'
import { paths } from './paths.ts'
import { listFirstWaiting, listNewsForLead, listProgress } from './queries.ts'
import { progressWords, waysIn } from './referral.ts'
import { waitOf } from './routes.tsx'

const SHOWN = 5

/** What of referrals needs somebody today: those who wait for an answer, or what became of people they introduced. */
export async function needsMe(acting: Acting): Promise<NeedsMe[]> {
  const { tx, viewer, words } = acting
  const { slug } = viewer.partnership
  if (maySeeWaiting(viewer)) {
    const [waiting, news] = await Promise.all([listFirstWaiting(tx, viewer, SHOWN), listNewsForLead(tx, viewer)])
    const count = waiting[0]?.inAll ?? 0
    return [
      {
        heading: 'New referrals',
        empty: 'Nobody is waiting for an answer.',
        items: waiting.map((row) => {
          const { waitedDays, isLate, isLastDay } = waitOf(acting, row)
          return {
            title: row.name,
            href: paths.referral(slug, row.id),
            meta: `${row.area}. ${waysIn[row.wayIn]}. ${waitedWords(waitedDays)}${isLastDay ? '. The last day of our promise' : ''}`,
            isLate,
          }
        }),
        ...(count > waiting.length ? { more: { label: `See all ${count}`, href: paths.waiting(slug) } } : {}),
      },
      ...newsForLead(slug, news),
    ]
  }
  if (!maySeeTheirs(viewer)) return []
  const progress = await listProgress(tx, viewer, { limit: 5 })
  return [
    {
      heading: 'People you introduced',
      empty: 'Nobody yet.',
      items: progress.map((row) => ({
        title: row.calledName,
        href: `${paths.mine(slug)}#${row.reference}`,
        meta: `${words.t(progressWords[row.state] ?? row.state)}. ${words.moment(row.changedAt)}`,
      })),
      more: { label: 'Introduce somebody', href: paths.introduce(slug) },
    },
  ]
}

type News = Awaited<ReturnType<typeof listNewsForLead>>

/** Each heading is there only when there is something under it. */
function newsForLead(slug: string, news: News): NeedsMe[] {
  const takenBack = news.filter(({ isTakenBack }) => isTakenBack)
  const again = news.filter(({ isTakenBack }) => !isTakenBack)
  const under = (heading: string, rows: News, what: string): NeedsMe[] => {
    const items = rows.map(({ id, name, wayIn }) => ({ title: name, href: paths.referral(slug, id), meta: `${waysIn[wayIn]}. ${what}` }))
    return items.length > 0 ? [{ heading, empty: 'None.', items }] : []
  }
  return [
    ...under('Referred again while you support them', again, 'A colleague accepted it, and your support goes on. Talk with them about it'),
    ...under('Taken back after support began', takenBack, 'Talk with them, and end the support if that is right'),
  ]
}
