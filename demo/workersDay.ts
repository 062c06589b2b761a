import { aCall, aConversationDraft, aCover, aReassignment } from '../src/capabilities/support/factory.ts'
import { addDays, type Day } from '../src/platform/clock.ts'
import { nameOf } from './cast.ts'
import type { Locality } from './locality.ts'
import { momentOf, onWorkingDay, workingDayBefore } from './rows.ts'
import type { Row } from './sow.ts'
import type { Colleague } from './staff.ts'
import { halfWritten, whyGiven } from './words/workers.ts'

type Support = Row<'support'> & { id: string }

/** What else makes up the day of whoever signs in as a coach or a link worker: calls with results, half-written words, cover, and what was given to them. */
export function addWorkersDay(locality: Locality) {
  const here = { ...locality, chance: locality.chance.apart('the day of a worker') }
  const [team] = here.staff.teams
  const [coach, otherCoach] = team?.coaches ?? []
  const [linkWorker, away, another] = team?.linkWorkers ?? []
  if (!coach || !otherCoach || !linkWorker || !away || !another) return
  giveSome(here, { from: another, to: linkWorker, by: coach, count: 3 })
  for (const [at, worker] of [linkWorker, coach].entries()) {
    ringSome(here, worker)
    writeHalf(here, worker, halfWritten[at] as (typeof halfWritten)[number])
  }
  const yesterday = workingDayBefore(here.today)
  coverFor(here, { away, by: linkWorker, fromOn: yesterday, untilOn: onWorkingDay(addDays(here.today, 5)) })
  const monday = onWorkingDay(addDays(here.today, 7))
  coverFor(here, { away: otherCoach, by: coach, fromOn: monday, untilOn: addDays(monday, 4) })
}

/** Whom a worker supports now, but for the one whose story is told by hand. */
function openOf({ gathered }: Locality, { id }: Colleague): Support[] {
  const rosa = gathered.of('person').find(({ name }) => name === nameOf.person)
  const isOpen = ({ state }: Row<'support'>) => state === 'coaching' || state === 'link work'
  return gathered.of('support').filter((support): support is Support => support.ledBy === id && isOpen(support) && support.personId !== rosa?.id)
}

/** Somebody was tried once, somebody so often that it is time to write, somebody asked for another day, and one number is not theirs. */
function ringSome(locality: Locality, worker: Colleague) {
  const { gathered, today } = locality
  const mine = openOf(locality, worker).filter(({ personId }) => gathered.of('person').some(({ id, phone }) => id === personId && phone))
  const due = mine.filter(({ nextTalkOn }) => nextTalkOn && nextTalkOn <= today).toSorted((a, b) => (String(a.nextTalkOn) < String(b.nextTalkOn) ? -1 : 1))
  const [once, often, ...rest] = due
  for (const support of due.slice(0, 3)) {
    for (const talk of gathered.of('plannedTalk')) if (talk.supportId === support.id) Object.assign(talk, { mode: 'phone', place: '' })
  }
  if (once) ring(locality, once, ['no answer'])
  if (often) ring(locality, often, ['no answer', 'left a message', 'no answer'])
  const later = mine.filter((support) => !due.includes(support) && String(support.lastTalkOn) < workingDayBefore(today))
  const another = later.find(({ nextTalkOn }) => nextTalkOn)
  if (another) ring(locality, another, ['another day'])
  const wrong = later.find(({ nextTalkOn }) => !nextTalkOn) ?? rest.at(-1)
  if (wrong) ring(locality, wrong, ['wrong number'])
}

/** Rings one person on so many working days up to yesterday. */
function ring({ gathered, chance, today }: Locality, support: Support, results: readonly ('no answer' | 'left a message' | 'another day' | 'wrong number')[]) {
  const person = gathered.of('person').find(({ id }) => id === support.personId)
  let day = today
  for (const result of results.toReversed()) {
    day = workingDayBefore(day)
    const calledAt = momentOf(day, chance.whole(9, 16), chance.whole(0, 59))
    const isLeft = result === 'left a message' && !person?.mayLeaveMessage
    const againOn = result === 'another day' ? (support.nextTalkOn ?? null) : null
    gathered.add('call', aCall(support, { id: chance.id(calledAt), result: isLeft ? 'no answer' : result, againOn, calledAt }))
    if (day === workingDayBefore(today)) support.triedAt = calledAt
  }
  const tries = results.filter((result) => result === 'no answer' || result === 'left a message').length
  Object.assign(support, { tries, ...(results.includes('wrong number') ? { wrongPhone: person?.phone } : {}) })
}

