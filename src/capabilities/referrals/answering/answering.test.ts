import { beforeAll, expect, test } from 'vitest'
import { aNurseSays, sendReferral } from '../../../../tests/kit/asking.ts'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import { addDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { jobs } from '../jobs.ts'
import type { Referral } from '../referral.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const FIRST_TALK = { 'firstTalkOn-day': '4', 'firstTalkOn-month': '12', 'firstTalkOn-year': '2026' }

/** A nurse refers somebody who would like e-mails. Answers the referral, and the end of the link that the person was sent. */
async function referred(more: Record<string, string> = {}) {
  const { referrer } = world.members
  const id = newId()
  const form = { id, ...aNurseSays, practiceId: world.practice.id, ...more }
  const { reference } = await sendReferral(
    (path, fields) => world.ask(path, { as: referrer, form: fields }),
    '/ashcombe/referrals/introduce/consultation',
    form,
  )
  expect(reference).toBeDefined()
  return { id, link: form.reachBy === 'email' ? linkIn(await lastTo('ivy@people.example')) : '' }
}
const lastTo = async (address: string): Promise<string> =>
  (await world.database.pool.query('select body from outbox where send_to = $1 order by id desc limit 1', [address])).rows[0]?.body ?? ''
const linkIn = (body: string) => new URL(/http\S+/.exec(body)?.[0] ?? '').pathname
const referral = async (id: string): Promise<Record<string, unknown>> => (await world.database.pool.query('select * from referral where id = $1', [id])).rows[0]
const history = async (id: string) =>
  (await world.database.pool.query('select did, state, reason, was, by_name from referral_history where referral_id = $1 order by version', [id])).rows
const progress = async (id: string) => (await world.database.pool.query('select state, told from referral_progress where referral_id = $1', [id])).rows[0]
const tellings = async (id: string) => (await world.database.pool.query('select * from referral_telling where referral_id = $1', [id])).rows
const coach = () => ({ as: world.members['health coach'] })
const tellDue = () =>
  jobs.find(({ name }) => name === 'tell referrers')?.run(world.house, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})

test('by the link they were sent, somebody changes what they asked for with a reason, and what they said before is kept', async () => {
  const { id, link } = await referred()
  expect(await (await world.ask(link)).text()).toContain('Company')
  const change = link.replace('/yours/', '/yours/change/')
  expect((await world.ask(change, { form: { ownWords: 'A choir', because: '' } })).status).toBe(422)
  expect((await world.ask(change, { form: { ownWords: 'A choir', because: 'I heard one' } })).status).toBe(303)
  expect(await referral(id)).toMatchObject({ own_words: 'A choir', state: 'received' })
  expect(await history(id)).toMatchObject([
    { did: 'moved on' },
    { did: 'changed', reason: 'I heard one', was: 'Company', by_name: 'The person, by their link' },
  ])
})

test('a link that is not theirs opens nothing', async () => {
  const { link } = await referred()
  for (const path of [link, link.replace('/yours/', '/yours/change/'), link.replace('/yours/', '/yours/withdraw/')]) {
    expect((await world.ask(path)).status).toBe(200)
    expect((await world.ask(path.slice(0, -43) + 'x'.repeat(43))).status).toBe(404)
    expect((await world.ask(path.replace('ashcombe', 'brindle'))).status).toBe(404)
  }
})

test('after an acceptance the person reads what the nurse will hear, and holds it back', async () => {
  const { id, link } = await referred()
  await world.ask(`/ashcombe/referrals/${id}/accept`, { ...coach(), form: FIRST_TALK })
  expect(await progress(id)).toMatchObject({ state: 'received', told: '' })
  expect(await (await world.ask(link)).text()).toContain('Support has begun. We will talk with them soon.')
  const [telling] = await tellings(id)
  await world.ask(link.replace('/yours/', `/yours/telling/${telling.id}/`), { form: { next: 'hold' } })
  await world.database.pool.query('update referral_telling set due_on = $1', [addDays(TODAY, -1)])
  await tellDue()
  expect(await progress(id)).toMatchObject({ state: 'received', told: '' })
})

