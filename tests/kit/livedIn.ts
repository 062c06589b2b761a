import { aCheckin } from '../../src/capabilities/checkins/factory.ts'
import {
  aCost,
  aGroup,
  aMeetup,
  aMember,
  anAttendance,
  anEntry,
  anEntryPlace,
  anEntryTerm,
  anException,
  anIntroduction,
  anOrganiser,
  aPlace,
  aSchedule,
  aSynonym,
  aTaxonomy,
  aTerm,
} from '../../src/capabilities/community/factory.ts'
import { aLastingCheck, aLineOfMoney, aPieceOfKit, aStepOfLife, aWaitingPlace, aWish } from '../../src/capabilities/community/groups/factory.ts'
import { aKeeper, anAlikePair, aSuggestion, aVersion, aWhole } from '../../src/capabilities/community/keeping/factory.ts'
import { evaluation } from '../../src/capabilities/evaluation/index.ts'
import { aPerson } from '../../src/capabilities/people/factory.ts'
import { aPlan } from '../../src/capabilities/plans/book/factory.ts'
import { aGoal, anOutlook, aRating, aStep } from '../../src/capabilities/plans/factory.ts'
import { sharePages } from '../../src/capabilities/plans/sharing/changes/sharePages.ts'
import { aReferral } from '../../src/capabilities/referrals/factory.ts'
import { aBeginning, aConversation, aSupport } from '../../src/capabilities/support/factory.ts'
import { newId } from '../../src/platform/ids.ts'
import { newToken } from '../../src/platform/tokens.ts'
import type { World } from './world.ts'

/** The smallest picture as a plan keeps one. */
const ONE_POINT = Buffer.from(
  '/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAABAAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCaAKJ//9k=',
  'base64',
)

/**
 * A few weeks of a partnership, so that every page has something on it: Rosa is supported, has goals, goes to a group and has
 * been asked how she is; Dev waits for an answer. Everybody of `world.members` has what their hat is for.
 */
