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
    await ada.write('What would you like?', 'Company on Sundays 🌻')
    await ada.press('Check what you wrote')

    expect(ada.status).toBe(422)
    await ada.sees('There is a problem')
    await ada.sees('Enter your name')
    await thenTheProblemIsReadFirst(ada)
    await ada.write('Your name', 'Ada Crane')
    await ada.choose('Phone me')
    await ada.press('Check what you wrote')
    await ada.sees('Enter a phone number, or choose another way to reach you')
    expect(await ada.page.getByLabel('What would you like?').inputValue()).toBe('Company on Sundays 🌻')
  })

  test('a nurse introduces somebody who agreed, and the one who did not agree is not introduced', async () => {
    const nurse = await place.somebody()
    await givenTheFrontPage(nurse)
    await nurse.follow('Introduce them, with their agreement')
    await whenTheyIntroduce(nurse, { name: 'Cy Quill', inTheirWords: 'He misses his choir' })
    await nurse.sees('Ask them first. We only get in touch with people who agreed')
    await nurse.tick('They know about this, and agree that you contact us')
    await nurse.press('Check what you wrote')
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
  await visitor.write('Your name', name)
  await visitor.choose('Phone me')
  await visitor.write('Phone number', '0115 496 0123')
  await visitor.write('Postcode', 'as1 2ab')
  await visitor.pick('Your GP practice', 'Mill Lane Surgery')
  await visitor.press('Check what you wrote')
}

async function andCheckWhatTheyWrote(visitor: Visitor, { andThenChange }: { andThenChange: string }) {
  await visitor.sees('Nothing has been sent yet.')
  await visitor.press('Change something')
  await visitor.write('What else would make it easier for you?', andThenChange)
  await visitor.press('Check what you wrote')
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

async function whenTheyIntroduce(visitor: Visitor, { name, inTheirWords }: { name: string; inTheirWords: string }) {
  await visitor.write('Their name', name)
  await visitor.write('What would they like?', inTheirWords)
  await visitor.choose('They said yes')
  await visitor.choose('By phone')
  await visitor.write('Phone number', '0115 496 0124')
  await visitor.write('Postcode', 'AS1 4XY')
  await visitor.write('Your name', 'Nurse Bell')
  await visitor.write('How do you know them?', 'Practice nurse')
  await visitor.write('Your e-mail address', 'bell@mill-lane.example')
  await visitor.choose('From a talk with a GP or nurse')
  await visitor.press('Check what you wrote')
}

async function andTheCoachOfTheirAreaSeesIt({ somebody, world }: Place, { name, inTheirWords }: { name: string; inTheirWords: string }) {
  const coach = await somebody(world.members['health coach'])
  await coach.open('/ashcombe/today')
  await coach.follow(name)
  expect(await coach.heading()).toBe(name)
  await coach.sees(inTheirWords)
}

async function andTheCoachOfAnotherAreaDoesNot({ somebody, world }: Place, name: string) {
  const coach = await somebody(world.coachElsewhere)
  await coach.open('/ashcombe/referrals')
  await coach.seesNot(name)
}