test('held back at the moment it would be told, it is not told', async () => {
  const { id } = await referred()
  await world.ask(`/ashcombe/referrals/${id}/accept`, { ...coach(), form: FIRST_TALK })
  await world.database.pool.query('update referral_telling set due_on = $1 where referral_id = $2', [TODAY, id])
  const theirs = await world.database.pool.connect()
  await theirs.query('begin')
  await theirs.query(`update referral_telling set decided = 'held back', decided_at = now() where referral_id = $1`, [id])
  const telling = tellDue()
  await new Promise((soon) => setTimeout(soon, 300))
  await theirs.query('commit')
  theirs.release()
  await telling
  expect(await progress(id)).toMatchObject({ state: 'received', told: '' })
  expect(await tellings(id)).toMatchObject([{ decided: 'held back' }])
})

test('the person changes the words, and the nurse reads theirs, by e-mail too', async () => {
  const { id, link } = await referred()
  await world.ask(`/ashcombe/referrals/${id}/accept`, { ...coach(), form: FIRST_TALK })
  const [telling] = await tellings(id)
  await world.ask(link.replace('/yours/', `/yours/telling/${telling.id}/`), { form: { words: 'All is well, thank you' } })
  expect(await progress(id)).toEqual({ state: 'accepted', told: 'All is well, thank you' })
  expect(await lastTo('bell@mill-lane.example')).toContain('All is well, thank you')
})

test('what the person had two days to read is told by itself, once', async () => {
  const { id } = await referred()
  await world.ask(`/ashcombe/referrals/${id}/decline`, { ...coach(), form: { because: 'The choir is nearer' } })
  expect((await tellings(id))[0].due_on).toBe(addDays(TODAY, 2))
  await tellDue()
  expect(await progress(id)).toMatchObject({ told: '' })
  await world.database.pool.query('update referral_telling set due_on = $1 where referral_id = $2', [TODAY, id])
  await tellDue()
  await tellDue()
  expect(await progress(id)).toEqual({ state: 'declined', told: 'The choir is nearer' })
})

test('somebody without a link or an account is read what is told, and nothing is told before', async () => {
  const { id } = await referred({ reachBy: 'phone', phone: '0115 496 0123' })
  await world.ask(`/ashcombe/referrals/${id}/accept`, { ...coach(), form: FIRST_TALK })
  const [telling] = await tellings(id)
  expect(telling.due_on).toBeNull()
  await world.ask(`/ashcombe/referrals/${id}/tellings/${telling.id}`, { ...coach(), form: { words: 'We talk on Friday' } })
  expect(await progress(id)).toEqual({ state: 'accepted', told: 'We talk on Friday' })
})

test('nothing is written to tell when the person did not agree', async () => {
  const { id } = await referred({ mayTellReferrer: '' })
  await world.ask(`/ashcombe/referrals/${id}/accept`, { ...coach(), form: FIRST_TALK })
  expect(await tellings(id)).toEqual([])
})

test('a worker takes it, and a colleague who had the page open is told when they answer', async () => {
  const { id } = await referred()
  await world.ask(`/ashcombe/referrals/${id}/take`, { ...coach(), form: {} })
  expect(await referral(id)).toMatchObject({ taken_by: world.members['health coach'].membershipId, state: 'received' })
  expect(await (await world.ask(`/ashcombe/referrals/${id}`, { as: world.members['link worker'] })).text()).toContain('looks after it until it is answered')
})

test('passed on, it is out of sight of the first team, and all of it is with the other', async () => {
  const { id } = await referred()
  await world.ask(`/ashcombe/referrals/${id}/ask-referrer`, { ...coach(), form: { question: 'Is there a lift?' } })
  const passed = await world.ask(`/ashcombe/referrals/${id}/pass-on`, { ...coach(), form: { teamId: world.south.id, because: 'Moved house' } })
  expect(passed.status).toBe(303)
  expect((await world.ask(`/ashcombe/referrals/${id}`, coach())).status).toBe(404)
  const page = await (await world.ask(`/ashcombe/referrals/${id}`, { as: world.coachElsewhere })).text()
  expect(page).toContain('Moved house')
  expect(page).toContain('Is there a lift?')
  expect((await world.ask(`/ashcombe/people/${id}`, { as: world.coachElsewhere })).status).toBe(200)
})

