import { aCheckin } from '../src/capabilities/checkins/factory.ts'
import { aPerson } from '../src/capabilities/people/factory.ts'
import { aGoal, anOutlook, aRating, aStep } from '../src/capabilities/plans/factory.ts'
import { aReferral } from '../src/capabilities/referrals/factory.ts'
import { aSupport } from '../src/capabilities/support/factory.ts'
import { addDays, addMonths, type Day } from '../src/platform/clock.ts'
import { foldName } from '../src/platform/fold.ts'
import { nameOf } from './cast.ts'
import type { Locality } from './locality.ts'
import type { Referred } from './referrals.ts'
import { type Comers, introduceToGroup } from './registers.ts'
import { inOrder, momentOf, onWorkingDay } from './rows.ts'
import type { Shape } from './shape.ts'
import type { Colleague, Team } from './staff.ts'
import type { Supported, Talk } from './support.ts'
import { toldAccepted } from './words/reasons.ts'
import { type HerGoal, herAnswers, herGoals, herTalks, whyHandedOver } from './words/rosa.ts'
import { themes } from './words/themes.ts'

/** What Rosa's story adds to the figures of the year. */
export const ROSA: Shape = { referrals: 1, waiting: 0, supported: 1, declined: 0, agreed: 1, start: 1, four: 1, eight: 0 }

/** The story of the person who has an account in the demo, written by hand, so that her page is worth a look. */
export function addRosa(locality: Locality, comers: Comers, accountId: string) {
  const { team, coach, linkWorker, nurse } = aroundHer(locality)
  const begunOn = onWorkingDay(addDays(locality.today, -168))
  const referred = addHerReferral(locality, { team, coach, nurse, begunOn })
  const talks = herTalks.map(
    ({ daysAgo }, at): Talk => ({ on: onWorkingDay(addDays(locality.today, -daysAgo)), by: at < 2 ? coach : linkWorker, isLinkWork: at >= 2 }),
  )
  const supported = addHerSupport(locality, referred, talks, begunOn)
  for (const goal of herGoals) addHerGoal(locality, supported, goal)
  locality.gathered.add('goalRhythm', { partnershipId: locality.partnershipId, personId: supported.person.id, rhythm: 'every two weeks' })
  addHerCheckins(locality, supported)
  addWhoLooked(locality, supported, nurse)
  const walkers = locality.community.groups[0]
  if (walkers) introduceToGroup(locality, supported, walkers, talks[2] as Talk, comers, 'regularly')
  const { partnershipId, chance, gathered } = locality
  const joinedAt = momentOf(addDays(begunOn, 20), 18)
  const membership = {
    partnershipId,
    id: chance.id(joinedAt),
    name: nameOf.person,
    hats: ['person' as const],
    accountId,
    personId: supported.person.id,
    joinedAt,
  }
  gathered.add('membership', membership)
}

function aroundHer({ staff, setting }: Locality) {
  const [team] = staff.teams
  const [coach] = team?.coaches ?? []
  const [linkWorker] = team?.linkWorkers ?? []
  const nurse = staff.referrers.get(setting.practices[0]?.id ?? '')
  if (!team || !coach || !linkWorker || !nurse) throw new Error('There is nobody around her')
  return { team, coach, linkWorker, nurse }
}

interface HerReferral {
  team: Team
  coach: Colleague
  nurse: Colleague
  begunOn: Day
}

