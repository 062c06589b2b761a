import type { Acting } from '../../platform/http/env.ts'
import type { NeedsMe } from '../../platform/manifest.ts'
import { timeInWords } from '../../platform/timeOfDay.ts'
import { peoplePaths } from '../people/index.ts'
import { maySeeCaseload } from './access.ts'
import { paths } from './paths.ts'
import { listPromises, listReminders } from './promises/queries.ts'
import { listDue, listNotHeardFrom, listPlannedTalks } from './queries.ts'
import { listDrafts } from './talks/queries.ts'

const SHOWN = 10

/** Who needs a worker today: talks they planned, and people who may feel forgotten. */
export async function needsMe({ tx, viewer, today, words }: Acting): Promise<NeedsMe[]> {
  if (!maySeeCaseload(viewer)) return []
  const { slug } = viewer.partnership
  const [planned, quiet, drafts, due, promises, reminders] = await Promise.all([
    listPlannedTalks(tx, viewer, today, SHOWN + 1),
    listNotHeardFrom(tx, viewer, today, SHOWN + 1),
    listDrafts(tx, viewer, SHOWN),
    listDue(tx, viewer, today, SHOWN),
    listPromises(tx, viewer, SHOWN),
    listReminders(tx, viewer, today, SHOWN),
  ])
  const more = (rows: readonly unknown[]) => (rows.length > SHOWN ? { more: { label: 'See all on your caseload', href: paths.caseload(slug) } } : {})
  return [
    ...someOf('Conversations you began to write down', drafts, ({ supportId, personName, savedAt }) => ({
      title: personName,
      href: paths.recordConversation(slug, supportId),
      meta: `Kept for you ${words.moment(savedAt)}. Nobody else sees it before you save it`,
    })),
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
    ...someOf('Due', due, ({ id, state, personId, personName, resumesOn, activationDueOn }) =>
      state === 'paused'
        ? { title: personName, href: peoplePaths.person(slug, personId), meta: `Paused until ${words.day(resumesOn as string)}` }
        : {
            title: personName,
            href: paths.activation(slug, id),
            meta: `Ask again how active they feel in their own health. Due ${words.day(activationDueOn as string)}`,
          },
    ),
    ...someOf('Promised', promises, ({ id, personId, personName, words: said, untilOn }) => ({
      title: personName,
      href: peoplePaths.person(slug, personId),
      meta: `${shortly(said)}. Until ${words.day(untilOn)}`,
      isLate: untilOn < today,
      done: { label: 'Done', action: paths.promiseDone(slug, id) },
    })),
    ...someOf('You wanted to be reminded', reminders, ({ id, personId, personName, words: said }) => ({
      title: personName,
      href: peoplePaths.person(slug, personId),
      meta: said,
      done: { label: 'Done', action: paths.reminderDone(slug, id) },
    })),
  ]
}

/** A heading that is there only when there is something under it. */
const someOf = <Row>(heading: string, rows: readonly Row[], tell: (row: Row) => NeedsMe['items'][number]): NeedsMe[] =>
  rows.length > 0 ? [{ heading, empty: '', items: rows.map(tell) }] : []

const shortly = (said: string) => (said.length > 90 ? `${said.slice(0, 89).trimEnd()}…` : said.replace(/\.$/, ''))
