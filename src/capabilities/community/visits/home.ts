import type { Acting } from '../../../platform/http/env.ts'
import type { NeedsMe } from '../../../platform/manifest.ts'
import { mayWriteUpdate } from './access.ts'
import { paths } from './paths.ts'
import { findOwnUpdate } from './queries/updates.ts'
import { listParts } from './queries/visits.ts'
import { isNotLately, mondayOf } from './visit.ts'

/** For workers: the week they have not published, from Thursday on, and parts of their teams’ areas that nobody visited lately. */
export async function visitsNeedMe({ tx, viewer, words, today }: Acting): Promise<NeedsMe[]> {
  if (!mayWriteUpdate(viewer)) return []
  const { slug } = viewer.partnership
  const week = mondayOf(today)
  const isNear = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7 >= 3
  const there = isNear ? await findOwnUpdate(tx, viewer, week) : undefined
  const waits = isNear && there?.state !== 'published'
  const parts = (await listParts(tx, viewer.partnershipId, today, viewer.teamIds)).filter((part) => isNotLately(part, today)).slice(0, 3)
  return [
    {
      heading: 'In the community',
      empty: 'Every part of your area was visited lately, and your week is told.',
      items: [
        ...(waits
          ? [
              {
                title: 'Your update of this week',
                href: paths.writeUpdate(slug, week),
                meta: there ? 'Begun, and not published yet' : 'What you wrote down is there already',
              },
            ]
          : []),
        ...parts.map(({ outwardCode, area, lastVisitedOn }) => ({
          title: `${outwardCode}, ${area}`,
          href: paths.visits(slug, outwardCode),
          meta: lastVisitedOn ? `Last visited ${words.day(lastVisitedOn)}` : 'Not visited yet',
        })),
      ],
      more: { label: 'Visits', href: paths.visits(slug) },
    },
  ]
}
