import { beforeAll, expect, test, vi } from 'vitest'
import { liveIn } from '../kit/livedIn.ts'
import { addsAPage, keepsHerPlan, opensIt, status, whenSheMakesACard, whenSheSharesItWithHerSister } from '../kit/planSteps.ts'
import { ON_A_PHONE, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

// A code is worked through slowly, and every page is looked at.
vi.setConfig({ testTimeout: 120_000 })

const PLEASE = 'What helps: please do this'

tellIn([ON_A_PHONE], (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('a plan written on a phone without a network helps in a crisis, from the first word to the printed page', async () => {
    const phone = await place.somebody(place.world.members.person)
    await whenSheWritesWithoutANetwork(phone)

    const tablet = await place.somebody(place.world.members.person)
    await thenSheFindsItOnAnotherDevice(tablet)
    const { link, code } = await whenSheSharesItWithHerSister(tablet)
    await thenHerSisterReadsThatPageAlone(place, link, code)

    const card = await whenSheMakesACard(tablet)
    const stranger = await place.somebody()
    await whenAStrangerOpensTheCardWithAReason(stranger, card)
    const opened = stranger.page.url()
    await thenSheIsTold(phone, place)

    await tablet.open('/ashcombe/my-plan/card')
    await tablet.follow('Cancel it and have none')
    await tablet.press('Cancel the card')
    for (const address of [card, opened]) {
      await stranger.open(address)
      expect(stranger.status).toBe(404)
    }
    await thenItIsPrinted(tablet)
  })
})

async function whenSheWritesWithoutANetwork(phone: Visitor) {
  await keepsHerPlan(phone)
  await opensIt(phone)
  await phone.page.context().setOffline(true)
  await addsAPage(phone, 'In a crisis', '')
  await phone.write(PLEASE, 'Ring Dina first')
  await status(phone, 'There is no network now')
  await phone.page.context().setOffline(false)
  await status(phone, 'Saved everywhere')
}

async function thenSheFindsItOnAnotherDevice(tablet: Visitor) {
  await tablet.open('/ashcombe/my-plan')
  await tablet.follow('In a crisis')
  await tablet.sees('Ring Dina first')
}

async function thenHerSisterReadsThatPageAlone(place: Place, link: string, code: string) {
  const dina = await place.somebody()
  await dina.open(link)
  await dina.seesNot('Ring Dina first')
  await dina.write('The code', code)
  await dina.press('Open')
  await dina.sees('Ring Dina first')
  await dina.seesNot('Singing with others')
}

async function whenAStrangerOpensTheCardWithAReason(stranger: Visitor, card: string) {
  await stranger.open(card)
  await stranger.seesNot('Rosa')
  await stranger.write('Your name', 'Dr Amara Obi')
  await stranger.write('Where you work', 'The Queen’s ward')
  await stranger.press('Open it')
  await stranger.seesNot('Ring Dina first')
  await stranger.write('Why you need to open it now', 'She came in by ambulance')
  await stranger.press('Open it')
  await stranger.sees('Ring Dina first')
  await stranger.seesNot('Singing with others')
}

async function thenSheIsTold(phone: Visitor, { world }: Place) {
  const { rows } = await world.database.pool.query(`select send_to from outbox where kind = 'the crisis card of somebody was opened'`)
  expect(rows).toEqual(expect.arrayContaining([{ send_to: 'dina@people.example' }]))
  await phone.open('/ashcombe/my-support/who-has-looked')
  await phone.sees(/Dr Amara Obi/)
  await phone.sees(/Dina/)
}

async function thenItIsPrinted(tablet: Visitor) {
  await tablet.open('/ashcombe/my-plan/take-away')
  await tablet.follow('On paper: a page to print')
  await tablet.sees('Ring Dina first')
  expect((await tablet.page.pdf({ format: 'A5' })).byteLength).toBeGreaterThan(5_000)
  const booklet = await tablet.page.request.get(new URL('/ashcombe/my-plan/plan.pdf?size=booklet', tablet.page.url()).href)
  expect([booklet.status(), booklet.headers()['content-type']]).toEqual([200, 'application/pdf'])
}