/** A conversation of yesterday that somebody has begun to write down. */
function writeHalf(locality: Locality, worker: Colleague, { mode, whatMatters, agreed }: (typeof halfWritten)[number]) {
  const { gathered, chance, today } = locality
  const on = workingDayBefore(today)
  const whose = openOf(locality, worker).find(({ triedAt, lastTalkOn }) => !triedAt && lastTalkOn)
  if (!whose) return
  const savedAt = momentOf(on, 16, 40)
  const id = chance.id(savedAt)
  const [year, month, date] = on.split('-').map((part) => String(Number(part)))
  const typed = JSON.stringify({ id, mode, 'heldOn-day': date, 'heldOn-month': month, 'heldOn-year': year, whatMatters, agreed })
  gathered.add('conversationDraft', aConversationDraft(whose, { id, typed, savedAt }))
}

interface Given {
  from: Colleague
  to: Colleague
  by: Colleague
  count: number
}

/** Yesterday some people were given to a colleague: it can still be undone. */
function giveSome(locality: Locality, { from, to, by, count }: Given) {
  const { gathered, chance, partnershipId, today } = locality
  const doneAt = momentOf(workingDayBefore(today), 16, 10)
  const given = openOf(locality, from)
    .filter(({ state, lastTalkOn }) => state === 'link work' && lastTalkOn && momentOf(lastTalkOn, 17) < doneAt)
    .slice(0, count)
  const [first] = given
  if (!first) return
  const about = { teamId: first.teamId, because: whyGiven, people: given.length, byMembership: by.id, byName: by.name }
  const reassignment = aReassignment({
    partnershipId,
    id: chance.id(doneAt),
    ...about,
    state: 'done',
    createdAt: momentOf(workingDayBefore(today), 16),
    doneAt,
  })
  gathered.add('reassignment', reassignment)
  for (const support of given) {
    const { id: supportId, personId, teamId, state = 'link work', talksInState = 0 } = support
    const versionSeen = Number(support.version)
    const names = { fromMembership: from.id, fromName: from.name, toMembership: to.id, toName: to.name }
    const was = { versionSeen, wasState: state, wasTalks: talksInState, outcome: 'done' as const }
    gathered.add('reassigned', { partnershipId, reassignmentId: reassignment.id, supportId, personId, teamId, ...names, ...was })
    Object.assign(support, { ledBy: to.id, ledByName: to.name, version: versionSeen + 1 })
    const history = { partnershipId, supportId, personId, teamId, version: versionSeen + 1, state, ledByName: to.name }
    gathered.add('supportHistory', { ...history, reason: whyGiven, byMembership: by.id, byName: by.name, at: doneAt })
    for (const talk of gathered.of('plannedTalk')) if (talk.supportId === supportId) Object.assign(talk, { withMembership: to.id, withName: to.name })
  }
}

/** A colleague is there while somebody is away, and each person they support reads it. */
function coverFor(
  { gathered, chance, partnershipId, today }: Locality,
  { away, by, fromOn, untilOn }: { away: Colleague; by: Colleague; fromOn: Day; untilOn: Day },
) {
  const createdAt = momentOf(addDays(today, -4), 15, 30)
  const names = { awayMembership: away.id, awayName: away.name, coverMembership: by.id, coverName: by.name, byName: away.name }
  gathered.add('cover', aCover({ partnershipId, id: chance.id(createdAt), ...names, fromOn, untilOn, createdAt }))
  for (const support of gathered.of('support')) {
    if (support.ledBy !== away.id || support.state === 'ended') continue
    Object.assign(support, { coveredByName: by.name, coveredFrom: fromOn, coveredUntil: untilOn })
  }
}
