import { aCheckin } from '../src/capabilities/checkins/factory.ts'
import { aPerson } from '../src/capabilities/people/factory.ts'
import { aGoal, aRating, aStep } from '../src/capabilities/plans/factory.ts'
import { aReferral } from '../src/capabilities/referrals/factory.ts'
import { aSupport } from '../src/capabilities/support/factory.ts'
import { addDays, addMonths, type Day } from '../src/platform/clock.ts'
import { nameOf } from './cast.ts'
import type { Locality } from './locality.ts'
import type { Referred } from './referrals.ts'
import { type Comers, introduceToGroup } from './registers.ts'
import { momentOf, onWorkingDay } from './rows.ts'
import type { Shape } from './shape.ts'
import type { Colleague, Team } from './staff.ts'
import type { Supported, Talk } from './support.ts'
import { toldAccepted } from './words/reasons.ts'
import { themes } from './words/themes.ts'

/** What Rosa's story adds to the figures of the year. */
export const ROSA: Shape = { referrals: 1, waiting: 0, supported: 1, declined: 0, agreed: 1, start: 1, four: 1, eight: 0 }

const WORDS = [
  [
    'phone',
    'Getting out of the house before noon. You miss the river, and you miss people who knew Arthur.',
    'You walk to the corner and back each morning.',
    'the person',
  ],
  [
    'face to face',
    'You would like to walk with somebody, not for exercise but for the talk.',
    'I find out about the Thursday walkers, and how you get there.',
    'the worker',
  ],
  ['walking together', 'We walked to the bench by the bridge. You told me about the otters.', 'We go to the walkers together on Thursday.', 'both'],
  ['at home', 'You have been twice by yourself! Jan saves you a place in the car.', 'You ask Jan about the harvest walk.', 'the person'],
  [
    'phone',
    'Sundays are still long. You would like to sing again, and are not sure of your voice.',
    'I ask the choir whether you may come and listen.',
    'the worker',
  ],
  ['face to face', 'You listened to the choir from the back row and knew every word.', 'You sit one row further forward next week.', 'the person'],
  ['phone', 'You want to think about what you could give back to the walkers.', 'You bring it up with Jan, if it feels right.', 'the person'],
] as const

/** The days of her talks, counted back from today, and so that the walkers have met often since. */
const DAYS_AGO = [160, 143, 122, 101, 80, 52, 24]

/** The story of the person who has an account in the demo, written by hand, so that her page is worth a look. */
export function addRosa(locality: Locality, comers: Comers, accountId: string) {
  const { team, coach, linkWorker, nurse } = aroundHer(locality)
  const begunOn = onWorkingDay(addDays(locality.today, -168))
  const referred = addHerReferral(locality, { team, coach, nurse, begunOn })
  const talks = DAYS_AGO.map((ago, at): Talk => ({ on: onWorkingDay(addDays(locality.today, -ago)), by: at < 2 ? coach : linkWorker, isLinkWork: at >= 2 }))
  const supported = addHerSupport(locality, referred, talks, begunOn)
  addHerGoals(locality, supported)
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
    referrerContact: '01632 960200',
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
    personName: person.name,
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
      reason: 'You would like somebody beside you as you try things out. Jo knows the river villages well.',
      at: momentOf(talks[1]?.on ?? begunOn, 15),
    },
  )
  talks.forEach(({ on, by }, at) => {
    const [mode, whatMatters, agreed, whoDoesIt] = WORDS[at] as (typeof WORDS)[number]
    gathered.add('conversation', {
      partnershipId,
      id: chance.id(momentOf(on, 14)),
      supportId: support.id,
      personId: person.id,
      teamId: team.id,
      mode,
      heldOn: on,
      whatMatters,
      agreed,
      whoDoesIt,
      nextTalkOn: talks[at + 1]?.on ?? nextTalkOn,
      byMembership: by.id,
      byName: by.name,
      createdAt: momentOf(on, 14, 30),
    })
  })
  return { ...referred, support, begunOn, endedOn: undefined, talks }
}

