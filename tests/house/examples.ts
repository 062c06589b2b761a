import { anIntroduction } from '../../src/capabilities/community/factory.ts'
import { aGap, aTally } from '../../src/capabilities/community/gaps/factory.ts'
import { anApplication, aPot } from '../../src/capabilities/community/grants/factory.ts'
import { anImport, aSource } from '../../src/capabilities/community/imports/factory.ts'
import { aVisit, aWeeklyUpdate } from '../../src/capabilities/community/visits/factory.ts'
import { aPerson } from '../../src/capabilities/people/factory.ts'
import { aJoining } from '../../src/capabilities/people/same/factory.ts'
import { aLetterRun, aListedPerson, aPracticeList } from '../../src/capabilities/practice-lists/factory.ts'
import { aDraft } from '../../src/capabilities/referrals/factory.ts'
import { aClinicalSystem } from '../../src/capabilities/referrals/fhir/factory.ts'
import { aConcern, anOuting, howItBegan } from '../../src/capabilities/safety/factory.ts'
import { aCover, aMovingOn, aPromise, aReassignment, aReminder } from '../../src/capabilities/support/factory.ts'
import { anItem, aPair, aReflection } from '../../src/capabilities/workers/factory.ts'
import { newId } from '../../src/platform/ids.ts'
import { liveIn } from '../kit/livedIn.ts'
import type { World } from '../kit/world.ts'

/** What stands for each name in the pattern of a route. */
export type Examples = (pattern: string) => Record<string, string>

