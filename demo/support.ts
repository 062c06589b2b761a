import type { Insertable } from 'kysely'
import type { Support } from '../database/schema.ts'
import { aPlannedTalk, aSupport } from '../src/capabilities/support/factory.ts'
import type { Mode, WhoDoesIt } from '../src/capabilities/support/talks/conversation.ts'
import { addDays, addMonths, type Day } from '../src/platform/clock.ts'
import type { Chance } from './chance.ts'
import type { Locality } from './locality.ts'
import type { Referred } from './referrals.ts'
import { momentOf, onWorkingDay } from './rows.ts'
import type { Colleague, Team } from './staff.ts'
import { mightGiveBack, movingOnInOurWords, movingOnInTheirWords, whatStaysOpen, whyHandedOver } from './words/reasons.ts'

/** A talk that was held. */
export interface Talk {
  on: Day
  by: Colleague
  isLinkWork: boolean
}

/** Somebody who is or was supported, and when they talked with whom. */
export interface Supported extends Referred {
  support: Insertable<Support> & { id: string }
  begunOn: Day
  endedOn: Day | undefined
  talks: readonly Talk[]
}

// A health coach sees somebody one to five times, a link worker six to eight (Live Well paper, section 4.3).
const TALKS_WITH_COACH = [
  [1, 24],
  [2, 28],
  [3, 22],
  [4, 15],
  [5, 11],
] as const
const MODES: readonly (readonly [Mode, number])[] = [
  ['phone', 42],
  ['face to face', 30],
  ['at home', 12],
  ['walking together', 11],
  ['video', 5],
]

interface PlannedTalk extends Talk {
  isHeld: boolean
}

/** The talks as they would go on if there were no today. */
function planTalks(chance: Chance, begunOn: Day, coach: Colleague, linkWorker: Colleague | undefined): Talk[] {
  const withCoach = chance.weighted(TALKS_WITH_COACH)
  const withLinkWorker = linkWorker ? chance.whole(6, 8) : 0
  const talks: Talk[] = []
  let on = onWorkingDay(addDays(begunOn, chance.whole(1, 7)))
  for (let at = 0; at < withCoach + withLinkWorker; at++) {
    const isLinkWork = at >= withCoach
    talks.push({ on, by: isLinkWork && linkWorker ? linkWorker : coach, isLinkWork })
    on = onWorkingDay(addDays(on, chance.whole(9, 18)))
  }
  return talks
}

const turns = new WeakMap<Team, number>()

/** Link workers of a team take turns, so that no caseload grows by chance. */
function nextLinkWorker(team: Team): Colleague | undefined {
  const turn = turns.get(team) ?? 0
  turns.set(team, turn + 1)
  return team.linkWorkers[turn % team.linkWorkers.length]
}

/** Support as it begins, goes on, and perhaps has ended: the row, its history and the talks. */
export function addSupport(locality: Locality, referred: Referred & { answeredOn: Day }): Supported {
  const { chance, gathered, partnershipId, last } = locality
  const { person, referralId, team, answeredOn: begunOn, answeredBy: coach } = referred
  const linkWorker = chance.is(0.45) ? nextLinkWorker(team) : undefined
  const planned = planTalks(chance, begunOn, coach, linkWorker).map((talk): PlannedTalk => ({ ...talk, isHeld: talk.on <= last }))
  const talks = planned.filter(({ isHeld }) => isHeld)
  const next = planned.find(({ isHeld }) => !isHeld)
  const closing = addDays(planned.at(-1)?.on ?? begunOn, chance.whole(5, 20))
  const endedOn = !next && closing <= last ? closing : undefined
  // Some have nothing planned: they said they would ring, or somebody forgot.
  const nextTalkOn = endedOn ? null : next ? (chance.is(0.9) ? next.on : null) : closing > last && chance.is(0.5) ? closing : null

  const begunAt = momentOf(begunOn, 16, chance.whole(0, 59))
  const isLinkWork = talks.some((talk) => talk.isLinkWork) || (next?.isLinkWork === true && talks.length > 0)
  const lead = isLinkWork && linkWorker ? linkWorker : coach
  const handedOverOn = isLinkWork ? (talks.find((talk) => talk.isLinkWork)?.on ?? talks.at(-1)?.on) : undefined
  const support = aSupport({
    partnershipId,
    id: chance.id(begunAt),
    personId: person.id,
    referralId,
    teamId: team.id,
    state: endedOn ? 'ended' : isLinkWork ? 'link work' : 'coaching',
    ledBy: lead.id,
    ledByName: lead.name,
    nextTalkOn,
    lastTalkOn: talks.at(-1)?.on ?? null,
    conversations: talks.length,
    begunOn,
    endedOn: endedOn ?? null,
    version: 1 + (handedOverOn ? 1 : 0) + (endedOn ? 1 : 0),
  })
  Object.assign(support, sinceWhen({ talks, isLinkWork, endedOn }))
  gathered.add('support', support)
  addActivation(locality, support, talks)

  const of = { partnershipId, supportId: support.id, personId: person.id, teamId: team.id }
  const history = (version: number, state: string, ledByName: string, reason: string | null, by: Colleague, at: Date) =>
    gathered.add('supportHistory', { ...of, version, state, ledByName, reason, byMembership: by.id, byName: by.name, at })
  history(1, 'coaching', coach.name, null, coach, begunAt)
  if (handedOverOn) history(2, 'link work', lead.name, chance.pick(whyHandedOver), coach, momentOf(handedOverOn, 8, chance.whole(0, 59)))
  if (endedOn) addMovingOn(locality, support, lead)
  if (endedOn) history(handedOverOn ? 3 : 2, 'ended', lead.name, chance.pick(whatStaysOpen), lead, momentOf(endedOn, 15, chance.whole(0, 59)))

  if (nextTalkOn) addNextTalk(locality, support, nextTalkOn)
  addConversations(locality, { referred, supportId: support.id, talks, nextTalkOn })
  return { ...referred, support, begunOn, endedOn, talks }
}

