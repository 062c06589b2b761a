import type { Insertable } from 'kysely'
import type { Person } from '../database/schema.ts'
import { aPerson } from '../src/capabilities/people/factory.ts'
import { aReferral } from '../src/capabilities/referrals/factory.ts'
import type { WayIn } from '../src/capabilities/referrals/referral.ts'
import { addDays, type Day, daysBetween } from '../src/platform/clock.ts'
import { foldName } from '../src/platform/fold.ts'
import type { Chance } from './chance.ts'
import type { Locality } from './locality.ts'
import { earlier, momentOf, onWorkingDay, weekdayOf } from './rows.ts'
import { saidOfReaching, saidOfReferral } from './saidBesides.ts'
import type { Practice } from './setting.ts'
import type { Shape } from './shape.ts'
import { aName, type Colleague, type Team, teamOf } from './staff.ts'
import { streets } from './words/places.ts'
import { besides, reachNotes, through, toldAccepted, toldWithdrawn, whatHelps, whyDeclined, whyWithdrawn } from './words/reasons.ts'
import { type Theme, themes } from './words/themes.ts'

type Outcome = 'waiting' | 'accepted' | 'declined' | 'withdrawn'

/** Somebody who was referred, and what the rest of their story is made from. */
export interface Referred {
  person: Insertable<Person> & { id: string; name: string }
  referralId: string
  team: Team
  themes: readonly [Theme, ...Theme[]]
  outcome: Outcome
  receivedOn: Day
  /** When they were answered; for those supported, the day support began. */
  answeredOn: Day | undefined
  answeredBy: Colleague
}

const WAYS_IN: readonly (readonly [WayIn, number])[] = [
  ['consultation', 37],
  ['annual check', 17],
  ['self', 13],
  ['practice list', 10],
  ['family or friend', 7],
  ['voluntary sector', 6],
  ['social care', 6],
  ['community', 4],
]

/** Working days until an answer: most within the promise of five, a few long after it. */
const WAITS: readonly (readonly [number, number])[] = [
  [0, 8],
  [1, 20],
  [2, 24],
  [3, 18],
  [4, 12],
  [5, 8],
  [6, 4],
  [8, 3],
  [11, 2],
  [15, 1],
]

const OTHER_REFERRERS: Partial<Record<WayIn, readonly string[]>> = {
  'social care': ['Social worker', 'Occupational therapist', 'Care coordinator'],
  'voluntary sector': ['Advice worker', 'Carers’ support worker', 'Housing officer'],
  'family or friend': ['Daughter', 'Son', 'Neighbour', 'Sister', 'Friend from church'],
  community: ['Librarian', 'Firefighter', 'Landlord of the Plough', 'Postwoman'],
}

/** Referrals come as they do: few in the first weeks, then most on weekdays, fewer at Christmas and in August. */
function weightOfDay(first: Day, day: Day): number {
  const week = daysBetween(first, day) / 7
  const beginning = Math.min(1, 0.45 + week * 0.06)
  const byWeekday = [0.1, 1.2, 1.05, 1, 1, 0.95, 0.15][weekdayOf(day)] ?? 1
  const isHoliday = day.slice(5) >= '12-23' || day.slice(5) <= '01-01'
  const bySeason = isHoliday ? 0.2 : day.slice(5, 7) === '08' ? 0.8 : 1
  return beginning * byWeekday * bySeason
}

/** The days on which so many referrals came, in order. */
function daysOfReferrals(chance: Chance, first: Day, last: Day, count: number): Day[] {
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, at) => addDays(first, at))
  const weighted = days.map((day) => [day, weightOfDay(first, day)] as const)
  return Array.from({ length: count }, () => chance.weighted(weighted)).sort()
}

/** What became of each, with exactly as many as the shape says. Those still waiting are among the last that came. */
function outcomesOf(chance: Chance, shape: Shape): Outcome[] {
  const outcomes = Array<Outcome | undefined>(shape.referrals).fill(undefined)
  let waiting = shape.waiting
  for (let at = shape.referrals - 1; at >= 0 && waiting > 0; at--) {
    if (at >= waiting && chance.is(0.2)) continue
    outcomes[at] = 'waiting'
    waiting--
  }
  const others: Outcome[] = chance.shuffled([
    ...Array<Outcome>(shape.supported).fill('accepted'),
    ...Array<Outcome>(shape.declined).fill('declined'),
    ...Array<Outcome>(shape.referrals - shape.waiting - shape.supported - shape.declined).fill('withdrawn'),
  ])
  return outcomes.map((outcome) => outcome ?? (others.pop() as Outcome))
}

