import { type Expression, sql } from 'kysely'
import type { Day } from '../../platform/clock.ts'
import { type Given, kept } from '../../platform/database/kept.ts'
import type { Tx } from '../../platform/database/narrowed.ts'
import type { Member, OfMember, Viewer } from '../../platform/viewer.ts'
import type { CallResult } from './calls/call.ts'
import { leadsOf, type Worker } from './cover/leads.ts'
import { OUR_GUIDE } from './guide/guide.ts'
import { type Colleague, type NamedSupport, type Need, OPEN, type Support, type SupportState, WORKING } from './support.ts'
import type { Conversation } from './talks/conversation.ts'

/** A stretch of support, when the viewer may read it at all. */
export const findSupport = (tx: Tx, partnershipId: string, id: string): Promise<NamedSupport | undefined> =>
  tx
    .selectFrom('support as s')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 's.partnershipId').onRef('p.id', '=', 's.personId'))
    .selectAll('s')
    .select(['p.name as personName', 'p.foldedName'])
    .where('s.partnershipId', '=', partnershipId)
    .where('s.id', '=', id)
    .executeTakeFirst()

/** A call as the story reads it, beside its stretch of support. */
export interface CallOfStory {
  id: string
  result: CallResult
  calledAt: string
  againOn: Day | null
  byName: string
}

/** Every stretch of support of a person, latest first, each with the last times that we rang. */
export const listSupportOf = (tx: Tx, partnershipId: string, personId: string) =>
  tx
    .selectFrom('support as s')
    .selectAll('s')
    // Read in the same statement: a person's page asks for much already.
    .select(
      sql<readonly CallOfStory[]>`(select coalesce(json_agg(json_build_object('id', c.id, 'result', c.result, 'calledAt', c.called_at,
        'againOn', c.again_on, 'byName', c.by_name) order by c.called_at desc), '[]') from (select * from call c
        where c.partnership_id = s.partnership_id and c.support_id = s.id order by c.called_at desc limit 50) c)`.as('calls'),
    )
    .where('s.partnershipId', '=', partnershipId)
    .where('s.personId', '=', personId)
    .orderBy('s.begunOn', 'desc')
    .orderBy('s.id', 'desc')
    .limit(50)
    .execute()

