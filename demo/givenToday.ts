import { addDays, daysBetween } from '../src/platform/clock.ts'
import { nameOf } from './cast.ts'
import type { Locality } from './locality.ts'
import { momentOf, workingDayBefore } from './rows.ts'

/**
 * Makes sure that those who sign in to the demo find a day worth looking at, whatever chance gave them: talks today, one that was
 * forgotten, somebody not heard from, and a referral that waits for too long.
 */
export function giveThemAToday(locality: Locality) {
  const [team] = locality.staff.teams
  const [coach] = team?.coaches ?? []
  const [linkWorker] = team?.linkWorkers ?? []
  if (!team || !coach || !linkWorker) return
  giveTalks(locality, coach.id, { today: 3, before: 1 })
  giveTalks(locality, linkWorker.id, { today: 5, before: 2 })
  letOneWait(locality, team.id)
  for (const worker of [coach, linkWorker]) letOneRest(locality, worker)
  letThemHelp(locality)
}

/** Whoever signs in as the volunteer helps with the first of the groups. */
function letThemHelp({ gathered, community }: Locality) {
  const [group] = community.groups
  for (const row of gathered.of('membership')) if (group && row.accountId && row.hats.includes('volunteer')) row.groupIds = [group.id]
}

/** Moves the next talks of a worker's people: so many to today, so many to the days before. */
function giveTalks({ gathered, today }: Locality, ledBy: string, wanted: { today: number; before: number }) {
  const rosa = gathered.of('person').find(({ name }) => name === nameOf.person)
  const mine = gathered
    .of('support')
    .filter((support) => support.ledBy === ledBy && support.state !== 'ended' && support.nextTalkOn && support.personId !== rosa?.id)
  // Those whose last talk was longest ago: nobody is rung two days running.
  const longestAgo = mine.toSorted((a, b) => daysBetween(String(b.lastTalkOn ?? b.begunOn), String(a.lastTalkOn ?? a.begunOn)))
  const open = longestAgo.filter(({ conversations }) => (conversations ?? 0) > 0).slice(0, wanted.today + wanted.before)
  open.forEach((support, at) => {
    const on = at < wanted.today ? today : workingDayBefore(today, at - wanted.today + 1)
    for (const conversation of gathered.of('conversation')) {
      if (conversation.supportId === support.id && conversation.heldOn === support.lastTalkOn) conversation.nextTalkOn = on
    }
    for (const talk of gathered.of('plannedTalk')) if (talk.supportId === support.id) talk.plannedOn = on
    support.nextTalkOn = on
  })
}

/** Somebody of theirs stays with family for a while: their support is paused, what was planned is left out, and it goes on in a fortnight. */
function letOneRest({ gathered, today }: Locality, worker: { id: string; name: string }) {
  const rosa = gathered.of('person').find(({ name }) => name === nameOf.person)
  const mine = gathered.of('support').filter(({ ledBy, personId, conversations }) => ledBy === worker.id && personId !== rosa?.id && (conversations ?? 0) > 0)
  const open = mine.filter(({ state }) => state === 'coaching' || state === 'link work')
  const support = open.findLast(({ nextTalkOn }) => !nextTalkOn) ?? open.findLast(({ nextTalkOn }) => String(nextTalkOn) > today)
  if (!support || (support.state !== 'coaching' && support.state !== 'link work')) return
  const { partnershipId, personId, teamId, state, ledByName } = support
  const pausedOn = addDays(today, -4) > String(support.lastTalkOn) ? addDays(today, -4) : today
  const version = Number(support.version) + 1
  Object.assign(support, { state: 'paused', resumesAs: state, resumesOn: addDays(today, 14), nextTalkOn: null, version })
  for (const talk of gathered.of('plannedTalk')) if (talk.supportId === support.id) Object.assign(talk, { state: 'did not happen', because: '' })
  gathered.add('supportHistory', {
    ...{ partnershipId, supportId: String(support.id), personId, teamId, version, state: 'paused', ledByName },
    ...{ reason: 'You stay with your sister for a few weeks', byMembership: worker.id, byName: worker.name, at: momentOf(pausedOn, 10, 20) },
  })
}

/** The referral that has waited longest for a team came eleven days ago: seven working days at least, and we promise five. */
function letOneWait({ gathered, today }: Locality, teamId: string) {
  const waiting = gathered.of('referral').find((referral) => referral.teamId === teamId && referral.state === 'received')
  if (!waiting) return
  const receivedAt = momentOf(addDays(today, -11), 11, 40)
  if ((waiting.receivedAt as Date) < receivedAt) return
  waiting.receivedAt = receivedAt
  const isTheirs = ({ referralId }: { referralId: unknown }) => referralId === waiting.id
  for (const row of gathered.of('referralHistory').filter(isTheirs)) row.at = receivedAt
  for (const row of gathered.of('referralProgress').filter(isTheirs)) row.changedAt = receivedAt
  for (const row of gathered.of('person').filter(({ id }) => id === waiting.personId)) row.createdAt = receivedAt
}
