import { beforeAll, expect, test } from 'vitest'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

/** What "recording a conversation takes under two minutes" means, in seconds of work. */
const TWO_MINUTES = 120

/** What hands may do for it: presses of any kind, and letters beside those of the words that are written down. */
const BUDGET = { presses: 8, letters: 0 }

/** What the coach writes down. */
const WRITTEN = { whatMatters: 'Playing the fiddle in company again.', agreed: 'Find out who plays on Tuesdays.' }

tellIn(EACH_WAY, (place) => {
  let referralId: string
  beforeAll(async () => {
    referralId = (await liveIn(place.world)).devsReferral.id
  })

  test('a coach sees who waits, accepts, rings them, and writes the talk down in under two minutes', async () => {
    const coach = await place.somebody(place.world.members['health coach'])
    await givenSomebodyWaitsForAnAnswer(coach)
    await whenTheyAccept(coach, { firstTalkOn: '2026-12-03' })
    await coach.sees('Support has begun')
    await thenTheirNumberIsThereToRing(coach)

    coach.beginsToCount()
    await whenTheyRecordTheConversation(coach)
    expect(coach.secondsOfWork()).toBeLessThan(TWO_MINUTES)
    expect(coach.effort.presses).toBeLessThanOrEqual(BUDGET.presses)
    expect(coach.effort.letters - WRITTEN.whatMatters.length - WRITTEN.agreed.length).toBeLessThanOrEqual(BUDGET.letters)

    await coach.sees('The conversation is saved')
    await coach.sees('Playing the fiddle in company again.')
    await coach.sees('You talk next on Thursday 10 December.')
    await andTheyAreOnTheCaseload(coach)
    // He has no link and no account, so the coach reads him what the nurse will hear.
    await coach.open(`/ashcombe/referrals/${referralId}`)
    await coach.press('Tell them this now')
    await andTheReferrerHearsWhatBecameOfIt(place)
  })

  test('a coach who forgets what was talked about is told, and keeps what was chosen', async () => {
    const coach = await place.somebody(place.world.members['health coach'])
    await coach.open('/ashcombe/today')
    await coach.follow(/^Rosa Hartley/)
    await coach.follow('Record a conversation')
    await coach.choose('Walking together')
    await coach.press('Save the conversation')
    expect(coach.status).toBe(422)
    await coach.sees('Write what matters, or what you agreed')
    expect(await coach.page.getByRole('radio', { name: 'Walking together' }).isChecked()).toBe(true)
  })
})

async function givenSomebodyWaitsForAnAnswer(coach: Visitor) {
  await coach.open('/ashcombe/today')
  await coach.follow('Dev Patel')
  await coach.sees('I miss playing music with others.')
}

async function whenTheyAccept(coach: Visitor, { firstTalkOn }: { firstTalkOn: string }) {
  await coach.follow('Accept')
  await coach.enterDay(/^When will you first talk/, firstTalkOn)
  await coach.press('Accept, and begin')
  expect(await coach.heading()).toBe('Dev Patel')
}

async function thenTheirNumberIsThereToRing(coach: Visitor) {
  await coach.sees('0115 496 0100')
  expect(await coach.page.getByRole('link', { name: 'Ring Dev' }).getAttribute('href')).toBe('tel:01154960100')
}

async function whenTheyRecordTheConversation(coach: Visitor) {
  await coach.follow('Record a conversation')
  await coach.choose('By phone')
  await coach.write('What matters', WRITTEN.whatMatters)
  await coach.write('What you agreed', WRITTEN.agreed)
  await coach.choose('I do')
  await coach.choose('In a week')
  await coach.press('Save the conversation')
}

async function andTheyAreOnTheCaseload(coach: Visitor) {
  await coach.follow('Caseload')
  await coach.sees('Dev Patel')
  await coach.sees(/Next talk Thursday 10 December/)
}

async function andTheReferrerHearsWhatBecameOfIt({ somebody, world }: Place) {
  const nurse = await somebody(world.members.referrer)
  await nurse.open('/ashcombe/referrals/mine')
  await nurse.sees('Dev')
  await nurse.sees('Support has begun')
  await nurse.seesNot('Playing the fiddle in company again.')
}
