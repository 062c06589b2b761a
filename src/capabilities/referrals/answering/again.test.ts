import { beforeAll, expect, test } from 'vitest'
import { aSupportedPerson, conversing, dayParts, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { aReferral } from '../factory.ts'

// Somebody who is supported already is referred once more: a link worker answers, and the coach leads.
let world: World
beforeAll(async () => {
  world = await aWorld()
})
const { rowOf, supportRow, page } = lookingInto(() => world)
const coach = () => world.members['health coach']
const linkWorker = () => world.members['link worker']
const FRIDAY = dayParts('firstTalkOn', '2026-12-04')

async function referredAgain(more: Record<string, unknown> = {}) {
  const { partnershipId, north } = world
  const { person, support } = await aSupportedPerson(world, { reachBy: 'email', email: 'ivy@people.example' }, more)
  const referral = aReferral({ partnershipId, personId: person.id, teamId: north.id, mayTellReferrer: true, referrerName: 'Dr Lowe' })
  const { id: referralId, reference } = referral
  const progress = { partnershipId, referralId, reference, teamId: north.id, calledName: person.name, foldedName: 'ivy marsh', state: 'received' }
  await world.sow({ referral: [referral], referralProgress: [progress] })
  return { person, support, id: referral.id }
}
const accept = (id: string, form: Record<string, string> = {}) => world.ask(`/ashcombe/referrals/${id}/accept`, { as: linkWorker(), form })
const talk = (supportId: string) => world.ask(`/ashcombe/support/${supportId}/conversations/new`, { as: coach(), form: conversing() })
const told = async (personId: string) =>
  (await rowOf(`select body from outbox where person_id = $1 and kind in ('you are welcome', 'when we talk next') order by id`, personId)).map(
    ({ body }) => body,
  )
const tellings = (id: string) => rowOf('select id, state, words, decided from referral_telling where referral_id = $1 order by id', id)
const home = async () => (await page('/ashcombe/today', coach())).html

test.each([
  ['is paused', { state: 'paused', resumesAs: 'link work', nextTalkOn: null }, 'It is paused: accepting takes it up again.', 'link work'],
  ['has no talk planned', { state: 'coaching', nextTalkOn: null }, 'No talk is planned, so say when they talk next.', 'coaching'],
])('support that %s is taken up with a day, which the person is told in the name of whoever leads', async (_, more, says, state) => {
  const { support, person, id } = await referredAgain(more)
  const asked = await page(`/ashcombe/referrals/${id}/accept`, linkWorker())
  expect(asked.html).toContain('Go on with the support of Ivy Marsh')
  expect(asked.html).toContain(says)
  expect((await accept(id)).status).toBe(422)
  expect(await supportRow(support.id)).toMatchObject({ state: more.state, next_talk_on: null })
  expect((await accept(id, FRIDAY)).status).toBe(303)
  expect(await supportRow(support.id)).toMatchObject({ state, led_by: coach().membershipId, next_talk_on: '2026-12-04' })
  expect(await rowOf('select with_membership, planned_on, state from planned_talk where support_id = $1', support.id)).toEqual([
    { with_membership: coach().membershipId, planned_on: '2026-12-04', state: 'planned' },
  ])
  expect(await told(person.id)).toEqual([expect.stringContaining('Somebody as health coach will talk with you on Friday 4 December.')])
  expect(await rowOf('select id from support where person_id = $1', person.id)).toHaveLength(1)
})

test('a talk that is planned stays, no day is asked for, and the person is told that one', async () => {
  const { support, person, id } = await referredAgain({ nextTalkOn: '2026-12-08' })
  const { html } = await page(`/ashcombe/referrals/${id}/accept`, linkWorker())
  expect(html).toContain('The talk planned for Tuesday 8 December stays as it is.')
  expect(html).not.toContain('firstTalkOn')
  const answer = await accept(id, FRIDAY)
  expect(answer.status).toBe(303)
  expect(decodeURIComponent(answer.headers.getSetCookie().join())).not.toContain('Support has begun')
  expect(await supportRow(support.id)).toMatchObject({ state: 'coaching', next_talk_on: '2026-12-08', version: 1 })
  expect(await told(person.id)).toEqual([expect.stringContaining('Somebody as health coach will talk with you on Tuesday 8 December.')])
})

test('whoever leads finds it on their home until they have talked, and not what they accepted themselves', async () => {
  const { support, id } = await referredAgain({ nextTalkOn: '2026-12-08' })
  const again = async () => /Referred again while you support them<\/h2>.*?<\/section>/s.exec(await home())?.[0] ?? ''
  expect(await again()).not.toContain(id)
  await accept(id)
  expect(await again()).toContain(id)
  expect((await page('/ashcombe/today', linkWorker())).html).not.toContain('Referred again while you support them')
  await world.database.pool.query(`update referral set answered_at = '2026-12-03T10:00:00Z' where id = $1`, [id])
  expect((await talk(support.id)).status).toBe(303)
  expect(await again()).not.toContain(id)
  const { id: own } = await referredAgain({ nextTalkOn: '2026-12-08' })
  expect((await world.ask(`/ashcombe/referrals/${own}/accept`, { as: coach(), form: {} })).status).toBe(303)
  expect(await again()).not.toContain(own)
})

test('whoever referred them again hears of the next talk and of the end, in words of their own', async () => {
  const { support, id } = await referredAgain({ nextTalkOn: '2026-12-08', conversations: 3 })
  await accept(id)
  await talk(support.id)
  await talk(support.id)
  const end = { version: '1', staysOpen: 'The choir', told: 'What the first of them may hear' }
  expect((await world.ask(`/ashcombe/support/${support.id}/end`, { as: coach(), form: end })).status).toBe(303)
  expect(await tellings(id)).toMatchObject([
    { state: 'accepted' },
    { state: 'in touch', words: 'We are in touch with them.' },
    { state: 'ended', words: 'Our support has come to an end. They can always ask us again.' },
  ])
  const path = (telling: string) => `/ashcombe/referrals/${id}/tellings/${telling}`
  for (const telling of await tellings(id)) await world.ask(path(telling.id), { as: coach(), form: { words: telling.words } })
  expect(await rowOf('select state from referral_progress where referral_id = $1', id)).toEqual([{ state: 'ended' }])
})

test('taken back after it was accepted, it stands on the home of whoever leads', async () => {
  const { id } = await referredAgain({ nextTalkOn: '2026-12-08' })
  await accept(id)
  expect((await world.ask(`/ashcombe/referrals/${id}/withdraw`, { as: linkWorker(), form: { because: 'It was enough' } })).status).toBe(303)
  expect(await home()).toMatch(new RegExp(`Taken back after support began.*/referrals/${id}"`, 's'))
})