/** How many talks there were of what support is now, and what it would be again. */
const sinceWhen = ({ talks, isLinkWork, endedOn }: { talks: readonly Talk[]; isLinkWork: boolean; endedOn: Day | undefined }) => ({
  talksInState: talks.filter((talk) => talk.isLinkWork === isLinkWork).length,
  resumesAs: endedOn ? (isLinkWork ? ('link work' as const) : ('coaching' as const)) : null,
})

/** How active somebody felt in their own health at the second talk, and mostly a little more so three months later. */
function addActivation({ chance, gathered, last }: Locality, support: ReturnType<typeof aSupport>, talks: readonly Talk[]) {
  const [, second] = talks
  if (!second || !chance.is(0.6)) return
  const { partnershipId, id: supportId, personId, teamId } = support
  let level = chance.pick([1, 2, 2, 3])
  let due = second.on
  for (const { on, by } of talks) {
    if (on < due) continue
    const at = momentOf(on, 17)
    const of = { partnershipId, supportId, personId, teamId, level, how: 'agreed together' as const, agreedOn: on }
    gathered.add('activation', { ...of, id: chance.id(at), byMembership: by.id, byName: by.name, createdAt: at })
    level = Math.min(4, level + chance.pick([0, 1, 1]))
    due = addMonths(on, 3)
  }
  Object.assign(support, { activationDueOn: support.state === 'ended' ? null : due > last ? due : last })
}

/** How somebody moved on, in both voices. */
function addMovingOn({ chance, gathered }: Locality, { partnershipId, id, personId, teamId, version, endedOn }: ReturnType<typeof aSupport>, lead: Colleague) {
  gathered.add('movingOn', {
    ...{ partnershipId, supportId: id, version: version ?? 2, personId, teamId },
    staysOpen: chance.pick(whatStaysOpen),
    theirWords: chance.pick(movingOnInTheirWords),
    ourWords: chance.pick(movingOnInOurWords),
    givesBack: chance.is(0.4) ? chance.pick(mightGiveBack) : '',
    movedOn: endedOn ?? '',
    byMembership: lead.id,
    byName: lead.name,
  })
}

/** The talk that is next, mostly with a time and a place. */
function addNextTalk({ chance, gathered }: Locality, support: ReturnType<typeof aSupport>, plannedOn: Day) {
  const mode = chance.weighted(MODES)
  const place = { phone: '', video: '', 'at home': '', 'face to face': 'The library', 'walking together': 'The bridge by the mill' }[mode]
  const beginsAt = chance.is(0.8) ? chance.pick(['09:30', '10:00', '11:15', '13:30', '14:00', '15:45']) : null
  const at = momentOf(support.begunOn, 17)
  gathered.add('plannedTalk', aPlannedTalk(support, { id: chance.id(at), plannedOn, beginsAt, mode, place, createdAt: at }))
}

interface Talked {
  referred: Referred
  supportId: string
  talks: readonly Talk[]
  nextTalkOn: Day | null
}

function addConversations({ chance, gathered, partnershipId }: Locality, { referred, supportId, talks, nextTalkOn }: Talked) {
  const { person, team, themes } = referred
  const talked = chance.shuffled(themes.flatMap((theme) => theme.talked))
  const agreed = chance.shuffled(themes.flatMap((theme) => theme.agreed))
  talks.forEach(({ on, by, isLinkWork }, at) => {
    const heldAt = momentOf(on, chance.whole(9, 16), chance.pick([0, 15, 30, 45]))
    const nothing = at > 0 && chance.is(0.12)
    gathered.add('conversation', {
      partnershipId,
      id: chance.id(heldAt),
      supportId,
      personId: person.id,
      teamId: team.id,
      mode: at === 0 && !isLinkWork ? chance.pick(['phone', 'phone', 'face to face'] as const) : chance.weighted(MODES),
      heldOn: on,
      whatMatters: talked[at % talked.length] ?? '',
      agreed: nothing ? '' : (agreed[at % agreed.length] ?? ''),
      whoDoesIt: nothing ? null : chance.pick<WhoDoesIt>(['the person', 'the person', 'the worker', 'both']),
      nextTalkOn: talks[at + 1]?.on ?? nextTalkOn,
      byMembership: by.id,
      byName: by.name,
      createdAt: heldAt,
    })
  })
}
