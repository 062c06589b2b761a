import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { liveIn } from '../kit/livedIn.ts'
import { whenSheMakesACard, whenSheSharesItWithHerSister } from '../kit/planSteps.ts'
import { EACH_WAY, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

tellIn(EACH_WAY, (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('she writes her plan, shares a page with her sister who has no account, and takes it back', async () => {
    const rosa = await place.somebody(place.world.members.person)
    await whenSheWritesAPageForACrisis(rosa)
    await rosa.sees('Ring Dina first')

    const { link, code } = await whenSheSharesItWithHerSister(rosa)
    const dina = await place.somebody()
    await dina.open(link)
    await dina.seesNot('Ring Dina first')
    await dina.write('The code', code)
    await dina.press('Open')
    await dina.sees('Ring Dina first')
    await dina.seesNot('Singing with others')

    await rosa.open('/ashcombe/my-support/who-has-looked')
    await rosa.sees(/Dina/)
    await rosa.open('/ashcombe/my-plan/sharing')
    await rosa.press(/Take it back.*Dina/)
    await dina.open(link)
    expect(dina.status).toBe(404)
  })

  test('a stranger opens her card with a reason; she is told, cancels it, and it opens nothing', async () => {
    const rosa = await place.somebody(place.world.members.person)
    const card = await whenSheMakesACard(rosa)

    const doctor = await place.somebody()
    await doctor.open(card)
    await doctor.seesNot('Rosa')
    await doctor.write('Your name', 'Dr Amara Obi')
    await doctor.write('Where you work', 'The Queen’s ward')
    await doctor.write('Why you need to open it now', 'She came in by ambulance')
    await doctor.press('Open it')
    await doctor.sees('Ring Dina first')
    await doctor.seesNot('Singing with others')

    await rosa.open('/ashcombe/my-plan/card')
    await rosa.sees(/Dr Amara Obi/)
    await rosa.sees('She came in by ambulance')
    const { rows } = await place.world.database.pool.query(`select subject from outbox where kind = 'the crisis card of somebody was opened'`)
    expect(rows.length).toBeGreaterThan(0)

    await rosa.follow('Cancel it and have none')
    await rosa.press('Cancel the card')
    await doctor.open(card)
    expect(doctor.status).toBe(404)
  })

  test('she puts a picture on a page, and slips in a guide', async () => {
    const rosa = await place.somebody(place.world.members.person)
    await rosa.open('/ashcombe/my-plan')
    await rosa.follow('My people and places')
    await rosa.follow('Add a picture')
    await rosa.page.getByLabel('The picture').setInputFiles({ name: 'x.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') })
    await rosa.write('What does it show?', 'The river in May')
    await rosa.press('Add the picture')
    await rosa.sees('That is not a picture we can keep')
    const buffer = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#58a' } })
      .jpeg()
      .toBuffer()
    await rosa.page.getByLabel('The picture').setInputFiles({ name: 'river.jpg', mimeType: 'image/jpeg', buffer })
    await rosa.press('Add the picture')
    const picture = rosa.page.getByRole('img', { name: 'The river in May' })
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(300)
    await rosa.open('/ashcombe/my-plan/guides')
    await rosa.follow('Saying no')
    await rosa.press('Slip it into my plan')
    await rosa.sees(/A reason is a gift/)
  })

  test('she prints it', async () => {
    const rosa = await place.somebody(place.world.members.person)
    await rosa.open('/ashcombe/my-plan/take-away')
    await rosa.follow('On paper: a page to print')
    await rosa.sees('Ring Dina first')
  })
})

async function whenSheWritesAPageForACrisis(rosa: Visitor) {
  await rosa.open('/ashcombe/my-plan')
  await rosa.follow('Add a page')
  await rosa.choose('In a crisis')
  await rosa.press('Add the page')
  await rosa.write('What helps: please do this', 'Ring Dina first')
  await rosa.press('Save the page')
}
