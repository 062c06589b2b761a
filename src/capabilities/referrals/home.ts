import type { Acting } from '../../platform/http/env.ts'
import type { NeedsMe } from '../../platform/manifest.ts'
import { maySeeTheirs, maySeeWaiting } from './access.ts'
import { waitedWords } from './pages/WaitingPage.tsx'
import { paths } from './paths.ts'
import { countWaiting, listProgress, listTakenBack, listWaiting } from './queries.ts'
import { progressWords, waysIn } from './referral.ts'
import { waitOf } from './routes.tsx'

const SHOWN = 5

/** What of referrals needs somebody today: those who wait for an answer, or what became of people they introduced. */
export async function needsMe(acting: Acting): Promise<NeedsMe[]> {
  const { tx, viewer, words } = acting
  const { slug } = viewer.partnership
  if (maySeeWaiting(viewer)) {
    const [waiting, takenBack] = await Promise.all([listWaiting(tx, viewer, { limit: SHOWN }), listTakenBack(tx, viewer)])
    const count = waiting.length < SHOWN ? waiting.length : await countWaiting(tx, viewer)
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
      ...(takenBack.length > 0 ? [headingOfTakenBack(slug, takenBack)] : []),
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

const headingOfTakenBack = (slug: string, rows: Awaited<ReturnType<typeof listTakenBack>>): NeedsMe => ({
  heading: 'Taken back after support began',
  empty: 'None.',
  items: rows.map(({ id, name, wayIn }) => ({
    title: name,
    href: paths.referral(slug, id),
    meta: `${waysIn[wayIn]}. Talk with them, and end the support if that is right`,
  })),
})
