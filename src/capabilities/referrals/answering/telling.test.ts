import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aNurseSays, sendReferral } from '../../../../tests/kit/asking.ts'
import { aWorld, HATS, TODAY, type World } from '../../../../tests/kit/world.ts'
import { addDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { mobileOf } from '../../../platform/post/mobile.ts'
import { type Member, Viewer } from '../../../platform/viewer.ts'
import { aMembership } from '../../partnerships/factory.ts'
import { jobs } from '../jobs.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
beforeEach(async () => {
  for (const table of ['outbox', 'message_log']) await world.database.pool.query(`delete from ${table}`)
})

const MOBILE = '07700 900123'
const FORM = { ...aNurseSays, reachBy: 'text', email: '', phone: MOBILE }
const FIRST_TALK = { 'firstTalkOn-day': '4', 'firstTalkOn-month': '12', 'firstTalkOn-year': '2026' }
const coach = () => ({ as: world.members['health coach'] })
const referrer = () => ({ as: world.members.referrer })
const ask = async (text: string, ...values: unknown[]) => (await world.database.pool.query(text, values)).rows

async function referred(more: Record<string, string> = {}): Promise<string> {
  const id = newId()
  const form = { id, ...FORM, practiceId: world.practice.id, ...more }
  await sendReferral((path, fields) => world.ask(path, { ...referrer(), form: fields }), '/ashcombe/referrals/introduce/consultation', form)
  return id
}
const accept = (id: string) => world.ask(`/ashcombe/referrals/${id}/accept`, { ...coach(), form: FIRST_TALK })
const supportOf = async (id: string): Promise<string> => (await ask('select id from support where referral_id = $1', id))[0].id
const talk = async (id: string, conversationId = newId()) =>
  world.ask(`/ashcombe/support/${await supportOf(id)}/conversations/new`, {
    ...coach(),
    form: { id: conversationId, mode: 'phone', 'heldOn-day': '3', 'heldOn-month': '12', 'heldOn-year': '2026', whatMatters: 'The river' },
  })
const end = async (id: string, more: Record<string, string> = {}) => {
  const supportId = await supportOf(id)
  const [{ version }] = await ask('select version from support where id = $1', supportId)
  return world.ask(`/ashcombe/support/${supportId}/end`, { ...coach(), form: { version: String(version), staysOpen: 'The choir', ...more } })
}
const texts = async (): Promise<string[]> =>
  (await ask(`select body from outbox where channel = 'text' and send_to = $1 order by id`, mobileOf(MOBILE))).map(({ body }) => body)
const tellings = (id: string) => ask('select id, state, words, decided, due_on from referral_telling where referral_id = $1 order by written_at, id', id)
const progress = async (id: string) => (await ask('select state, told from referral_progress where referral_id = $1', id))[0]
const linkIn = (body = '') => new URL(/http\S+/.exec(body)?.[0] ?? '').pathname

test('who chose texts gets them: that we have it, when we talk, and what their referrer will hear; by a link that works each time', async () => {
  const id = await referred()
  await accept(id)
  const [first, ...later] = await texts()
  expect(first).toContain('Ashcombe: somebody who knows you asked us to get in touch')
  expect(later).toHaveLength(2)
  expect(later.join()).toContain('Hello, this is Somebody as health coach of Ashcombe. I will get in touch on Friday 4 December.')
  const words = later.find((text) => text.includes('we tell whoever introduced you')) ?? ''
  expect(linkIn(words)).toBe(linkIn(first))
  const page = await (await world.ask(linkIn(words))).text()
  expect(page).toContain('Support has begun. We will talk with them soon.')
  for (const text of await texts()) expect(text).not.toMatch(/Ivy|Lonely|Company|Nurse/)
})

test('who is declined reads why behind the link, and not on the screen of their phone', async () => {
  const id = await referred()
  await world.ask(`/ashcombe/referrals/${id}/decline`, { ...coach(), form: { because: 'The choir is nearer' } })
  const all = await texts()
  expect(all.join()).not.toContain('choir')
  const answer = all.find((text) => text.includes('we have an answer for you')) ?? ''
  expect(await (await world.ask(linkIn(answer))).text()).toContain('The choir is nearer')
})

test('a landline, somebody who wants to be rung, and a server without texts are sent none; then a worker reads out what is told', async () => {
  for (const more of [{ phone: '0115 496 0123' }, { reachBy: 'phone' }]) {
    const id = await referred(more)
    await accept(id)
    expect(await tellings(id)).toMatchObject([{ state: 'accepted', due_on: null }])
  }
  expect(await ask(`select from outbox where channel = 'text'`)).toEqual([])
})

test('a talk that is planned or moved without them is told, and one that stays as it was is not', async () => {
  const id = await referred()
  await accept(id)
  const supportId = await supportOf(id)
  await world.database.pool.query('delete from outbox')
  const planned = { id: newId(), 'plannedOn-day': '10', 'plannedOn-month': '12', 'plannedOn-year': '2026', 'beginsAt-hour': '', beginsAt: '14:30' }
  const moved = { ...planned, askedBy: 'the worker', because: 'A course' }
  expect((await world.ask(`/ashcombe/support/${supportId}/plan-talk`, { ...coach(), form: moved })).status).toBe(303)
  expect(await texts()).toEqual([expect.stringContaining('Somebody as health coach will talk with you on Thursday 10 December')])
  await world.ask(`/ashcombe/support/${supportId}/plan-talk`, { ...coach(), form: moved })
  expect(await texts()).toHaveLength(1)
})

test('the first talk that happened is told as in touch, once, and never before the person could read it', async () => {
  const id = await referred()
  await accept(id)
  expect((await talk(id)).status).toBe(303)
  await talk(id)
  expect(await tellings(id)).toMatchObject([
    { state: 'accepted', decided: 'waiting' },
    { state: 'in touch', words: 'We have talked for the first time.', decided: 'waiting', due_on: addDays(TODAY, 2) },
  ])
  expect(await progress(id)).toEqual({ state: 'received', told: '' })
  const [, inTouch] = await tellings(id)
  await world.ask(`/ashcombe/referrals/${id}/tellings/${inTouch.id}`, { ...coach(), form: { words: 'We talk each week' } })
  expect(await progress(id)).toEqual({ state: 'in touch', told: 'We talk each week' })
  expect(await (await world.ask('/ashcombe/referrals/mine', referrer())).text()).toContain('We talk each week')
  expect((await ask(`select body from outbox where send_to = 'bell@mill-lane.example' order by id desc`))[0].body).toContain('We talk each week')
})

test('what is told late does not take the place of what came after it', async () => {
  const id = await referred()
  await accept(id)
  await talk(id)
  const [accepted, inTouch] = await tellings(id)
  const path = (telling: { id: string }) => `/ashcombe/referrals/${id}/tellings/${telling.id}`
  await world.ask(path(inTouch), { ...coach(), form: { words: 'We have talked' } })
  await world.ask(path(accepted), { ...coach(), form: { words: 'It has begun' } })
  expect(await progress(id)).toEqual({ state: 'in touch', told: 'We have talked' })
  const letters = await ask(`select body from outbox where send_to = 'bell@mill-lane.example' order by id`)
  expect(letters.map(({ body }) => body)).toEqual([expect.stringContaining('We have talked')])
  expect(await tellings(id)).toMatchObject([
    { state: 'accepted', decided: 'held back' },
    { state: 'in touch', decided: 'told' },
  ])
})

test('who holds back what was told already, or tells what was held back, reads when that was', async () => {
  const id = await referred()
  await accept(id)
  await talk(id)
  const [accepted, inTouch] = await tellings(id)
  const link = linkIn((await texts()).at(-1))
  const notice = async (path: string, options: object) => {
    const answer = await world.ask(path, options)
    return decodeURIComponent(/notice=([^;]*)/.exec(answer.headers.getSetCookie().join())?.[1] ?? '')
  }
  const byWorker = (telling: { id: string }, form: object) => notice(`/ashcombe/referrals/${id}/tellings/${telling.id}`, { ...coach(), form })
  const byLink = (telling: { id: string }, form: object) => notice(link.replace('/yours/', `/yours/telling/${telling.id}/`), { form })
  expect(await byWorker(inTouch, { words: 'We have talked' })).toBe('They are told')
  await world.database.pool.query(`update referral_telling set decided_at = '2026-12-01T09:00:00Z' where id = $1`, [inTouch.id])
  for (const hold of [byLink, byWorker]) expect(await hold(inTouch, { next: 'hold' })).toBe('It was told already on Tuesday 1 December')
  expect(await byLink(accepted, { words: 'It has begun' })).toBe('They have heard what came later, so this is held back')
  expect(await byWorker(accepted, { words: 'It has begun' })).toBe('It was held back already on Thursday 3 December')
  expect(await progress(id)).toEqual({ state: 'in touch', told: 'We have talked' })
})

test('the end is told in the words that the person wanted, after they had them to read', async () => {
  const id = await referred()
  await accept(id)
  const page = await (await world.ask(`/ashcombe/support/${await supportOf(id)}/end`, coach())).text()
  expect(page).toContain(
    'What may Somebody as referrer hear'.replace('Somebody as referrer', (await ask('select referrer_name from referral where id = $1', id))[0].referrer_name),
  )
  expect((await end(id, { told: 'She sings in the choir now' })).status).toBe(303)
  const ended = (await tellings(id)).find(({ state }) => state === 'ended')
  expect(ended).toMatchObject({ words: 'She sings in the choir now', decided: 'waiting' })
  const link = linkIn((await texts()).at(-1))
  await world.ask(link.replace('/yours/', `/yours/telling/${ended.id}/`), { form: { next: 'hold' } })
  expect((await tellings(id)).find(({ state }) => state === 'ended')).toMatchObject({ decided: 'held back' })
  expect(await progress(id)).toEqual({ state: 'received', told: '' })
})

test('what was held back is never told, also when support has ended and the days to read are over', async () => {
  const id = await referred()
  await accept(id)
  await talk(id)
  const hold = async (state: string) => {
    const telling = (await tellings(id)).find((each) => each.state === state)
    const link = linkIn((await texts()).findLast((text) => text.includes('we tell whoever introduced you')))
    expect((await world.ask(link.replace('/yours/', `/yours/telling/${telling.id}/`), { form: { next: 'hold' } })).status).toBe(303)
  }
  for (const state of ['accepted', 'in touch']) await hold(state)
  await end(id, { told: 'The end of it' })
  const tellLater = jobs.find(({ name }) => name === 'tell referrers')
  const clock = () => new Date('2027-01-15T08:40:00Z')
  await tellLater?.run({ ...world.house, clock }, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})
  expect((await tellings(id)).map(({ state, decided }) => `${state} ${decided}`)).toEqual(['accepted held back', 'in touch held back', 'ended told'])
  expect(await progress(id)).toEqual({ state: 'ended', told: 'The end of it' })
  const [{ reference }] = await ask('select reference from referral where id = $1', id)
  const heard = await ask(`select body from outbox where send_to = 'bell@mill-lane.example' and subject like '%' || $1`, reference)
  expect(heard).toHaveLength(1)
  expect(heard[0].body).toContain('The end of it')
})