/** The stretch of support that goes on now, for capabilities that add to it. */
export const findOpenSupportOf = (tx: Tx, partnershipId: string, personId: string): Promise<Support | undefined> =>
  tx
    .selectFrom('support')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where('state', 'in', [...OPEN])
    .orderBy('begunOn', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** A person's conversations, latest first: most people have a dozen, and nobody's page grows without end. */
export const listConversationsOf = (tx: Tx, partnershipId: string, personId: string, limit = 100): Promise<Conversation[]> =>
  tx
    .selectFrom('conversation')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('heldOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** What became of a person's stretches of support, oldest first. */
export const listHistoryOf = (tx: Tx, partnershipId: string, personId: string) =>
  tx
    .selectFrom('support as s')
    .innerJoin('supportHistory as h', (join) => join.onRef('h.partnershipId', '=', 's.partnershipId').onRef('h.supportId', '=', 's.id'))
    .select(['h.supportId', 'h.version', 'h.state', 'h.ledByName', 'h.reason', 'h.what', 'h.byName', 'h.at'])
    .leftJoin('movingOn as m', (join) =>
      join.onRef('m.partnershipId', '=', 'h.partnershipId').onRef('m.supportId', '=', 'h.supportId').onRef('m.version', '=', 'h.version'),
    )
    .select(sql<boolean>`m.version is not null`.as('hasLetter'))
    .where('s.partnershipId', '=', partnershipId)
    .where('s.personId', '=', personId)
    .orderBy('h.supportId')
    .orderBy('h.version')
    .limit(200)
    .execute()

export type Happening = Awaited<ReturnType<typeof listHistoryOf>>[number]

const CASELOAD = ['id', 'personId', 'personName', 'foldedName', 'state', 'ledBy', 'ledByName', 'nextTalkOn', 'lastTalkOn', 'begunOn'] as const
const OF_SUPPORT = ['s.id', 's.personId', 's.state', 's.ledBy', 's.ledByName', 's.nextTalkOn', 's.lastTalkOn', 's.begunOn'] as const
const OF_PERSON = ['p.name as personName', 'p.foldedName'] as const
export type OnCaseload = Pick<NamedSupport, (typeof CASELOAD)[number]>

export interface CaseloadAsked {
  today: Day
  need?: Need | undefined
  states: readonly SupportState[]
  /** The beginning of a name, folded. */
  beginning: string
  after?: Pick<NamedSupport, 'id' | 'personId' | 'nextTalkOn' | 'foldedName'> | undefined
  limit?: number
}

// The last letter there is: what begins alike lies between a beginning and the beginning with this after it.
const LAST = '\u{10FFFF}'

// A list in several states is read from the index for each lead and state apart, `limit` rows of each, and then put in order: asked for
// all of them at once, the database would sort everybody who was ever supported.
const eachState = (viewer: Worker, today: Day | Expression<Day>, states: readonly SupportState[]) =>
  sql<{
    leadId: string
    state: SupportState
  }>`(select lead.id as lead_id, state from ${leadsOf(viewer, today)} as lead, unnest(array[${sql.join(states.map((state) => sql.lit(state)))}]::text[]) as state)`.as(
    'asked',
  )

/** The last day on which somebody heard from us. */
export const lastHeard = sql<Day>`coalesce(s.last_talk_on, s.begun_on)`

const daysWithoutWord = (partnershipId: Worker['partnershipId']) =>
  sql<number>`coalesce((select days_without_word from support_guide where partnership_id = ${partnershipId}), ${OUR_GUIDE.daysWithoutWord})`

/** Nothing is planned, and there was no talk for as many days as the partnership says. */
export const isUnheard = ({ partnershipId }: Pick<Worker, 'partnershipId'>, today: Day | Expression<Day>) =>
  sql<boolean>`s.state in ('coaching', 'link work') and s.next_talk_on is null and ${lastHeard} < ${today}::date - ${daysWithoutWord(partnershipId)}`

/** They are to go on after a pause, or are asked again how active they feel. */
const isDue = (today: Day | Expression<Day>) =>
  sql<boolean>`((s.state = 'paused' and s.resumes_on <= ${today}::date) or (s.state <> 'paused' and s.activation_due_on <= ${today}::date))`

const inNeed = (need: Need, viewer: Viewer, today: Day) =>
  ({ talk: sql<boolean>`s.next_talk_on <= ${today}::date`, word: isUnheard(viewer, today), due: isDue(today) })[need]

/** The people the viewer leads the support of, or covers for, by when they talk next; those with nothing planned come last. */
export const listLedBy = (tx: Tx, viewer: Member, { today, need, states, beginning, after, limit = 25 }: CaseloadAsked) =>
  tx
    .selectFrom(eachState(viewer, today, states))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('support as s')
          .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 's.partnershipId').onRef('p.id', '=', 's.personId'))
          .select([...OF_SUPPORT, ...OF_PERSON])
          .where('s.partnershipId', '=', viewer.partnershipId)
          .whereRef('s.ledBy', '=', 'asked.leadId')
          .whereRef('s.state', '=', 'asked.state')
          .$if(need !== undefined, (query) => query.where(inNeed(need as Need, viewer, today)))
          .$if(beginning !== '', (query) => query.where('p.foldedName', '>=', beginning).where('p.foldedName', '<', beginning + LAST))
          .$if(after !== undefined && after.nextTalkOn === null, (query) => query.where('s.nextTalkOn', 'is', null).where('s.id', '>', after?.id as string))
          .$if(after !== undefined && after.nextTalkOn !== null, (query) =>
            query.where((on) =>
              on.or([on(on.refTuple('s.nextTalkOn', 's.id'), '>', on.tuple(after?.nextTalkOn as Day, after?.id as string)), on('s.nextTalkOn', 'is', null)]),
            ),
          )
          .orderBy('s.nextTalkOn', (by) => by.asc().nullsLast())
          .orderBy('s.id')
          .limit(limit)
          .as('row'),
      (join) => join.onTrue(),
    )
    .select(CASELOAD.map((column) => `row.${column}` as const))
    .orderBy('row.nextTalkOn', (by) => by.asc().nullsLast())
    .orderBy('row.id')
    .limit(limit)