/** Everybody who was referred in the year, with their referral and what became of it. */
export function addReferrals(locality: Locality, shape: Shape): Referred[] {
  const { chance, first, last } = locality
  const outcomes = outcomesOf(chance, shape)
  let families = 0
  return daysOfReferrals(chance, first, last, shape.referrals).map((receivedOn, at) => {
    const wayIn = chance.weighted(WAYS_IN)
    const { supporters } = locality.staff
    // One of three families introduces somebody by an account of their own.
    const supporter = wayIn === 'family or friend' && families++ % 3 === 0 ? supporters[((families / 3) % supporters.length) | 0] : undefined
    return addReferral(locality, { receivedOn, wayIn, outcome: outcomes[at] as Outcome, supporter })
  })
}

interface Coming {
  receivedOn: Day
  wayIn: WayIn
  outcome: Outcome
  /** A supporter with an account, who introduced them. */
  supporter: Colleague | undefined
}

function addReferral(locality: Locality, { receivedOn, wayIn, outcome, supporter }: Coming): Referred {
  const { chance, setting, staff, last } = locality
  const village = chance.weighted(setting.villages.map((each) => [each, each.weight] as const))
  const team = teamOf(setting, staff.teams, village.name)
  const practice = chance.pick(setting.practices.filter((each) => teamOf(setting, staff.teams, each.village) === team))
  const receivedAt = momentOf(receivedOn, wayIn === 'self' ? chance.whole(7, 21) : chance.whole(8, 17), chance.whole(0, 59))
  const theme = chance.weighted(themes.map((each) => [each, each.weight] as const))
  const told = [theme, ...(chance.is(0.35) ? [chance.pick(themes)] : [])] as [Theme, ...Theme[]]

  const person = addPerson(locality, { village, practice, team, theme: told, receivedAt, isKnown: outcome === 'accepted' })
  const answeredOn = outcome === 'waiting' ? undefined : earlier(answerDay(chance, receivedOn), last)
  const answeredBy = chance.pick(team.coaches)
  const answeredAt = answeredOn ? laterThan(receivedAt, momentOf(answeredOn, chance.whole(9, 16), chance.whole(0, 59)), chance) : null
  const reason = outcome === 'declined' ? chance.pick(whyDeclined) : outcome === 'withdrawn' ? chance.pick(whyWithdrawn) : null
  const referral = aReferral({
    ...whoReferred(locality, { wayIn, practice, supporter }),
    partnershipId: locality.partnershipId,
    id: chance.id(receivedAt),
    personId: person.id,
    teamId: team.id,
    ...saidOfReferral(chance.apart(`said of ${person.id}`), wayIn),
    wayIn,
    state: outcome === 'waiting' ? 'received' : outcome,
    ownWords: [chance.pick(theme.ownWords), ...(chance.is(0.45) ? [chance.pick(besides)] : [])].join(' '),
    receivedAt,
    answeredAt,
    answeredBy: answeredAt ? answeredBy.id : null,
    declinedBecause: outcome === 'declined' ? reason : null,
    version: answeredAt ? 2 : 1,
  })
  locality.gathered.add('referral', referral)
  addWhatBecame(locality, { referral, outcome, reason, byName: referral.referrerName ?? person.name, answeredBy })
  if (wayIn !== 'self') addProgress(locality, { referral, outcome, reason, calledName: person.name })
  return { person, referralId: referral.id, team, themes: told, outcome, receivedOn, answeredOn, answeredBy }
}

/** Who referred: somebody of the practice, a supporter with an account, or somebody without one. */
function whoReferred({ chance, staff }: Locality, { wayIn, practice, supporter }: Pick<Coming, 'wayIn' | 'supporter'> & { practice: Practice }) {
  if (wayIn === 'self') return {}
  const isOfPractice = wayIn === 'consultation' || wayIn === 'annual check' || wayIn === 'practice list'
  const nurse = isOfPractice && chance.is(0.6) ? staff.referrers.get(practice.id) : undefined
  const madeBy = nurse ?? supporter
  return {
    referrerName: madeBy?.name ?? aName(chance),
    referrerRole: isOfPractice ? chance.pick(['GP', 'Practice nurse', 'Nurse practitioner']) : chance.pick(OTHER_REFERRERS[wayIn] ?? ['']),
    referrerPhone: `01632 960${chance.whole(400, 999)}`,
    organisationId: isOfPractice ? practice.id : null,
    mayTellReferrer: chance.is(0.85),
    madeBy: madeBy?.id ?? null,
  }
}