test('the referrer is asked by e-mail, and the answer comes back on the referral, once', async () => {
  const { id } = await referred()
  await world.ask(`/ashcombe/referrals/${id}/ask-referrer`, { ...coach(), form: { question: 'Is there a lift?' } })
  const letter = await lastTo('bell@mill-lane.example')
  expect(letter).not.toContain('Is there a lift?')
  expect(letter).not.toContain('Ivy')
  const link = linkIn(letter)
  expect(await (await world.ask(link)).text()).toContain('Is there a lift?')
  expect((await world.ask(link, { form: { answer: 'Yes, by the door', name: 'Nurse Bell' } })).status).toBe(303)
  expect((await world.ask(link, { form: { answer: 'No', name: 'Somebody' } })).status).toBe(303)
  const page = await (await world.ask(`/ashcombe/referrals/${id}`, coach())).text()
  expect(page).toContain('Yes, by the door')
  expect((await world.ask(link.slice(0, -43) + 'y'.repeat(43))).status).toBe(404)
})

test('what was accepted is taken back: the support is still there, and whoever leads it sees why', async () => {
  const { id, link } = await referred()
  await world.ask(`/ashcombe/referrals/${id}/accept`, { ...coach(), form: FIRST_TALK })
  expect((await world.ask(link.replace('/yours/', '/yours/withdraw/'), { form: { because: 'My son came home' } })).status).toBe(303)
  expect(await referral(id)).toMatchObject({ state: 'withdrawn' })
  const { rows } = await world.database.pool.query('select state from support where referral_id = $1', [id])
  expect(rows).toEqual([{ state: 'coaching' }])
  const today = await (await world.ask('/ashcombe/today', coach())).text()
  expect(today).toContain('Taken back after support began')
  expect(await (await world.ask(`/ashcombe/referrals/${id}`, coach())).text()).toContain('My son came home')
})

test('the referrer tells us of a change and takes a referral back, and another referrer cannot', async () => {
  const { id } = await referred()
  const { referrer, supporter } = world.members
  const address = `/ashcombe/referrals/mine/${id}/tell-us`
  expect((await world.ask(address, { as: supporter, form: { words: 'x' } })).status).toBe(404)
  expect((await world.ask(address, { as: referrer, form: { words: 'A new phone: 0115 496 0999' } })).status).toBe(303)
  expect((await world.ask(address, { as: referrer, form: { words: 'She went to her sister', next: 'withdraw' } })).status).toBe(303)
  expect(await referral(id)).toMatchObject({ state: 'withdrawn' } satisfies Partial<Referral>)
  expect(await history(id)).toMatchObject([
    {},
    { did: 'changed', reason: 'A new phone: 0115 496 0999' },
    { state: 'withdrawn', reason: 'She went to her sister' },
  ])
  expect((await world.ask(address, { as: referrer, form: { words: 'Again', next: 'withdraw' } })).status).toBe(409)
})

test('of two who accept at once, one support begins and the second is told', async () => {
  const { id } = await referred()
  const first = await world.ask(`/ashcombe/referrals/${id}/accept`, { ...coach(), form: FIRST_TALK })
  const second = await world.ask(`/ashcombe/referrals/${id}/accept`, { as: world.members['link worker'], form: FIRST_TALK })
  expect([first.status, second.status]).toEqual([303, 409])
  expect((await world.database.pool.query('select from support where referral_id = $1', [id])).rowCount).toBe(1)
})

test('pressed at the same moment by two, one accepts and the other is told; taken back at that moment, it is one or the other', async () => {
  const accept = (id: string, as = coach().as) => world.ask(`/ashcombe/referrals/${id}/accept`, { as, form: FIRST_TALK })
  const supports = async (id: string) => (await world.database.pool.query('select from support where referral_id = $1', [id])).rowCount
  const { id } = await referred()
  const both = await Promise.all([accept(id), accept(id, world.members['link worker'])])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await supports(id)).toBe(1)

  const { id: other, link } = await referred()
  const [accepted, withdrawn] = await Promise.all([
    accept(other),
    world.ask(link.replace('/yours/', '/yours/withdraw/'), { form: { because: 'My sister has moved in', version: '1' } }),
  ])
  const { state } = await referral(other)
  // Taken back first, nothing begins. Accepted first, the support stands, and whoever leads it reads that it was taken back or nobody took it back.
  expect(await supports(other)).toBe(accepted.status === 303 ? 1 : 0)
  expect([accepted.status, withdrawn.status]).toContain(303)
  expect(state).toBe(withdrawn.status === 303 ? 'withdrawn' : 'accepted')
})