/** Two goals that she shares, one of them reached; and one that is hers alone. */
function addHerGoals({ chance, gathered, partnershipId, today }: Locality, { person, team, talks }: Supported) {
  const write = (
    talk: Talk,
    goal: Pick<Parameters<typeof aGoal>[0], 'words' | 'way' | 'muchLess' | 'less' | 'asHoped' | 'more' | 'muchMore' | 'state' | 'reviewOn'>,
    steps: readonly (readonly [string, Day | null])[],
    ratings: readonly (readonly [Talk, number, string])[],
  ) => {
    const at = momentOf(talk.on, 15)
    const of = { partnershipId, personId: person.id, teamId: team.id as never }
    const by = { byMembership: talk.by.id as never, byName: talk.by.name }
    const id = chance.id(at)
    gathered.add(
      'goal',
      aGoal({
        ...of,
        ...by,
        ...goal,
        id,
        startLevel: -2,
        nowLevel: (ratings.at(-1)?.[1] ?? null) as never,
        version: 1 + ratings.length,
        createdAt: at,
      } as never),
    )
    for (const [words, doneOn] of steps)
      gathered.add('goalStep', aStep({ ...of, id: chance.id(at), goalId: id, words, doneOn: doneOn as never, createdAt: at }))
    for (const [review, level, said] of ratings) {
      const ratedAt = momentOf(review.on, 15)
      const rated = { level, said, ratedOn: review.on, byMembership: review.by.id as never, byName: review.by.name, createdAt: ratedAt }
      gathered.add('goalRating', aRating({ ...of, ...rated, id: chance.id(ratedAt), goalId: id }))
    }
  }
  const [first, second, third, fourth, fifth, sixth, seventh] = talks as [Talk, Talk, Talk, Talk, Talk, Talk, Talk]
  write(
    second,
    {
      words: 'Walk along the river with people I like',
      way: 'connect',
      muchLess: 'I look at it from the bus',
      less: 'I get to the bench by the bridge',
      asHoped: 'I walk with the Thursday walkers every other week',
      more: 'I walk with them every week',
      muchMore: 'I show new people the way',
      state: 'reached',
      reviewOn: null,
    },
    [
      ['Walk to the corner and back each morning', first.on],
      ['Go to the bench by the bridge with Jo', third.on],
      ['Go to the walkers on a Thursday', fourth.on],
      ['Ask Jan about the harvest walk', fifth.on],
    ],
    [
      [fourth, -1, 'I got as far as the bench, and I was proud of it.'],
      [fifth, 0, 'It is part of my week now.'],
      [sixth, 1, 'I would not miss it for the world.'],
    ],
  )
  write(
    fifth,
    {
      words: 'Sing alto again',
      way: 'keep learning',
      muchLess: 'I sing to the cat',
      less: 'I go and listen',
      asHoped: 'I sing every other week',
      more: 'I sing every week',
      muchMore: 'I sing at the Christmas concert',
      state: 'open',
      reviewOn: addDays(today, 11),
    },
    [
      ['Ask whether I may come and listen', sixth.on],
      ['Sit one row further forward', null],
      ['Find my old folder', null],
    ],
    [[seventh, -1, 'I listened from the back row, and knew every word.']],
  )
  addHerOwnGoal({ chance, gathered, partnershipId, today }, person)
}

function addHerOwnGoal(
  { chance, gathered, partnershipId, today }: Pick<Locality, 'chance' | 'gathered' | 'partnershipId' | 'today'>,
  person: Supported['person'],
) {
  const at = momentOf(addDays(today, -19), 20)
  const id = chance.id(at)
  const of = { partnershipId, personId: person.id }
  const goal = {
    words: 'Write to my brother',
    way: 'connect' as const,
    muchLess: 'I do not think of it',
    less: 'I find his address',
    asHoped: 'I post a card',
    more: 'He writes back',
    muchMore: 'We talk on the phone',
  }
  gathered.add('goal', aGoal({ ...of, ...goal, id, startLevel: -2, reviewOn: addDays(today, 30), byName: person.name, createdAt: at }))
  gathered.add('goalStep', aStep({ ...of, id: chance.id(at), goalId: id, words: 'Look in Arthur’s address book', createdAt: at }))
}

function addHerCheckins({ chance, gathered, partnershipId, last }: Locality, { person, support, team, begunOn, answeredBy }: Supported) {
  const of = { partnershipId, personId: person.id, supportId: support.id, teamId: team.id }
  const id = () => chance.id(momentOf(begunOn, 17))
  const before = { life_satisfaction: 4, worthwhile: 5, happy_yesterday: 4, anxious_yesterday: 6, feels_lonely: 2, groups_belonged_to: 0 }
  const since = { life_satisfaction: 7, worthwhile: 7, happy_yesterday: 6, anxious_yesterday: 4, feels_lonely: 3, groups_belonged_to: 2 }
  const fourMonths = addMonths(begunOn, 4)
  const answeredOn = addDays(fourMonths, 2) <= last ? addDays(fourMonths, 2) : last
  gathered.add(
    'checkin',
    aCheckin({ ...of, id: id(), dueOn: begunOn, answers: before, answeredOn: addDays(begunOn, 7), how: 'with a worker', helpedBy: answeredBy.id, version: 2 }),
    aCheckin({
      ...of,
      id: id(),
      occasion: 'four months',
      dueOn: fourMonths,
      answers: since,
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
