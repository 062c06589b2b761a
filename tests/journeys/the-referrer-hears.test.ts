import { expect, test } from 'vitest'
import { makeReferral } from '../../src/capabilities/referrals/index.ts'
import { capabilities } from '../../src/capabilities.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Letter } from '../../src/platform/post/letter.ts'
import { deliver, listWaiting } from '../../src/platform/postman.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'
import type { World } from '../kit/world.ts'

const MOBILE = '+447700900123'

tellIn(EACH_WAY, (place) => {
  test('a nurse hears how it goes, step by step, in words that the person read first; and texts say it as the partnership would', async () => {
    const administrator = await place.somebody(place.world.members.administrator)
    await givenWordsOfOurOwn(administrator)

    const id = await whenANurseIntroducesIvy(place)
    const coach = await place.somebody(place.world.members['health coach'])
    await andTheCoachIsNudgedBeforeThePromiseIsBroken(place, coach, id)
    await andACoachAccepts(coach, id)
    const letters = await whatArrives(place)
    const texts = textsIn(letters)
    expect(texts.some((text) => text.startsWith('Hello from Ashcombe. Somebody as health coach rings you on Friday 4 December.'))).toBe(true)

    const ivy = await place.somebody()
    const link = linkIn(texts)
    const nurse = await place.somebody(place.world.members.referrer)
    await andIvyReadsItFirst(ivy, link)
    await thenTheNurseReads(nurse, 'Support has begun', 'I am glad, thank you')

    await whenTheyHaveTalked(coach, id)
    await ivy.open(link)
    await ivy.sees('We have talked for the first time.')
    await ivy.press('Tell them this now')
    await thenTheNurseReads(nurse, 'In touch', 'We have talked for the first time.')

    await whenSupportEnds(coach, id)
    await ivy.open(link)
    await ivy.sees('She sings with us now')
    await ivy.press('Hold it back')
    await ivy.sees('This was held back:')
    await thenTheNurseReads(nurse, 'In touch', 'We have talked for the first time.')
    await nurse.seesNot('She sings with us now')

    await andTheCoachSeesWhatWasSent(coach, id)
    await andWhatWasHeldBackIsNeverSent(place)
  })
})

async function givenWordsOfOurOwn(administrator: Visitor) {
  await administrator.open('/ashcombe/administration')
  await administrator.follow('Words of our messages')
  await administrator.follow('You are welcome')
  await administrator.write('The text message', 'Hello from {{partnership}}. {{nmae}} rings you on {{day}}.')
  await administrator.press('Save')
  await administrator.sees('We do not know {{nmae}}. Use one of the marks on this page')
  await administrator.write('The text message', 'Hello from {{partnership}}. {{name}} rings you on {{day}}.')
  await administrator.press('Look at it first')
  await administrator.sees('Hello from Ashcombe. Sam Okoro rings you on Thursday 10 December.')
  await administrator.sees(/is sent in one part/)
  await administrator.press('Save')
  await administrator.sees('It is said in your words.')
}

/** Introduces somebody who would like texts. Answers the id of the referral, which is hers, too. */
async function whenANurseIntroducesIvy({ world }: Place): Promise<string> {
  const id = newId()
  await world.acting(world.members.referrer, (acting) =>
    makeReferral(acting, {
      id,
      wayIn: 'consultation',
      ownWords: 'I used to sing',
      agreed: { how: 'said so' },
      mayTellReferrer: true,
      referrer: { name: 'Nurse Bell', role: 'Practice nurse', email: 'bell@mill-lane.example' },
      person: { name: 'Ivy Marsh', reachBy: 'text', phone: '07700 900123', postcode: 'AS1 2AB' },
    }),
  )
  return id
}

async function andACoachAccepts(coach: Visitor, id: string) {
  await coach.open(`/ashcombe/referrals/${id}/accept`)
  await coach.enterDay(/^When will you first talk/, '2026-12-04')
  await coach.press('Accept, and begin')
  await coach.sees('Support has begun')
}