/** What whoever referred reads of it, as far as the person agreed. */
function addProgress({ gathered }: Locality, { referral, outcome, reason, calledName }: Omit<Became, 'byName' | 'answeredBy'> & { calledName: string }) {
  const isTold = referral.mayTellReferrer === true && outcome !== 'waiting'
  gathered.add('referralProgress', {
    partnershipId: referral.partnershipId,
    referralId: referral.id,
    reference: referral.reference as string,
    teamId: referral.teamId,
    organisationId: referral.organisationId ?? null,
    madeBy: referral.madeBy ?? null,
    calledName,
    foldedName: foldName(calledName),
    state: isTold ? (referral.state as string) : 'received',
    told: !isTold ? '' : outcome === 'accepted' ? toldAccepted : outcome === 'declined' ? (reason ?? '') : toldWithdrawn,
    changedAt: (isTold ? (referral.answeredAt ?? referral.receivedAt) : referral.receivedAt) as Date,
  })
}

interface Became {
  referral: ReturnType<typeof aReferral>
  outcome: Outcome
  reason: string | null
  byName: string
  answeredBy: Colleague
}

function addWhatBecame({ gathered }: Locality, { referral, outcome, reason, byName, answeredBy }: Became) {
  const { partnershipId, id: referralId, teamId, personId } = referral
  const of = { partnershipId, referralId, teamId, personId }
  gathered.add('referralHistory', {
    ...of,
    version: 1,
    state: 'received',
    reason: null,
    byMembership: referral.madeBy ?? null,
    byName,
    at: referral.receivedAt as Date,
  })
  if (outcome === 'waiting') return
  const by = { byMembership: answeredBy.id, byName: answeredBy.name }
  gathered.add('referralHistory', { ...of, version: 2, state: outcome, reason, ...by, at: referral.answeredAt as Date })
}

/** So many working days after. */
function answerDay(chance: Chance, receivedOn: Day): Day {
  let day = onWorkingDay(receivedOn)
  for (let left = chance.weighted(WAITS); left > 0; left--) day = onWorkingDay(addDays(day, 1))
  return day
}

/** Nobody is answered before they asked. */
const laterThan = (before: Date, at: Date, chance: Chance): Date => (at > before ? at : new Date(before.getTime() + chance.whole(20, 90) * 60_000))

interface NewPerson {
  village: Locality['setting']['villages'][number]
  practice: Practice
  team: Team
  theme: readonly Theme[]
  receivedAt: Date
  /** We have talked with them, so more is written down. */
  isKnown: boolean
}

function addPerson({ chance, gathered, partnershipId, last }: Locality, { village, practice, team, theme, receivedAt, isKnown }: NewPerson) {
  const name = aName(chance)
  const reachBy = chance.weighted([
    ['phone', 56],
    ['text', 20],
    ['email', 16],
    ['letter', 5],
    ['somebody else', 3],
  ] as const)
  const hasEmail = reachBy === 'email' || chance.is(0.3)
  const age = Math.max(18, Math.min(96, Math.round(chance.around(60, 17))))
  const id = chance.id(receivedAt)
  const person = aPerson({
    partnershipId,
    id,
    teamId: team.id,
    name,
    bornOn: isKnown
      ? `${Number(last.slice(0, 4)) - age}-${String(chance.whole(1, 12)).padStart(2, '0')}-${String(chance.whole(1, 28)).padStart(2, '0')}`
      : null,
    phone: chance.is(0.5) ? `07700 900${chance.whole(100, 999)}` : `01632 960${chance.whole(100, 999)}`,
    email: hasEmail ? `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${id.slice(-4)}@people.example` : null,
    address: `${chance.whole(1, 88)} ${chance.pick(streets)}, ${village.name}`,
    postcode: chance.pick(village.postcodes),
    reachBy,
    ...saidOfReaching(chance.apart(`reaching ${id}`), { reachBy }),
    reachNote: reachBy === 'somebody else' ? chance.pick(through) : chance.is(0.12) ? chance.pick(reachNotes) : '',
    mayLeaveMessage: chance.is(0.6),
    organisationId: practice.id,
    matters: isKnown && chance.is(0.85) ? chance.pick(theme.flatMap(({ matters }) => matters)) : '',
    goodAt: isKnown && chance.is(0.7) ? chance.pick(theme.flatMap(({ goodAt }) => goodAt)) : '',
    whatHelps: chance.is(0.35) ? chance.pick(whatHelps) : '',
    createdAt: receivedAt,
  })
  gathered.add('person', person)
  return person as Referred['person']
}
