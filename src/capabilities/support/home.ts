import type { Acting } from '../../platform/http/env.ts'
import type { NeedsMe } from '../../platform/manifest.ts'
import { timeInWords } from '../../platform/timeOfDay.ts'
import { peoplePaths } from '../people/index.ts'
import { maySeeCaseload } from './access.ts'
import { paths } from './paths.ts'
import { listPromises, listReminders } from './promises/queries.ts'
import { listDue, listNotHeardFrom, listPlannedTalks, MOST_COUNTED } from './queries.ts'
import { listReplies, replyWords } from './replies/replies.ts'
import { listDrafts } from './talks/queries.ts'

const SHOWN = 5

/** Who needs a worker today: talks they planned, what came back, people who may feel forgotten; also of colleagues they cover for. */
export async function needsMe({ tx, viewer, today, words }: Acting): Promise<NeedsMe[]> {
  if (!maySeeCaseload(viewer)) return []
  const { slug } = viewer.partnership
  const { partnershipId, membershipId } = viewer
  const mine = { partnershipId, membershipId, today, until: today }
  const [planned, replies, quiet, drafts, due, promises, reminders] = await Promise.all([
    listPlannedTalks(tx, mine, SHOWN),
    listReplies(tx, viewer, today, SHOWN),
    listNotHeardFrom(tx, mine, SHOWN),
    listDrafts(tx, mine, SHOWN),
    listDue(tx, mine, SHOWN),
    listPromises(tx, mine, SHOWN),
    listReminders(tx, mine, SHOWN),
  ])
  const covering = ({ ledBy, ledByName }: { ledBy: string; ledByName: string }) => (ledBy === viewer.membershipId ? '' : `You cover for ${ledByName}`)
  const said = (...parts: (string | null)[]) => parts.filter(Boolean).join('. ')
  return [
    ...someOf('Conversations you began to write down', drafts, paths.drafts(slug), ({ supportId, personName, savedAt }) => ({
      title: personName,
      href: paths.recordConversation(slug, supportId),
      meta: `Kept for you ${words.moment(savedAt)}. Nobody else sees it before you save it`,
    })),
    {
      heading: 'Talks planned for today or before',
      empty: 'No talk is planned for today.',
      items: planned.map((row) => ({
        title: row.personName,
        href: peoplePaths.person(slug, row.personId),
        meta: said(
          [
            row.nextTalkOn === today ? 'Today' : `Planned for ${words.day(row.nextTalkOn as string)}`,
            row.beginsAt ? timeInWords(row.beginsAt, words) : '',
            row.place,
          ]
            .filter(Boolean)
            .join(', '),
          covering(row),
        ),
        isLate: row.nextTalkOn !== null && row.nextTalkOn < today,
      })),
      ...seeAll(planned, `${paths.caseload(slug)}?need=talk`),
      links: [
        { label: 'Call list', href: paths.callList(slug) },
        { label: 'Print the day', href: paths.printDay(slug) },
        { label: 'Talks in your calendar', href: paths.calendar(slug) },
        { label: 'Cover while somebody is away', href: paths.cover(slug) },
      ],
    },
    ...someOf('Replies', replies, paths.replies(slug), (reply) => ({
      title: reply.name,
      href: peoplePaths.person(slug, reply.personId),
      meta: `${replyWords(reply)}. ${words.day(reply.on)}`,
      done: { label: 'Seen', action: paths.replySeen(slug, reply.id) },
    })),
    {
      heading: 'Not heard from',
      empty: 'Everybody has a talk planned, or talked with you lately.',
      items: quiet.map((row) => ({
        title: row.personName,
        href: peoplePaths.person(slug, row.personId),
        meta: said(
          row.lastTalkOn
            ? `Last talked ${words.day(row.lastTalkOn)}. Nothing planned`
            : `Support began ${words.day(row.begunOn)}. Not talked yet, nothing planned`,
          covering(row),
        ),
      })),
      ...seeAll(quiet, `${paths.caseload(slug)}?need=word`),
    },
    ...someOf('Due', due, `${paths.caseload(slug)}?need=due`, ({ id, state, personId, personName, resumesOn, activationDueOn, ...row }) =>
      state === 'paused'
        ? { title: personName, href: peoplePaths.person(slug, personId), meta: said(`Paused until ${words.day(resumesOn as string)}`, covering(row)) }
        : {
            title: personName,
            href: paths.activation(slug, id),
            meta: said(`Ask again how active they feel in their own health. Due ${words.day(activationDueOn as string)}`, covering(row)),
          },
    ),
    ...someOf('Promised', promises, paths.promised(slug), (row) => ({
      title: row.personName,
      href: peoplePaths.person(slug, row.personId),
      meta: said(`${shortly(row.words)}. Until ${words.day(row.untilOn)}`, row.byMembership === viewer.membershipId ? '' : `${row.byName} promised it`),
      isLate: row.untilOn < today,
      done: { label: 'Done', action: paths.promiseDone(slug, row.id) },
    })),
    ...someOf('You wanted to be reminded', reminders, paths.promised(slug), ({ id, personId, personName, words: said }) => ({
      title: personName,
      href: peoplePaths.person(slug, personId),
      meta: said,
      done: { label: 'Done', action: paths.reminderDone(slug, id) },
    })),
  ]
}

/** Where the rest is, when there is more than is shown. */
function seeAll(rows: readonly { inAll: number }[], href: string): Pick<NeedsMe, 'more'> {
  const inAll = rows[0]?.inAll ?? 0
  if (inAll <= rows.length) return {}
  return { more: { label: inAll < MOST_COUNTED ? `See all ${inAll}` : 'See all', href } }
}

/** A heading that is there only when there is something under it. */
function someOf<Row extends { inAll: number }>(heading: string, rows: readonly Row[], href: string, tell: (row: Row) => NeedsMe['items'][number]): NeedsMe[] {
  if (rows.length === 0) return []
  return [{ heading, empty: '', items: rows.map(tell), ...seeAll(rows, href) }]
}

const shortly = (said: string) => (said.length > 90 ? `${said.slice(0, 89).trimEnd()}…` : said.replace(/\.$/, ''))