export async function liveIn(world: World) {
  const { partnershipId, north, practice, rosa, members } = world
  const coach = members['health coach']
  const ofRosa = { partnershipId, personId: rosa.id, teamId: north.id }

  const dev = aPerson({ partnershipId, teamId: north.id, name: 'Dev Patel', email: 'dev@people.example', reachBy: 'email' as const })
  const rosasReferral = aReferral({ ...ofRosa, state: 'accepted', answeredBy: coach.membershipId, answeredAt: new Date('2026-11-02T09:00:00Z') })
  const devsReferral = aReferral({
    partnershipId,
    personId: dev.id,
    teamId: north.id,
    organisationId: practice.id,
    wayIn: 'consultation',
    ownWords: 'I miss playing music with others.',
    referrerName: 'Nurse Bell',
    referrerRole: 'Practice nurse',
    referrerEmail: 'bell@mill-lane.example',
    mayTellReferrer: true,
    madeBy: members.referrer.membershipId,
    receivedAt: new Date('2026-11-20T09:00:00Z'),
  })
  const received = [rosasReferral, devsReferral].map(({ id, personId, teamId }) => ({
    partnershipId,
    referralId: id,
    version: 1,
    teamId,
    personId,
    state: 'received',
    byName: 'Nurse Bell',
    at: new Date('2026-11-01T09:00:00Z'),
  }))
  const progress = {
    partnershipId,
    referralId: devsReferral.id,
    reference: devsReferral.reference,
    teamId: north.id,
    organisationId: practice.id,
    madeBy: members.referrer.membershipId,
    calledName: 'Dev',
    state: 'received',
  }

  const support = aSupport({
    ...ofRosa,
    referralId: rosasReferral.id,
    ledBy: coach.membershipId,
    ledByName: coach.name,
    nextTalkOn: '2026-12-03',
    lastTalkOn: '2026-11-09',
  })
  const talk = aConversation(support, { nextTalkOn: '2026-12-03' })
  const goal = aGoal({ ...ofRosa, nowLevel: 0, byMembership: coach.membershipId, byName: coach.name })
  const ownGoal = aGoal({ partnershipId, personId: rosa.id, words: 'Sing in front of somebody' })
  const step = aStep({ ...ofRosa, goalId: goal.id })
  const rating = aRating({ ...ofRosa, goalId: goal.id, said: 'Easier than I thought.' })
  const first = aCheckin({
    ...ofRosa,
    supportId: support.id,
    dueOn: '2026-11-02',
    answers: { life_satisfaction: 5, worthwhile: 6, happy_yesterday: 5, anxious_yesterday: 4, feels_lonely: 2, groups_belonged_to: 0 },
  })
  const second = aCheckin({ ...ofRosa, supportId: support.id, occasion: 'four months', dueOn: '2026-12-03' })

  const walkers = { id: members['group leader'].groupIds[0] as string }
  const choir = aGroup({ partnershipId, name: 'Ashcombe choir' })
  const town = aPlace({ partnershipId })
  const organiser = anOrganiser({ partnershipId, website: 'https://river.example', phone: '0115 496 0201' })
  const walk = anEntry({
    partnershipId,
    groupId: walkers.id,
    organiserId: organiser.id,
    whenItMeets: 'Thursdays at 10am',
    whoSuits: 'Anybody who can walk a mile.',
    contactPhone: '0115 496 0200',
  })
  const hall = anEntryPlace(walk)
  const thursdays = aSchedule(walk)
  const about = aTaxonomy({ partnershipId })
  const walking = aTerm(about)
  const advice = anEntry({
    partnershipId,
    kind: 'service',
    name: 'Money advice',
    summary: 'Somebody to go through letters with.',
    website: 'https://advice.example',
  })
  const sing = anEntry({ partnershipId, groupId: choir.id, name: choir.name, summary: 'Songs everybody knows. Nobody has to read music.' })

  const rosaThere = aMember({ ...ofRosa, groupId: walkers.id, came: 2, firstCameOn: '2026-11-19', lastCameOn: '2026-11-26' })
  const joThere = aMember({ partnershipId, groupId: walkers.id, calledName: 'Jo', came: 2, firstCameOn: '2026-11-19', lastCameOn: '2026-11-26' })
  const leader = members['group leader']
  const met = ['2026-11-19', '2026-11-26'].map((metOn) =>
    aMeetup({ partnershipId, groupId: walkers.id, metOn, others: 3, attendances: 5, byMembership: leader.membershipId, byName: leader.name }),
  )
  const ofWalkers = { partnershipId, groupId: walkers.id, byMembership: leader.membershipId, byName: leader.name }
  const teapot = aPieceOfKit({ partnershipId, groupId: walkers.id })
  const waiting = aWaitingPlace(ofWalkers)
  const introduction = anIntroduction({
    ...ofRosa,
    supportId: support.id,
    entryId: walk.id,
    groupId: walkers.id,
    memberId: rosaThere.id,
    state: 'came once',
    firstCameOn: '2026-11-19',
    byMembership: coach.membershipId,
    byName: coach.name,
  })

  const link = newToken()
  const keeper = aKeeper(walk, { tokenHash: link.hash, tokenExpiresAt: new Date('2027-01-15T09:00:00Z') })
  const told = aSuggestion(walk)

  await world.sow({
    keeper: [keeper],
    suggestion: [told],
    alike: [anAlikePair(walk, advice)],
    entryHistory: [aVersion(walk, { whole: aWhole(walk) })],
    person: [dev],
    referral: [rosasReferral, devsReferral],
    referralHistory: received,
    referralProgress: [progress],
    support: [support],
    supportHistory: [aBeginning(support)],
    conversation: [talk],
    goal: [goal, ownGoal],
    goalStep: [step],
    goalRating: [rating],
    goalOutlook: [anOutlook({ ...ofRosa, goalId: goal.id }), anOutlook({ ...ofRosa, goalId: goal.id, confidence: 7, saidOn: '2026-12-01' })],
    goalRhythm: [{ partnershipId, personId: rosa.id, rhythm: 'every week' }],
    place: [town],
    communityGroup: [choir],
    organiser: [organiser],
    taxonomy: [about],
    term: [walking],
    entry: [walk, advice, sing],
    entryPlace: [hall],
    schedule: [thursdays],
    scheduleException: [anException(thursdays, '2026-12-24', { because: 'The hall is closed' })],
    costOption: [aCost(walk, { option: 'With a cup of tea' })],
    entryTerm: [anEntryTerm(walk, walking)],
    synonym: [aSynonym({ partnershipId })],
    groupMember: [rosaThere, joThere],
    meetup: met,
    attendance: met.flatMap((meetup) => [rosaThere, joThere].map((member) => anAttendance(meetup, member))),
    groupLife: [aStepOfLife(ofWalkers)],
    groupKit: [teapot],
    groupMoney: [aLineOfMoney(ofWalkers)],
    lastingCheck: [aLastingCheck(ofWalkers)],
    waitingPlace: [waiting],
    memberWish: [aWish({ partnershipId, groupId: walkers.id, memberId: joThere.id, calledName: 'Jo', afterMissing: true })],
    introduction: [introduction],
    checkin: [first, second],
    auditEntry: [
      {
        partnershipId,
        id: newId(),
        at: new Date('2026-11-09T11:00:00Z'),
        membershipId: coach.membershipId,
        byName: coach.name,
        hat: 'health coach',
        did: 'looked at',
        thing: 'page',
        personId: rosa.id,
        requestId: newId(),
      },
    ],
  })
  const ourPage = { id: newId(), kind: 'people' as const, at: new Date('2026-11-10T19:00:00Z') }
  const near = [{ name: 'Dina', what: 'person' as const, circle: 'closest' as const, note: 'my sister' }]
  const by = { partnershipId, personId: rosa.id, membershipId: members.person.membershipId, name: members.person.name }
  const ourPicture = { id: newId(), what: 'picture' as const, words: 'The choir, from behind', bytes: ONE_POINT }
  await world.sow(aPlan(world.house.settings.keyring, by, [{ ...ourPage, near, answers: { more: 'Singing with others' }, attached: [ourPicture] }]))
  const planShare = { id: newId(), pageIds: [ourPage.id] }
  await world.acting(members.person, (acting) =>
    sharePages(
      acting,
      { ...planShare, personId: rosa.id, fromName: rosa.name, mayWrite: false, until: undefined },
      { withKind: 'team', teamId: north.id, withName: 'North team' },
    ),
  )
  await countFigures(world)
  return {
    planShare,
    planPage: ourPage,
    planPicture: ourPicture,
    dev,
    devsReferral,
    support,
    goal,
    step,
    walk,
    advice,
    keepersToken: link.token,
    hall,
    thursdays,
    organiser,
    about,
    walking,
    walkers,
    teapot,
    waiting,
    member: joThere,
    checkin: second,
    conversation: talk,
    introduction,
  }
}

/** Counts the figures as the server does every ten minutes. */
export async function countFigures({ house, partnershipId }: World) {
  const job = evaluation.jobs?.find(({ name }) => name === 'count figures')
  if (!job) throw new Error('Evaluation has no job that counts figures')
  await job.run(house, { id: partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})
}
