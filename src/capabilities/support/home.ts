import type { Acting } from '../../platform/http/env.ts'
import type { NeedsMe } from '../../platform/manifest.ts'
import { timeInWords } from '../../platform/timeOfDay.ts'
import { peoplePaths } from '../people/index.ts'
import { maySeeCaseload } from './access.ts'
import { paths } from './paths.ts'
import { listDue, listNotHeardFrom, listPlannedTalks } from './queries.ts'
import { listDrafts } from './talks/queries.ts'

const SHOWN = 10

/** Who needs a worker today: talks they planned, and people who may feel forgotten. */
export async function needsMe({ tx, viewer, today, words }: Acting): Promise<NeedsMe[]> {
  if (!maySeeCaseload(viewer)) return []
  const { slug } = viewer.partnership
  const [planned, quiet, drafts, due] = await Promise.all([
    listPlannedTalks(tx, viewer, today, SHOWN + 1),
    listNotHeardFrom(tx, viewer, today, SHOWN + 1),
    listDrafts(tx, viewer, SHOWN),
    listDue(tx, viewer, today, SHOWN),
  ])
  const more = (rows: readonly unknown[]) => (rows.length > SHOWN ? { more: { label: 'See all on your caseload', href: paths.caseload(slug) } } : {})
  return [
    ...(drafts.length > 0
      ? [
          {
            heading: 'Conversations you began to write down',
            empty: '',
            items: drafts.map(({ supportId, personName, savedAt }) => ({
              title: personName,
              href: paths.recordConversation(slug, supportId),
              meta: `Kept for you ${words.moment(savedAt)}. Nobody else sees it before you save it`,
            })),
          },
        ]
      : []),
    {
      heading: 'Talks planned for today or before',
      empty: 'No talk is planned for today.',
      items: planned.slice(0, SHOWN).map(({ personId, personName, nextTalkOn, beginsAt, place }) => ({
        title: personName,
        href: peoplePaths.person(slug, personId),
        meta: [nextTalkOn === today ? 'Today' : `Planned for ${words.day(nextTalkOn as string)}`, beginsAt ? timeInWords(beginsAt, words) : '', place]
          .filter(Boolean)
          .join(', '),
        isLate: nextTalkOn !== null && nextTalkOn < today,
      })),
      ...more(planned),
    },
    {
      heading: 'Not heard from',
      empty: 'Everybody has a talk planned, or talked with you lately.',
      items: quiet.slice(0, SHOWN).map(({ personId, personName, lastTalkOn, begunOn }) => ({
        title: personName,
        href: peoplePaths.person(slug, personId),
        meta: lastTalkOn ? `Last talked ${words.day(lastTalkOn)}. Nothing planned` : `Support began ${words.day(begunOn)}. Not talked yet, nothing planned`,
      })),
      ...more(quiet),
    },
    ...(due.length > 0
      ? [
          {
            heading: 'Due',
            empty: '',
            items: due.map(({ id, state, personId, personName, resumesOn, activationDueOn }) =>
              state === 'paused'
                ? { title: personName, href: `${peoplePaths.person(slug, personId)}#paused`, meta: `Paused until ${words.day(resumesOn as string)}` }
                : {
                    title: personName,
                    href: paths.activation(slug, id),
                    meta: `Ask again how active they feel in their own health. Due ${words.day(activationDueOn as string)}`,
                  },
            ),
          },
        ]
      : []),
  ]
}