/** Somebody is nudged on the last day of the promise, in a message that names nobody, and finds who waits behind its link. */
async function andTheCoachIsNudgedBeforeThePromiseIsBroken({ world, way }: Place, coach: Visitor, id: string) {
  await world.database.pool.query(`update referral set received_at = '2026-11-26T16:00:00Z' where id = $1`, [id])
  await job(world, 'nudge before the promise is broken', '2026-12-03T08:10:00Z')
  const { rows } = await world.database.pool.query('select body from outbox where to_membership = $1', [world.members['health coach'].membershipId])
  expect(rows, way.name).toHaveLength(1)
  expect(rows[0].body).toContain('today is the last day of our promise to 1 person who asked for support.')
  expect(rows[0].body).not.toContain('Ivy')
  await coach.open(new URL(/http\S+/.exec(rows[0].body)?.[0] ?? '').pathname)
  await coach.sees('Ivy Marsh')
}

const job = ({ house, partnershipId }: World, name: string, at: string) =>
  capabilities
    .flatMap(({ jobs = [] }) => jobs)
    .find((each) => each.name === name)
    ?.run({ ...house, clock: () => new Date(at) }, { id: partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})

/** Everything that waited is sent. */
async function whatArrives({ world }: Place): Promise<Letter[]> {
  const sent: Letter[] = []
  const post = { send: async (letter: Letter) => void sent.push(letter), tidy: async () => {}, close: () => {} }
  for (const waiting of await listWaiting(world.house, 'new')) await deliver(world.house, post, waiting)
  return sent
}

/** What arrives on her phone. */
const textsIn = (letters: readonly Letter[]) => letters.filter(({ channel, to }) => channel === 'text' && to === MOBILE).map(({ body }) => body)

async function andWhatWasHeldBackIsNeverSent(place: Place) {
  await job(place.world, 'tell referrers', '2026-12-20T08:40:00Z')
  const toTheNurse = (await whatArrives(place)).filter(({ to }) => to === 'bell@mill-lane.example').map(({ body }) => body)
  expect(toTheNurse).toHaveLength(2)
  expect(toTheNurse.join()).toContain('I am glad, thank you')
  expect(toTheNurse.join()).not.toContain('She sings with us now')
}

/** The link in the text that there is something to read. */
const linkIn = (texts: readonly string[]) =>
  new URL(/http\S+/.exec(texts.find((text) => text.includes('we tell whoever introduced you')) ?? '')?.[0] ?? '').pathname

async function andIvyReadsItFirst(ivy: Visitor, link: string) {
  await ivy.open(link)
  await ivy.sees('What whoever referred hears')
  await ivy.write('What they are told', 'I am glad, thank you')
  await ivy.press('Tell them this now')
  await ivy.sees('They were told:')
}

async function thenTheNurseReads(nurse: Visitor, state: string, words: string) {
  await nurse.open('/ashcombe/referrals/mine')
  await nurse.sees(state)
  await nurse.sees(words)
}

async function whenTheyHaveTalked(coach: Visitor, id: string) {
  await coach.open(`/ashcombe/people/${id}`)
  await coach.follow('Record a conversation')
  await coach.choose('By phone')
  await coach.write('What matters', 'Singing.')
  await coach.press('Save the conversation')
}

async function whenSupportEnds(coach: Visitor, id: string) {
  await coach.open(`/ashcombe/people/${id}`)
  await coach.follow('End support')
  await coach.write('What stays open to them?', 'The choir on Tuesdays.')
  await coach.write('What may Nurse Bell hear, who introduced them?', 'She sings with us now')
  await coach.press('End this support')
}

async function andTheCoachSeesWhatWasSent(coach: Visitor, id: string) {
  await coach.open(`/ashcombe/people/${id}`)
  await coach.follow('Messages we sent')
  await coach.sees('Somebody introduced you')
  await coach.sees('You are welcome')
  await coach.sees('Sent')
  await coach.sees('On its way')
  await coach.seesNot('Hello from Ashcombe')
}
