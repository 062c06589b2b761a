import { beforeAll, expect, test } from 'vitest'
import { liveIn } from '../kit/livedIn.ts'
import { AT_A_DESK, ON_A_PHONE, tellIn, WITHOUT_SCRIPT } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

tellIn([AT_A_DESK, ON_A_PHONE, WITHOUT_SCRIPT], (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('Rosa’s support rests, goes on with somebody else, comes to an end with a letter, and begins again where it was', async () => {
    const { members } = place.world
    const coach = await place.somebody(members['health coach'])
    const rosa = await place.somebody(members.person)

    await whenTheyPause(coach)
    await rosa.open('/ashcombe/my-support')
    await rosa.sees('Support is paused until Monday 11 January.')

    await whenTheyGoOn(coach)
    await whenTheyHandOver(coach, members['link worker'].name)
    await rosa.open('/ashcombe/my-support')
    await rosa.sees(`From now on with ${members['link worker'].name}`)

    const linkWorker = await place.somebody(members['link worker'])
    await whenTheyMoveOn(linkWorker)
    await rosa.open('/ashcombe/my-support')
    await rosa.follow(/^Support came to an end/)
    await rosa.sees('I sing in the choir on Tuesdays.')
    await rosa.sees('The door is open.')

    await linkWorker.follow('Welcome them back')
    await linkWorker.write('Why, in a line', 'She would like to talk about a move')
    await linkWorker.enterDay(/^When do you talk/, '2026-12-10')
    await linkWorker.press('Welcome them back')
    await rosa.open('/ashcombe/my-support')
    await rosa.sees(`Welcome back. Support goes on with ${members['link worker'].name}`)
    await rosa.sees(/^Support began/)
  })
})

async function whenTheyPause(coach: Visitor) {
  await coach.open('/ashcombe/today')
  await coach.follow(/^Rosa Hartley/)
  await coach.follow('Pause')
  await coach.write('Why, in a line', 'You stay with your sister')
  await coach.enterDay(/^When does it go on/, '2027-01-11')
  await coach.press('Pause')
  await coach.sees('The support is paused')
}

async function whenTheyGoOn(coach: Visitor) {
  await coach.follow('Go on after the pause')
  await coach.write('Why, in a line', 'You are home again')
  await coach.enterDay(/^When do you talk/, '2026-12-08')
  await coach.press('Go on')
  expect(await coach.heading()).toBe('Rosa Hartley')
}

async function whenTheyHandOver(coach: Visitor, name: string) {
  await coach.follow('Hand over')
  await coach.pick('Who leads from now on?', `${name} (link worker)`)
  await coach.write('Why, in a line', 'To find a choir')
  await coach.enterDay(/^When will they first talk/, '2026-12-09')
  await coach.press('Hand over')
  await coach.sees('You have handed over')
}

async function whenTheyMoveOn(linkWorker: Visitor) {
  await linkWorker.open('/ashcombe/support')
  await linkWorker.follow('Rosa Hartley')
  await linkWorker.follow('End support')
  await linkWorker.write('In their words: what is different now?', 'I sing in the choir on Tuesdays.')
  await linkWorker.write('What stays open to them?', 'The door is open.')
  await linkWorker.press('End this support')
  await linkWorker.sees('This support has ended')
}
