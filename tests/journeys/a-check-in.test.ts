import { beforeAll, expect, test } from 'vitest'
import { aCheckin } from '../../src/capabilities/checkins/factory.ts'
import { aPerson } from '../../src/capabilities/people/factory.ts'
import { aReferral } from '../../src/capabilities/referrals/factory.ts'
import { aSupport } from '../../src/capabilities/support/factory.ts'
import { letterTo, linkIn } from '../kit/letters.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

const ADDRESS = 'ivy@people.example'

tellIn(EACH_WAY, (place) => {
  beforeAll(() => ivyIsDueACheckIn(place))

  test('a check-in is sent by a worker, and answered from the link in the message, without an account', async () => {
    const coach = await place.somebody(place.world.members['health coach'])
    await coach.open('/ashcombe/check-ins')
    await coach.follow('Ivy Marsh')
    await coach.press('Send by e-mail')
    await coach.sees('A link was sent')

    const letter = await letterTo(place.world, ADDRESS)
    expect(letter.body).not.toMatch(/Ivy|support|lonely/i)

    const ivy = await place.somebody()
    await thenOpeningItChangesNothing(ivy, linkIn(letter))
    await whenSheAnswers(ivy)
    expect(await ivy.heading()).toBe('Thank you for your answers')
    await andTheLinkOpensNothingAnyMore(ivy, linkIn(letter))
    await andTheCoachReadsThem(coach)
  })
})

async function ivyIsDueACheckIn({ world }: Place) {
  const { partnershipId, north, members } = world
  const ivy = aPerson({ partnershipId, teamId: north.id, name: 'Ivy Marsh', reachBy: 'email', email: ADDRESS })
  const hers = { partnershipId, personId: ivy.id, teamId: north.id }
  const referral = aReferral({ ...hers, state: 'accepted' })
  const support = aSupport({ ...hers, referralId: referral.id, ledBy: members['health coach'].membershipId })
  await world.sow({ person: [ivy], referral: [referral], support: [support], checkin: [aCheckin({ ...hers, supportId: support.id })] })
}

async function thenOpeningItChangesNothing(visitor: Visitor, link: string) {
  await visitor.open(link)
  await visitor.open(link)
  expect(visitor.status).toBe(200)
  await visitor.seesNot('Ivy')
}

async function whenSheAnswers(visitor: Visitor) {
  await visitor.press('Send my answers')
  await visitor.sees('Answer at least one of the questions')
  await visitor.choose('7', { of: 'Overall, how satisfied are you with your life nowadays?' })
  await visitor.choose('2', { of: /how anxious did you feel yesterday/ })
  await visitor.choose('Some of the time')
  await visitor.write(/^How many groups do you belong to/, '1')
  await visitor.choose('Yes, you may')
  await visitor.press('Send my answers')
}

async function andTheLinkOpensNothingAnyMore(visitor: Visitor, link: string) {
  await visitor.open(link)
  expect(visitor.status).toBe(410)
  expect(await visitor.heading()).toBe('We have your answers')
}

async function andTheCoachReadsThem(coach: Visitor) {
  await coach.open(coach.path())
  await coach.sees('Answered')
  await coach.sees('Some of the time')
}