/**
 * Everybody the viewer's teams support, by name. Of each team apart: the few it supports now are put in order, and the many it ever
 * supported are read in the order of the names.
 */
export const listOfTeams = (tx: Tx, viewer: Viewer, { today, need, states, beginning, after, limit = 25 }: CaseloadAsked) =>
  tx
    .selectFrom(sql<{ teamId: string }>`(select team_id from unnest(${[...viewer.teamIds]}::uuid[]) as team_id)`.as('mine'))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('person as p')
          .innerJoin('support as s', (join) => join.onRef('s.partnershipId', '=', 'p.partnershipId').onRef('s.personId', '=', 'p.id'))
          .select([...OF_SUPPORT, ...OF_PERSON])
          .where('p.partnershipId', '=', viewer.partnershipId)
          .whereRef('p.teamId', '=', 'mine.teamId')
          .whereRef('s.teamId', '=', 'mine.teamId')
          .where('s.state', 'in', [...states])
          .$if(need !== undefined, (query) => query.where(inNeed(need as Need, viewer, today)))
          .$if(beginning !== '', (query) => query.where('p.foldedName', '>=', beginning).where('p.foldedName', '<', beginning + LAST))
          .$if(after !== undefined, (query) => {
            const { foldedName, personId, id } = after as NamedSupport
            return query
              .where((on) => on(on.refTuple('p.foldedName', 'p.id'), '>=', on.tuple(foldedName, personId)))
              .where((on) => on.or([on('p.id', '<>', personId), on('s.id', '>', id)]))
          })
          .orderBy('p.foldedName')
          .orderBy('p.id')
          .orderBy('s.id')
          .limit(limit)
          .as('row'),
      (join) => join.onTrue(),
    )
    .select(CASELOAD.map((column) => `row.${column}` as const))
    .orderBy('row.foldedName')
    .orderBy('row.personId')
    .orderBy('row.id')
    .limit(limit)

const ON_HOME = ['id', 'personId', 'personName', 'nextTalkOn', 'lastTalkOn', 'begunOn', 'ledBy', 'ledByName'] as const

/** Of what home shows the first few of, no more than these are counted. */
export const MOST_COUNTED = 100

// How many there are, beside each of the first few that are shown.
const inAll = sql<number>`(count(*) over ())::integer`.as('inAll')

/** Whose home it is, and of which day. */
export type HomeOf = OfMember & { today: Day }

/** Talks that are planned for today or before, of the viewer or whom they cover for, and not recorded yet: longest ago first. */
export const listPlannedTalks = kept((tx: Tx, of: Given<HomeOf>, limit: number) =>
  tx
    .selectFrom(eachState(of, of.today, OPEN))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('support as s')
          .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 's.partnershipId').onRef('p.id', '=', 's.personId'))
          .leftJoin('plannedTalk as t', (join) =>
            join.onRef('t.partnershipId', '=', 's.partnershipId').onRef('t.supportId', '=', 's.id').on('t.state', '=', 'planned'),
          )
          .select([...OF_SUPPORT, ...OF_PERSON, 't.beginsAt', 't.mode', 't.place'])
          .where('s.partnershipId', '=', of.partnershipId)
          .whereRef('s.ledBy', '=', 'asked.leadId')
          .whereRef('s.state', '=', 'asked.state')
          .where('s.nextTalkOn', '<=', of.today)
          .orderBy('s.nextTalkOn')
          .orderBy('s.id')
          .limit(MOST_COUNTED)
          .as('row'),
      (join) => join.onTrue(),
    )
    .select([...ON_HOME.map((column) => `row.${column}` as const), 'row.beginsAt', 'row.mode', 'row.place', inAll])
    .orderBy('row.nextTalkOn')
    .orderBy('row.beginsAt', (by) => by.asc().nullsLast())
    .orderBy('row.id')
    .limit(limit),
)

