import { expect, test } from 'vitest'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

tellIn(EACH_WAY, (place) => {
  test('somebody asks for support, without an account, and hears what happens next', async () => {
    const ivy = await place.somebody()
    await givenTheFrontPage(ivy)
    await whenTheyAskForSupport(ivy, { name: 'Ivy Marsh', inTheirWords: 'I would like to get out more' })
    await andCheckWhatTheyWrote(ivy, { andThenChange: 'Step-free places, please' })
    await thenTheyAreToldWhatHappensNext(ivy)
    await andTheCoachOfTheirAreaSeesIt(place, { name: 'Ivy Marsh', inTheirWords: 'I would like to get out more' })
    await andTheCoachOfAnotherAreaDoesNot(place, 'Ivy Marsh')
  })

  test('somebody who leaves out how to reach them is told, and loses nothing they wrote', async () => {
    const ada = await place.somebody()
    await ada.open('/ashcombe/referrals/ask')
    await ada.press('Go on')
    expect(ada.status).toBe(422)
    await ada.sees('There is a problem')
    await thenTheProblemIsReadFirst(ada)
    await ada.write('What would you like?', 'Company on Sundays 🌻')
    await ada.press('Go on')
    await ada.write('Your name', 'Ada Crane')
    await ada.choose('Phone me')
    await ada.press('Go on')
    await ada.sees('Enter a phone number, or choose another way to reach you')
    expect(await ada.page.getByLabel('Your name').inputValue()).toBe('Ada Crane')
    await ada.press('Keep it, and go on later')
    await ada.open('/ashcombe/referrals/ask')
    await ada.follow('Go on with what you began before')
    await ada.follow('Ask for support: Ada Crane')
    await ada.sees('Company on Sundays 🌻')
    await ada.press('Forget what I wrote')
    await ada.seesNot('Ada Crane')
  })

  test('a nurse introduces somebody who agreed, and the one who did not agree is not introduced', async () => {
    const nurse = await place.somebody()
    await givenTheFrontPage(nurse)
    await nurse.follow('Introduce them, with their agreement')
    await nurse.follow('Refer somebody after a talk')
    await whenTheySayWhoItIs(nurse, 'Cy Quill')
    await nurse.sees('Ask them first. We only get in touch with people who agreed')
    await nurse.tick('They know about this, and agree that you contact us')
    await nurse.press('Go on')
    await andWhyAndWhoTheyAre(nurse, { inTheirWords: 'He misses his choir' })
    await nurse.sees('Nothing has been sent yet.')
    await nurse.press('Send')
    await thenTheyAreToldWhatHappensNext(nurse)
    await andTheCoachOfTheirAreaSeesIt(place, { name: 'Cy Quill', inTheirWords: 'He misses his choir' })
  })
})

async function givenTheFrontPage(visitor: Visitor) {
  await visitor.open('/')
  await visitor.follow('Ashcombe')
  expect(await visitor.heading()).toBe('Live well in Ashcombe')
}

async function whenTheyAskForSupport(visitor: Visitor, { name, inTheirWords }: { name: string; inTheirWords: string }) {
  await visitor.follow('Ask for support')
  await visitor.write('What would you like?', inTheirWords)
  await visitor.press('Go on')
  await visitor.write('Your name', name)
  await visitor.choose('Phone me')
  await visitor.write('Phone number', '0115 496 0123')
  await visitor.write('Postcode', 'as1 2ab')
  await visitor.press('Go on')
  await visitor.tick('A quiet place')
  await visitor.press('Go on')
  await visitor.pick('Your GP practice', 'Mill Lane Surgery')
  await visitor.press('Go on')
}

async function andCheckWhatTheyWrote(visitor: Visitor, { andThenChange }: { andThenChange: string }) {
  await visitor.sees('Nothing has been sent yet.')
  await visitor.sees('A quiet place')
  await visitor.follow('Change: What would make it easier')
  await visitor.write('What else would make it easier for you?', andThenChange)
  await visitor.press('Go on')
  await visitor.sees(andThenChange)
  await visitor.press('Send')
}

async function thenTheyAreToldWhatHappensNext(visitor: Visitor) {
  expect(await visitor.heading()).toBe('Thank you. We have it')
  await visitor.sees('What happens next')
  await visitor.sees(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)
}

async function thenTheProblemIsReadFirst(visitor: Visitor) {
  expect(await visitor.page.evaluate(() => document.activeElement?.textContent)).toContain('There is a problem')
}

async function whenTheySayWhoItIs(visitor: Visitor, name: string) {
  await visitor.choose('They said yes')
  await visitor.write('Their name', name)
  await visitor.enterDay('When were they born?', '1957-03-27')
  await visitor.write('Their NHS number', '944 930 7530')
  await visitor.pick('Their GP practice', 'Mill Lane Surgery')
  await visitor.press('Go on')
}

async function andWhyAndWhoTheyAre(visitor: Visitor, { inTheirWords }: { inTheirWords: string }) {
  await visitor.write('What would they like?', inTheirWords)
  await visitor.write('Why do you refer them?', 'Has been low since he retired')
  await visitor.choose('No known risks')
  await visitor.press('Go on')
  await visitor.choose('By phone')
  await visitor.write('Phone number', '0115 496 0124')
  await visitor.write('Postcode', 'AS1 4XY')
  await visitor.press('Go on')
  await visitor.write('Your name', 'Nurse Bell')
  await visitor.write('Your role', 'Practice nurse')
  await visitor.write('Your organisation', 'Mill Lane Surgery')
  await visitor.write('Your e-mail address', 'bell@mill-lane.example')
  await visitor.press('Go on')
  await visitor.sees('944 930 7530 (please look again: a digit may be wrong)')
}

async function andTheCoachOfTheirAreaSeesIt({ somebody, world }: Place, { name, inTheirWords }: { name: string; inTheirWords: string }) {
  const coach = await somebody(world.members['health coach'])
  await coach.open('/ashcombe/today')
  await coach.follow(name)
  expect(await coach.heading()).toBe(`Referral of ${name}`)
  await coach.sees(inTheirWords)
}

async function andTheCoachOfAnotherAreaDoesNot({ somebody, world }: Place, name: string) {
  const coach = await somebody(world.coachElsewhere)
  await coach.open('/ashcombe/referrals')
  await coach.seesNot(name)
}