const tellAll = () =>
  jobs
    .find(({ name }) => name === 'tell referrers')
    ?.run({ ...world.house, clock: () => new Date('2027-01-15T08:40:00Z') }, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})
const goOn = async (id: string) => {
  const supportId = await supportOf(id)
  const [{ version }] = await ask('select version from support where id = $1', supportId)
  const form = { version: String(version), because: 'It was a mistake', ...FIRST_TALK }
  expect((await world.ask(`/ashcombe/support/${supportId}/go-on`, { ...coach(), form })).status).toBe(303)
}

test('an end that was undone before it was told is never told, and the next one is, in the words that were agreed for it', async () => {
  const id = await referred()
  await accept(id)
  await end(id, { told: 'Ended by mistake' })
  await goOn(id)
  await tellAll()
  expect(await progress(id)).toMatchObject({ state: 'accepted' })
  await end(id, { told: 'She sings in the choir now' })
  await tellAll()
  expect(await progress(id)).toEqual({ state: 'ended', told: 'She sings in the choir now' })
  expect((await tellings(id)).map(({ state, decided }) => `${state} ${decided}`).sort()).toEqual(['accepted told', 'ended held back', 'ended told'])
})

test('an end that was told is put right when support goes on again, once the person could read it; and the second end is told', async () => {
  const id = await referred()
  await accept(id)
  await end(id, { told: 'The first end' })
  await tellAll()
  await goOn(id)
  expect(await progress(id)).toEqual({ state: 'ended', told: 'The first end' })
  await tellAll()
  expect(await progress(id)).toEqual({ state: 'in touch', told: 'Support goes on again.' })
  await end(id, { told: 'The second end' })
  await tellAll()
  expect(await progress(id)).toEqual({ state: 'ended', told: 'The second end' })
})