function addHerReferral({ chance, gathered, partnershipId, setting }: Locality, { team, coach, nurse, begunOn }: HerReferral): Referred {
  const receivedOn = onWorkingDay(addDays(begunOn, -5))
  const receivedAt = momentOf(receivedOn, 11, 20)
  const answeredAt = momentOf(begunOn, 10, 5)
  const practiceId = setting.practices[0]?.id ?? null
  const person = aPerson({
    partnershipId,
    id: chance.id(receivedAt),
    teamId: team.id,
    name: nameOf.person,
    bornOn: '1951-05-19',
    phone: '07700 900412',
    email: 'rosa@people.example',
    address: '12 Willow Bank, Mill End',
    postcode: setting.villages[1]?.postcodes[0] ?? null,
    reachNote: 'Let it ring. I am often in the garden.',
    mayLeaveMessage: true,
    organisationId: practiceId,
    matters: 'The river, Arthur’s roses, and having somebody to laugh with.',
    goodAt: 'I know where the otters are. I sing alto. I never forget a face.',
    whatHelps: 'Somebody to go in with me the first time.',
    countsInEvaluation: true,
    createdAt: receivedAt,
  }) as Referred['person']
  gathered.add('person', person)
  const referral = aReferral({
    partnershipId,
    id: chance.id(receivedAt),
    personId: person.id,
    teamId: team.id,
    organisationId: practiceId,
    wayIn: 'consultation',
    state: 'accepted',
    ownWords: 'I would like to get out more. The house is quiet since Arthur died.',
    referrerName: nurse.name,
    referrerRole: 'Practice nurse',
    referrerPhone: '01632 960200',
    mayTellReferrer: true,
    madeBy: nurse.id,
    receivedAt,
    answeredAt,
    answeredBy: coach.id,
    version: 2,
  })
  gathered.add('referral', referral)
  const of = { partnershipId, referralId: referral.id, teamId: team.id }
  gathered.add(
    'referralHistory',
    { ...of, personId: person.id, version: 1, state: 'received', byMembership: nurse.id, byName: nurse.name, at: receivedAt },
    { ...of, personId: person.id, version: 2, state: 'accepted', byMembership: coach.id, byName: coach.name, at: answeredAt },
  )
  gathered.add('referralProgress', {
    ...of,
    reference: referral.reference,
    organisationId: practiceId,
    madeBy: nurse.id,
    calledName: person.name,
    foldedName: foldName(person.name),
    state: 'accepted',
    told: toldAccepted,
    changedAt: answeredAt,
  })
  const theme = themes[0]
  if (!theme) throw new Error('There are no themes')
  return { person, referralId: referral.id, team, themes: [theme], outcome: 'accepted', receivedOn, answeredOn: begunOn, answeredBy: coach }
}

function addHerSupport({ chance, gathered, partnershipId, today }: Locality, referred: Referred, talks: readonly Talk[], begunOn: Day): Supported {
  const { person, team, answeredBy: coach } = referred
  const linkWorker = talks.at(-1)?.by as Colleague
  const nextTalkOn = onWorkingDay(addDays(today, 3))
  const support = aSupport({
    partnershipId,
    id: chance.id(momentOf(begunOn, 10, 5)),
    personId: person.id,
    referralId: referred.referralId,
    teamId: team.id,
    state: 'link work',
    ledBy: linkWorker.id,
    ledByName: linkWorker.name,
    nextTalkOn,
    lastTalkOn: talks.at(-1)?.on ?? null,
    conversations: talks.length,
    begunOn,
    version: 2,
  })
  gathered.add('support', support)
  const of = { partnershipId, supportId: support.id, personId: person.id, teamId: team.id, byMembership: coach.id, byName: coach.name }
  gathered.add(
    'supportHistory',
    { ...of, version: 1, state: 'coaching', ledByName: coach.name, at: momentOf(begunOn, 10, 5) },
    {
      ...of,
      version: 2,
      state: 'link work',
      ledByName: linkWorker.name,
      reason: whyHandedOver,
      at: momentOf(talks[1]?.on ?? begunOn, 15),
    },
  )
  talks.forEach(({ on, by }, at) => {
    const { daysAgo: _, ...said } = herTalks[at] as (typeof herTalks)[number]
    gathered.add('conversation', {
      ...said,
      partnershipId,
      id: chance.id(momentOf(on, 14)),
      supportId: support.id,
      personId: person.id,
      teamId: team.id,
      heldOn: on,
      nextTalkOn: talks[at + 1]?.on ?? nextTalkOn,
      byMembership: by.id,
      byName: by.name,
      createdAt: momentOf(on, 14, 30),
    })
  })
  return { ...referred, support, begunOn, endedOn: undefined, talks }
}