// People of the viewer, or of whom they cover for.
const ofMine = (tx: Tx, of: Given<HomeOf>) =>
  tx
    .selectFrom(leadsOf(of, of.today).as('lead'))
    .innerJoin('support as s', (join) => join.onRef('s.ledBy', '=', 'lead.id').on('s.partnershipId', '=', of.partnershipId))
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 's.partnershipId').onRef('p.id', '=', 's.personId'))

/** People with nothing planned, and no talk for as many days as the partnership says: longest ago first. */
export const listNotHeardFrom = kept((tx: Tx, of: Given<HomeOf>, limit: number) =>
  ofMine(tx, of)
    .select([...OF_SUPPORT, ...OF_PERSON, inAll])
    .where('s.state', 'in', [...WORKING])
    .where(isUnheard(of, of.today))
    .orderBy(lastHeard)
    .orderBy('s.id')
    .limit(limit),
)

/** People who are to go on after a pause, or who are asked again how active they feel, today or before. */
export const listDue = kept((tx: Tx, of: Given<HomeOf>, limit: number) =>
  ofMine(tx, of)
    .select(['s.id', 's.personId', 's.state', 's.resumesOn', 's.activationDueOn', 's.ledBy', 's.ledByName', 'p.name as personName', inAll])
    .where('s.state', 'in', [...OPEN])
    .where(isDue(of.today))
    .orderBy(sql`coalesce(s.resumes_on, s.activation_due_on)`)
    .orderBy('s.id')
    .limit(limit),
)

/** Who of a team could lead somebody's support: its workers who have joined, by name. */
export const listColleagues = (tx: Tx, partnershipId: string, teamId: string): Promise<Colleague[]> =>
  tx
    .selectFrom('membership')
    .select(['id', 'name', 'hats'])
    .where('partnershipId', '=', partnershipId)
    // Said so that the short index of those with a team is read, and not every person's account.
    .where(sql<boolean>`team_ids <> '{}'`)
    .where(sql<boolean>`${teamId} = any (team_ids)`)
    .where(sql<boolean>`hats && array['health coach', 'link worker']`)
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)
    .orderBy('sortName')
    .orderBy('id')
    .limit(500)
    .execute()

/** A person's place in the partnership, joined or invited and still in time; nothing when they may be invited. */
export const findPlaceOf = (tx: Tx, partnershipId: string, personId: string, now: Date) =>
  tx
    .selectFrom('membership')
    .select(['id', 'joinedAt', 'invitedEmail', 'invitationExpiresAt'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where((eb) => eb.or([eb('joinedAt', 'is not', null), eb('invitationExpiresAt', '>', now)]))
    .orderBy('joinedAt', (by) => by.asc().nullsLast())
    .limit(1)
    .executeTakeFirst()

/** Who of the other teams could lead somebody's support: their workers who have joined, each with a team, by name. */
export const listColleaguesElsewhere = (tx: Tx, partnershipId: string, teamId: string): Promise<(Colleague & { teamId: string; teamName: string })[]> =>
  tx
    .selectFrom('membership as m')
    .innerJoin('team as t', (join) => join.onRef('t.partnershipId', '=', 'm.partnershipId').on(sql<boolean>`t.id = any (m.team_ids)`))
    .select(['m.id', 'm.name', 'm.hats', 't.id as teamId', 't.name as teamName'])
    .where('m.partnershipId', '=', partnershipId)
    .where(sql<boolean>`m.team_ids <> '{}'`)
    .where('t.id', '<>', teamId)
    .where(sql<boolean>`m.hats && array['health coach', 'link worker']`)
    .where('m.joinedAt', 'is not', null)
    .where('m.leftAt', 'is', null)
    .orderBy('t.name')
    .orderBy('m.sortName')
    .orderBy('m.id')
    .limit(500)
    .execute()