test('a referrer reads nothing of what another introduced: not in their list, not on its page, and they decide nothing of it', async () => {
  const id = await referred()
  await accept(id)
  const [telling] = await tellings(id)
  const other = aMembership({ partnershipId: world.partnershipId, name: 'Another nurse', hats: ['referrer'] })
  await world.sow({ membership: [other] })
  const { partnership } = world.members.referrer
  const another = new Viewer(partnership, { accountId: String(other.accountId), membershipId: other.id, name: other.name, hat: 'referrer' }) as Member
  const reaches = (as: Member) => world.asViewer(as, (tx) => tx.selectFrom('referralProgress').select('referralId').where('referralId', '=', id).execute())
  expect(await reaches(another)).toEqual([])
  expect(await reaches(world.members.referrer)).toHaveLength(1)
  const { reference } = (await ask('select reference from referral where id = $1', id))[0]
  expect(await (await world.ask('/ashcombe/referrals/mine', referrer())).text()).toContain(reference)
  expect(await (await world.ask('/ashcombe/referrals/mine', { as: another })).text()).not.toContain(reference)
  for (const path of [`/ashcombe/referrals/${id}/tellings/${telling.id}`, `/ashcombe/referrals/mine/${id}/tell-us`])
    expect([403, 404], path).toContain((await world.ask(path, { as: another, form: { words: 'Mine', because: 'Mine', ownWords: 'Mine' } })).status)
  expect(await tellings(id)).toMatchObject([{ decided: 'waiting' }])
})