/** Goals that she shares with the team, and one that is hers alone. */
function addHerGoal({ chance, gathered, partnershipId, today }: Locality, { person, team, talks }: Supported, goal: HerGoal) {
  const talkAt = (at: number) => talks[at] as Talk
  const talk = goal.writtenAt === undefined ? undefined : talkAt(goal.writtenAt)
  const at = momentOf(talk?.on ?? addDays(today, -19), talk ? 15 : 20)
  const of = { partnershipId, personId: person.id, teamId: talk ? team.id : null }
  const id = chance.id(at)
  const [muchLess, less, asHoped, more, muchMore] = goal.scale
  const { words, way, state, ratings } = goal
  gathered.add(
    'goal',
    aGoal({
      ...of,
      ...{ id, words, way, state, muchLess, less, asHoped, more, muchMore },
      startLevel: -2,
      nowLevel: ratings.at(-1)?.level ?? null,
      reviewOn: goal.reviewInDays ? addDays(today, goal.reviewInDays) : null,
      byMembership: talk?.by.id ?? null,
      byName: talk?.by.name ?? person.name,
      version: 1 + ratings.length + (state === 'open' ? 0 : 1),
      createdAt: at,
    }),
  )
  const saidOn = talk?.on ?? addDays(today, -19)
  gathered.add('goalOutlook', anOutlook({ ...of, id, goalId: id, importance: 9, saidOn, byName: talk?.by.name ?? person.name, createdAt: at }))
  for (const [index, [step, doneAt]] of goal.steps.entries()) {
    gathered.add(
      'goalStep',
      aStep({ ...of, id: chance.id(inOrder(at, index)), goalId: id, words: step, doneOn: doneAt === undefined ? null : talkAt(doneAt).on, createdAt: at }),
    )
  }
  for (const { at: reviewedAt, level, said } of ratings) {
    const { on: ratedOn, by } = talkAt(reviewedAt)
    const createdAt = momentOf(ratedOn, 15)
    const ratingId = chance.id(createdAt)
    gathered.add('goalRating', aRating({ ...of, id: ratingId, goalId: id, level, said, ratedOn, byMembership: by.id, byName: by.name, createdAt }))
    const outlook = { importance: 9, confidence: 6 + level * 2, saidOn: ratedOn, byMembership: by.id, byName: by.name }
    gathered.add('goalOutlook', anOutlook({ ...of, ...outlook, id: ratingId, goalId: id, createdAt }))
  }
}

function addHerCheckins({ chance, gathered, partnershipId, last }: Locality, { person, support, team, begunOn, answeredBy }: Supported) {
  const of = { partnershipId, personId: person.id, supportId: support.id, teamId: team.id }
  const id = () => chance.id(momentOf(begunOn, 17))
  const fourMonths = addMonths(begunOn, 4)
  const answeredOn = addDays(fourMonths, 2) <= last ? addDays(fourMonths, 2) : last
  gathered.add(
    'checkin',
    aCheckin({
      ...of,
      id: id(),
      dueOn: begunOn,
      answers: herAnswers.start,
      answeredOn: addDays(begunOn, 7),
      how: 'with a worker',
      helpedBy: answeredBy.id,
      version: 2,
    }),
    aCheckin({
      ...of,
      id: id(),
      occasion: 'four months',
      dueOn: fourMonths,
      answers: herAnswers['four months'],
      answeredOn,
      how: 'signed in',
      askedAt: momentOf(fourMonths, 9),
      version: 3,
    }),
    aCheckin({ ...of, id: id(), occasion: 'eight months', dueOn: addMonths(begunOn, 8) }),
  )
}

/** Who has looked at what of hers: something stands there from the first day. */
function addWhoLooked(
  { chance, gathered, partnershipId }: Locality,
  { person, talks, answeredBy, receivedOn, begunOn, referralId }: Supported,
  nurse: Colleague,
) {
  const look = (on: Day, hour: number, by: Colleague, hat: string, did: string, thing: string, thingId: string | null = null) => {
    const at = momentOf(on, hour, chance.whole(0, 59))
    const entry = { partnershipId, id: chance.id(at), at, membershipId: by.id, byName: by.name, hat, did, thing, thingId, personId: person.id }
    gathered.add('auditEntry', { ...entry, requestId: entry.id })
  }
  look(receivedOn, 11, nurse, 'referrer', 'made', 'referral', referralId)
  look(begunOn, 10, answeredBy, 'health coach', 'looked at', 'referral', referralId)
  look(begunOn, 10, answeredBy, 'health coach', 'accepted', 'referral', referralId)
  for (const { on, by, isLinkWork } of talks) look(on, 13, by, isLinkWork ? 'link worker' : 'health coach', 'looked at', 'page', person.id)
}