/** Lives in the world a little, and gives what stands for each `:name` of a path of a partnership: something that is there. */
export async function sowExamples(world: World): Promise<Examples> {
  const { partnershipId, members, north, practice, rosa } = world
  const there = await liveIn(world)
  const importId = newId()
  const failedId = newId()
  const madeBy = members.administrator.membershipId
  const source = aSource({ partnershipId, madeBy })
  const directoryImport = anImport({ partnershipId, sourceId: source.id, askedBy: madeBy, counts: { new: 1 } as never })
  const synonymId = newId()
  const visit = aVisit({ partnershipId, byMembership: members['link worker'].membershipId })
  const gap = aGap({ partnershipId, teamId: north.id })
  const pot = aPot({ partnershipId, panelIds: [members['health coach'].membershipId] })
  const application = anApplication(pot)
  const ofRosa = { partnershipId, personId: rosa.id, supportId: there.support.id, teamId: north.id, byMembership: members['link worker'].membershipId }
  const suggestion = anIntroduction({ ...ofRosa, entryId: there.advice.id, state: 'suggested', introducedOn: null, yesOn: null })
  const practiceList = aPracticeList({ partnershipId, organisationId: practice.id, teamId: north.id, madeBy })
  const listed = aListedPerson({ partnershipId, list: practiceList, line: 2, state: 'invited', invitedOn: '2026-11-03' })
  const letterRun = aLetterRun({ partnershipId, list: practiceList, askedBy: madeBy, state: 'ready' })
  const draft = aDraft(world.house.settings.keyring, { partnershipId, madeBy: members.referrer.membershipId, expiresAt: new Date('2026-12-20T09:00:00Z') })
  const promise = aPromise(there.conversation)
  const reminder = aReminder(there.support)
  const update = aWeeklyUpdate({ partnershipId, byMembership: members['link worker'].membershipId })
  const coachOfRosa = members['health coach'].membershipId
  const cover = aCover({ partnershipId, awayMembership: members['link worker'].membershipId, coverMembership: coachOfRosa })
  const reassignment = aReassignment({ partnershipId, teamId: north.id, byMembership: coachOfRosa })
  const concern = aConcern({ partnershipId, personId: rosa.id, raisedBy: members['link worker'].membershipId, ownerId: coachOfRosa })
  const outing = anOuting({ partnershipId, membershipId: members['link worker'].membershipId, colleagueId: coachOfRosa })
  const system = aClinicalSystem({ partnershipId, organisationId: practice.id, madeBy })
  const pair = aPair({ partnershipId, supervisorId: coachOfRosa, workerId: members['link worker'].membershipId })
  const onAgenda = anItem(pair)
  const reflection = aReflection({ partnershipId, membershipId: members['link worker'].membershipId })
  const aside = aPerson({ partnershipId, teamId: north.id, name: 'Rosa Hartly', joinedTo: rosa.id, joinedAt: new Date('2026-12-01T10:00:00Z') })
  const joining = aJoining(rosa, aside, { joinedBy: coachOfRosa })
  const way = { partnershipId, id: newId(), phrase: 'refused', foldedPhrase: 'refused', say: 'said no to' }
  await world.sow({
    person: [aside],
    joining: [joining],
    clinicalSystem: [system],
    directorySource: [source],
    directoryImport: [directoryImport],
    practiceImport: [{ partnershipId, id: importId, state: 'checked', fileName: 'practices.csv', madeBy: members.administrator.membershipId }],
    practiceList: [practiceList],
    listedPerson: [listed],
    letterRun: [letterRun],
    letter: [{ partnershipId, runId: letterRun.id, position: 1, listedId: listed.id, listId: practiceList.id, teamId: north.id }],
    visit: [visit],
    referralDraft: [draft],
    organisationLink: [{ partnershipId, organisationId: practice.id, code: 'ABCDEFGH23', madeByName: 'Nurse Bell' }],
    gap: [gap],
    gapTally: [aTally(gap)],
    grantPot: [pot],
    grantApplication: [application],
    introduction: [suggestion],
    promise: [promise],
    movingOn: [aMovingOn(there.support)],
    reminder: [reminder],
    cover: [cover],
    reassignment: [reassignment],
    weeklyUpdate: [update],
    concern: [concern],
    concernStep: [howItBegan(concern)],
    outing: [outing],
    supervisionPair: [pair],
    supervisionItem: [onAgenda],
    reflection: [reflection],
    wayOfSaying: [way],
    safetyLead: [{ partnershipId, membershipId: coachOfRosa, position: 0, name: 'Somebody as health coach' }],
    synonym: [{ partnershipId, id: synonymId, words: ['walk', 'ramble'] }],
    outbox: [{ partnershipId, id: failedId, kind: 'an invitation', sendTo: 'x@people.example', subject: 'x', state: 'failed' }],
  })
  const examples: [prefix: string, given: Record<string, string>][] = [
    ['/administration/members', { id: members.volunteer.membershipId }],
    ['/administration/messages', { id: failedId }],
    ['/administration/wordings', { kind: 'you-are-welcome' }],
    ['/administration/organisations', { id: practice.id }],
    ['/administration/practices', { id: importId }],
    ['/administration/teams', { id: north.id }],
    ['/check-ins/answer', { token: 'x'.repeat(43) }],
    ['/check-ins', { id: there.checkin.id }],
    ['/clinical-systems', { id: system.id }],
    ['/fhir', { id: newId() }],
    ['/community/imports/sources', { id: source.id }],
    ['/community/imports', { id: directoryImport.id }],
    ['/community/same-words', { id: synonymId }],
    ['/community/alike', { oneId: there.walk.id, otherId: there.advice.id }],
    ['/community/keep/', { token: there.keepersToken, place: there.hall.id, time: there.thursdays.id }],
    ['/community/organisers', { id: there.organiser.id }],
    ['/community', { id: there.walk.id, place: there.hall.id, time: there.thursdays.id }],
    ['/conversations', { id: there.conversation.id }],
    ['/goals', { id: there.goal.id, step: there.step.id }],
    ['/groups', { id: there.walkers.id, kit: there.teapot.id, waiting: there.waiting.id, member: there.member.id }],
    ['/gaps', { id: gap.id }],
    ['/grants/answer', { token: 'x'.repeat(43) }],
    ['/grants/applications', { id: application.id }],
    ['/grants/pots', { id: pot.id }],
    ['/introductions/:id/answer', { id: suggestion.id }],
    ['/introductions/:id/introduce', { id: suggestion.id }],
    ['/introductions', { id: there.introduction.id }],
    ['/kiosk', { token: 'x'.repeat(43) }],
    ['/join', { token: 'x'.repeat(43) }],
    ['/open-referral-uk/v3/organizations', { id: there.organiser.id }],
    ['/open-referral-uk/v3/service_at_locations', { id: there.hall.id }],
    ['/open-referral-uk/v3/services', { id: there.walk.id }],
    ['/open-referral-uk/v3/taxonomies', { id: there.about.id }],
    ['/open-referral-uk/v3/taxonomy_terms', { id: there.walking.id }],
    ['/people', { id: rosa.id, entryId: there.walk.id, otherId: there.dev.id, team: world.south.id, joining: joining.id }],
    ['/my-plan/guides', { guide: 'saying-no' }],
    ['/my-plan/sharing', { id: there.planShare.id }],
    ['/shared-plans', { id: there.planShare.id }],
    ['/shared/with-my-account', { token: 'x'.repeat(43) }],
    ['/shared/:page', { page: there.planPage.id, attached: there.planPicture.id, token: 'x'.repeat(43) }],
    ['/shared/:token', { token: 'x'.repeat(43) }],
    ['/card', { page: there.planPage.id, attached: there.planPicture.id, token: 'x'.repeat(43) }],
    ['/plan-pages', { id: there.planPage.id, attached: there.planPicture.id, near: newId(), version: '1' }],
    ['/practice-lists', { id: practiceList.id, listed: listed.id }],
    ['/letter-runs', { id: letterRun.id }],
    ['/replies', { id: listed.id }],
    ['/reply', { token: 'x'.repeat(43) }],
    ['/card', { token: 'x'.repeat(43) }],
    ['/plan-pages', { id: there.planPage.id, near: newId(), version: '1' }],
    ['/referrals/links', { organisation: practice.id }],
    ['/referrals/through', { code: 'ABCDEFGH23' }],
    ['/referrals/mine', { referral: there.devsReferral.id }],
    ['/referrals/question/', { token: 'x'.repeat(43) }],
    ['/referrals/yours/telling', { telling: newId(), token: 'x'.repeat(43) }],
    ['/referrals/yours', { token: 'x'.repeat(43) }],
    ['/referrals/:id/tellings', { id: there.devsReferral.id, telling: newId() }],
    ['/referrals/:id/questions', { id: there.devsReferral.id, question: newId() }],
    ['/referrals/drafts', { draft: draft.id, step: 'why' }],
    ['/referrals/introduce', { way: 'community' }],
    ['/referrals', { id: there.devsReferral.id, reference: there.devsReferral.reference }],
    ['/promises', { id: promise.id }],
    ['/reminders', { id: reminder.id }],
    ['/visits', { id: visit.id }],
    ['/weekly-updates', { id: update.id, week: '2026-11-30' }],
    ['/safety/concerns', { id: concern.id }],
    ['/supervision', { id: pair.id, item: onAgenda.id }],
    ['/my-work/looking-back', { id: reflection.id }],
    ['/ways-of-saying', { id: way.id }],
    ['/going-out', { id: outing.id }],
    ['/calendar', { token: 'x'.repeat(43) }],
    ['/support/reassignments', { id: reassignment.id }],
    ['/support/cover', { id: cover.id }],
    ['/support/replies', { id: there.checkin.id }],
    ['/support', { id: there.support.id }],
  ]
  return (pattern) => examples.find(([prefix]) => pattern.startsWith(`/:partnership${prefix}`))?.[1] ?? {}
}