test('nothing is asked or told where the person did not agree, where nobody referred, and after it was taken back', async () => {
  const id = await referred({ mayTellReferrer: '' })
  await accept(id)
  await talk(id)
  expect(await (await world.ask(`/ashcombe/support/${await supportOf(id)}/end`, coach())).text()).not.toContain('who introduced them?')
  await end(id)
  expect(await tellings(id)).toEqual([])

  const taken = await referred()
  await accept(taken)
  const link = linkIn((await texts()).findLast((text) => text.includes('http')))
  await world.ask(link.replace('/yours/', '/yours/withdraw/'), { form: { because: 'Not now' } })
  const before = await tellings(taken)
  await talk(taken)
  expect(await tellings(taken)).toEqual(before)
})

test('taken back by whoever referred before they heard that support began: whoever leads finds it, and they are told nothing more', async () => {
  const id = await referred()
  await accept(id)
  const back = { words: 'She would rather not', next: 'withdraw' }
  expect((await world.ask(`/ashcombe/referrals/mine/${id}/tell-us`, { ...referrer(), form: back })).status).toBe(303)
  const home = await (await world.ask('/ashcombe/today', coach())).text()
  expect(/Taken back after support began.*?<\/section>/s.exec(home)?.[0]).toContain(`/referrals/${id}"`)
  await world.database.pool.query('delete from outbox')
  await talk(id)
  expect(await (await world.ask(`/ashcombe/support/${await supportOf(id)}/end`, coach())).text()).not.toContain('who introduced them?')
  await end(id, { told: 'She sings in the choir now' })
  const tellLater = jobs.find(({ name }) => name === 'tell referrers')
  const clock = () => new Date('2027-01-15T08:40:00Z')
  await tellLater?.run({ ...world.house, clock }, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})
  expect(await tellings(id)).toMatchObject([{ state: 'accepted', decided: 'held back' }])
  expect(await progress(id)).toEqual({ state: 'withdrawn', told: 'She would rather not' })
  const [{ reference }] = await ask('select reference from referral where id = $1', id)
  expect(await ask(`select body from outbox where send_to = 'bell@mill-lane.example' and subject like '%' || $1`, reference)).toEqual([])
})

test('what waits to be told is read by the team and the person, and by no referrer or anybody else; it is there', async () => {
  const id = await referred()
  await accept(id)
  const seenBy = async (viewer: World['nobody']) =>
    world.asViewer(viewer, (tx) => tx.selectFrom('referralTelling').select('id').where('referralId', '=', id).execute()).catch(() => [])
  for (const hat of HATS) expect(await seenBy(world.members[hat]), hat).toHaveLength(hat === 'health coach' || hat === 'link worker' ? 1 : 0)
  for (const other of [world.coachElsewhere, world.stranger, world.nobody]) expect(await seenBy(other)).toEqual([])
})
