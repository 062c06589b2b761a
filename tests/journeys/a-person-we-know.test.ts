import { beforeAll, expect, test } from 'vitest'
import { aPerson } from '../../src/capabilities/people/factory.ts'
import { makeSomeKeys } from '../../src/capabilities/people/same/jobs.ts'
import { aReferral } from '../../src/capabilities/referrals/factory.ts'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

tellIn(EACH_WAY, (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
    await givenRosaIsReferredAgain(place)
  })

  test('a referral comes for somebody known: the coach sees them side by side, joins them, and takes them apart again', async () => {
    const coach = await place.somebody(place.world.members['health coach'])
    await whenTheyOpenTheInbox(coach)
    await thenItSaysThatThisMayBeSomebodyWeKnow(coach)
    await whenTheyLookAtThemSideBySide(coach)
    await andSayThatItIsTheSamePerson(coach)
    await thenEverythingIsOnOnePage(coach)
    await andSupportGoesOnInsteadOfBeginningTwice(coach)
    await andRosaReadsWhoJoinedThemAndWhy(place)

    await whenTheyLearnThatTheyWereWrong(coach)
    await thenTheyAreTwoPeopleAgain(coach)
  })

  test('of somebody whom another team knows, a coach learns which team to ring, and not who', async () => {
    await givenTheSouthKnowsIvy(place)
    const coach = await place.somebody(place.world.members['health coach'])
    await coach.open('/ashcombe/referrals')
    await coach.follow('Ivy Marsh')
    await coach.sees('South team')
    await coach.sees('You do not see who')
    await coach.seesNot('0115 496 0188')
    await coach.press('We rang the South team: it is somebody else')
    await coach.sees('You will not be asked again')
  })
})

async function givenRosaIsReferredAgain({ world }: Place) {
  const { partnershipId, north, rosa } = world
  await world.database.pool.query(`update person set born_on = '1957-03-27' where id = $1`, [rosa.id])
  const again = aPerson({
    ...{ partnershipId, teamId: north.id, name: 'Rosa Hartly', bornOn: '1957-03-27', phone: '07700 900321', matters: 'Her sister in Leeds' },
    createdAt: new Date('2026-12-02T09:00:00Z'),
  })
  const referral = aReferral({
    partnershipId,
    teamId: north.id,
    personId: again.id,
    ownWords: 'Somebody to talk with',
    referrerName: 'Dr Lowe',
    referrerRole: 'GP',
  })
  await world.sow({ person: [again], referral: [referral] })
  await makeSomeKeys(world.house, partnershipId)
}

async function givenTheSouthKnowsIvy({ world }: Place) {
  const { partnershipId, north, south } = world
  const ivy = { partnershipId, name: 'Ivy Marsh', bornOn: '1950-03-02' }
  const here = aPerson({ ...ivy, teamId: north.id, phone: '0115 496 0177' })
  const there = aPerson({ ...ivy, teamId: south.id, phone: '0115 496 0188' })
  await world.sow({ person: [here, there], referral: [aReferral({ partnershipId, teamId: north.id, personId: here.id })] })
  await makeSomeKeys(world.house, partnershipId)
}

async function whenTheyOpenTheInbox(coach: Visitor) {
  await coach.open('/ashcombe/referrals')
}

async function thenItSaysThatThisMayBeSomebodyWeKnow(coach: Visitor) {
  await coach.sees('May be somebody we know')
  await coach.follow('Rosa Hartly')
  await coach.sees('This may be somebody we know')
  await coach.sees(/The same: sound of the name, day of birth\. Not the same: phone/)
}

async function whenTheyLookAtThemSideBySide(coach: Visitor) {
  await coach.follow(/^Rosa Hartley/)
  expect(await coach.heading()).toBe('Rosa Hartly and Rosa Hartley side by side')
  await coach.sees('Differs')
  await coach.sees('because they have an account')
}

async function andSayThatItIsTheSamePerson(coach: Visitor) {
  await coach.press('Join them')
  await coach.sees('Choose how we can reach them safely')
  await coach.choose('Rosa Hartley', { of: 'Which name is right?' })
  await coach.choose(/^They said: “Phone me”; Phone: 07700 900321/, { of: 'How can we reach them safely?' })
  await coach.write('How do you know that it is the same person?', 'She told me on the phone')
  await coach.press('Join them')
}

async function thenEverythingIsOnOnePage(coach: Visitor) {
  expect(await coach.heading()).toBe('Rosa Hartley')
  await coach.sees('They are joined: everything is on this page')
  await coach.sees('07700 900321')
  await coach.sees('Her sister in Leeds')
  await coach.sees('Walk to the shops on my own')
}

async function andSupportGoesOnInsteadOfBeginningTwice(coach: Visitor) {
  await coach.open('/ashcombe/referrals')
  await coach.follow('Rosa Hartley')
  await coach.seesNot('This may be somebody we know')
  await coach.follow('Accept')
  await coach.sees('that support goes on')
  await coach.sees('The talk planned for Thursday 3 December stays as it is')
  await coach.press('Accept, and go on')
  expect(await coach.heading()).toBe('Rosa Hartley')
}

async function andRosaReadsWhoJoinedThemAndWhy({ somebody, world }: Place) {
  const rosa = await somebody(world.members.person)
  await rosa.open('/ashcombe/my-support/who-has-looked')
  await rosa.sees('joined records of the same person')
  await rosa.sees('She told me on the phone')
}

async function whenTheyLearnThatTheyWereWrong(coach: Visitor) {
  await coach.follow('Is this the same person as somebody else?')
  await coach.follow(/^Rosa Hartly, /)
  await coach.sees('Referrals')
  await coach.press('Take them apart again')
  await coach.sees('Say how you know that they are two people')
  await coach.write('How do you know that they are two people?', 'They are cousins of one name')
  await coach.press('Take them apart again')
}

async function thenTheyAreTwoPeopleAgain(coach: Visitor) {
  await coach.sees('They are two people again')
  await coach.seesNot('This may be somebody we know')
  await coach.write('Look for somebody by the beginning of their name', 'rosa')
  await coach.press('Look')
  await coach.sees('Rosa Hartly')
}
