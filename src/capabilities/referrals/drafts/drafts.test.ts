import { beforeAll, expect, test } from 'vitest'
import { sendReferral } from '../../../../tests/kit/asking.ts'
import { aWorld, NOW, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { newToken } from '../../../platform/tokens.ts'
import type { Member } from '../../../platform/viewer.ts'
import { aDraft } from '../factory.ts'
import { self } from '../ways/self.ts'
import { waysToIntroduce } from '../ways/ways.ts'
import { forgetOldDrafts } from './forgetOldDrafts.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const ASK = '/ashcombe/referrals/ask'
const said = (more: Record<string, string> = {}) => ({
  id: newId(),
  ownWords: 'I would like to get out more',
  name: 'Ivy Marsh',
  reachBy: 'phone',
  phone: '0115 496 0123',
  postcode: 'as1 2ab',
  ...more,
})
/** All that any way in needs of somebody who introduces another. */
const introduced = (more: Record<string, string> = {}) =>
  said({
    personAgreed: 'yes',
    agreedHow: 'said so',
    'bornOn-day': '2',
    'bornOn-month': '3',
    'bornOn-year': '1950',
    practiceId: world.practice.id,
    reason: 'Lonely',
    risksKnown: 'none known',
    referrerName: 'Nurse Bell',
    referrerRole: 'Practice nurse',
    referrerOrganisation: 'Mill Lane',
    referrerEmail: 'bell@mill-lane.example',
    ...more,
  })
const send = (start: string, form: Record<string, string>, as?: Member, cookie = '') =>
  sendReferral((path, fields, cookies) => world.ask(path, { as, form: fields, headers: cookies ? { cookie: cookies } : {} }), start, form, cookie)
const one = async (table: string, id: string) => (await world.database.pool.query(`select * from ${table} where id = $1`, [id])).rows[0]

test('somebody without an account asks for support step by step, and nothing is sent before they send it', async () => {
  const form = said()
  const begun = await world.ask(ASK, { form })
  expect(begun.headers.get('location')).toBe(`/ashcombe/referrals/drafts/${form.id}/reach`)
  expect(await one('referral', form.id)).toBeUndefined()

  const { reference } = await send(ASK, said({ id: newId(), name: 'Ada Crane' }))
  expect(reference).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)
  const { rows } = await world.database.pool.query(`select postcode, team_id from person where name = 'Ada Crane'`)
  expect(rows).toEqual([{ postcode: 'AS1 2AB', team_id: world.north.id }])
})

test.each(waysToIntroduce)('$title becomes a referral by its own way in', async ({ wayIn, address }) => {
  const form = introduced()
  const { reference } = await send(`/ashcombe/referrals/introduce/${address}`, form)
  expect(reference).toBeDefined()
  expect(await one('referral', form.id)).toMatchObject({ way_in: wayIn, reference, referrer_email: 'bell@mill-lane.example', agreed_how: 'said so' })
})

test.each(waysToIntroduce)('$title is not begun for somebody who was not asked', async ({ address }) => {
  const { personAgreed, ...form } = introduced() as Record<string, string> & { personAgreed?: string }
  const { response } = await send(`/ashcombe/referrals/introduce/${address}`, form)
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Ask them first')
})

test.each(['consultation', 'annual-check', 'social-care', 'voluntary-sector'])('whoever refers by %s says whether they know of a risk', async (address) => {
  const start = `/ashcombe/referrals/introduce/${address}`
  expect((await send(start, introduced({ risksKnown: '' }))).response.status).toBe(422)
  expect((await send(start, introduced({ risksKnown: 'some', risks: '' }))).response.status).toBe(422)
  expect((await send(start, introduced({ risksKnown: 'none known', risks: 'A dog' }))).response.status).toBe(422)
  expect((await send(start, introduced({ risksKnown: 'some', risks: 'A dog' }))).response.status).toBe(303)
})

test('what is missing is said, and everything typed is still there', async () => {
  const { response } = await send(ASK, said({ phone: '', name: '<b>Cy "Quill" 🌻</b>' }))
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain('Enter a phone number, or choose another way to reach you')
  expect(html).toContain('&lt;b&gt;Cy &quot;Quill&quot; 🌻&lt;/b&gt;')
})

test('a draft sent twice makes one referral, and both times leads to its reference', async () => {
  const form = said({ name: 'Bea Lock' })
  const { reference, cookies } = await send(ASK, form)
  const again = await world.ask(`/ashcombe/referrals/drafts/${form.id}/send`, { form: {}, headers: { cookie: cookies } })
  expect(again.headers.get('location')).toBe(`/ashcombe/referrals/received/${reference}`)
  expect((await world.database.pool.query(`select from person where name = 'Bea Lock'`)).rowCount).toBe(1)
})

test('what was sent is wiped from the draft', async () => {
  const form = said()
  await send(ASK, form)
  expect(await one('referral_draft', form.id)).toMatchObject({ sealed: null, key: null, sent_at: NOW })
})

test('the id of a draft opens nothing for another browser or another account, and it is there', async () => {
  const form = said()
  const begun = await world.ask(ASK, { form })
  const cookie = begun.headers.getSetCookie().join('; ')
  const address = begun.headers.get('location') as string
  for (const [path, method] of [
    [address, 'GET'],
    [`/ashcombe/referrals/drafts/${form.id}`, 'GET'],
    [address, 'POST'],
    [`/ashcombe/referrals/drafts/${form.id}/send`, 'POST'],
    [`/ashcombe/referrals/drafts/${form.id}/forget`, 'POST'],
  ] as const) {
    const sent = method === 'POST' ? { form: said() } : {}
    expect((await world.ask(path, sent)).status, path).toBe(404)
    expect((await world.ask(path, { ...sent, headers: { cookie: `livewell.drafts=${newToken().token}` } })).status, path).toBe(404)
    expect((await world.ask(path, { ...sent, as: world.members['link worker'] })).status, path).toBe(404)
    expect((await world.ask(path, { ...sent, as: world.members.administrator })).status, path).toBe(404)
  }
  expect((await world.ask(address, { headers: { cookie } })).status).toBe(200)
})

test('a draft of an account is found on any device, and by no colleague', async () => {
  const { referrer, supporter } = world.members
  const form = introduced({ name: 'Found Again' })
  await world.ask('/ashcombe/referrals/introduce/consultation', { as: referrer, form })
  expect(await (await world.ask('/ashcombe/referrals/drafts', { as: referrer })).text()).toContain('Found Again')
  expect(await (await world.ask('/ashcombe/referrals/drafts', { as: supporter })).text()).not.toContain('Found Again')
  expect((await world.ask(`/ashcombe/referrals/drafts/${form.id}/why`, { as: referrer })).status).toBe(200)
  expect((await world.ask(`/ashcombe/referrals/drafts/${form.id}/why`, { as: supporter })).status).toBe(404)
})

test('no word of a draft stands in the database as it was written', async () => {
  const form = said({ ownWords: 'Zinnias and marigolds' })
  await world.ask(ASK, { form })
  const { rows } = await world.database.pool.query(`select encode(sealed, 'escape') as sealed, referral_draft::text as row from referral_draft where id = $1`, [
    form.id,
  ])
  expect(rows[0].sealed.length).toBeGreaterThan(50)
  expect(JSON.stringify(rows)).not.toContain('Zinnias')
})

test('kept for later, a step that is not complete is there again', async () => {
  const form = said()
  const begun = await world.ask(ASK, { form })
  const headers = { cookie: begun.headers.getSetCookie().join('; ') }
  const address = begun.headers.get('location') as string
  const kept = await world.ask(address, { form: { name: 'Half Written', next: 'later' }, headers })
  expect(kept.headers.get('location')).toBe('/ashcombe/referrals/drafts')
  expect(await (await world.ask(address, { headers })).text()).toContain('Half Written')
  const check = await (await world.ask(`/ashcombe/referrals/drafts/${form.id}`, { headers })).text()
  expect(check).toContain('Something is still missing')
  expect((await world.ask(`/ashcombe/referrals/drafts/${form.id}/send`, { form: {}, headers })).status).toBe(422)
})

test('a box that was ticked and is not any more is not ticked', async () => {
  const as = world.members.referrer
  const form = introduced({ mayTellReferrer: 'yes' })
  await world.ask('/ashcombe/referrals/introduce/consultation', { as, form })
  const { mayTellReferrer, ...without } = form as typeof form & { mayTellReferrer: string }
  await world.ask(`/ashcombe/referrals/drafts/${form.id}/person`, { as, form: without })
  await send(`/ashcombe/referrals/drafts/${form.id}/why`, without, as)
  expect(await one('referral', form.id)).toMatchObject({ may_tell_referrer: false })
})

test('a draft that has run out opens for nobody, and is forgotten at night', async () => {
  const { partnershipId, members, house } = world
  const over = aDraft(house.settings.keyring, { partnershipId, madeBy: members.referrer.membershipId, expiresAt: new Date(NOW.getTime() - 1000) })
  const kept = aDraft(house.settings.keyring, { partnershipId, madeBy: members.referrer.membershipId, expiresAt: new Date(NOW.getTime() + 60_000) })
  await world.sow({ referralDraft: [over, kept] })
  expect((await world.ask(`/ashcombe/referrals/drafts/${over.id}`, { as: members.referrer })).status).toBe(404)
  await forgetOldDrafts(house, { id: partnershipId })
  expect(await one('referral_draft', over.id)).toBeUndefined()
  expect(await one('referral_draft', kept.id)).toBeDefined()
})

test('whoever wrote a draft forgets it, and it is gone', async () => {
  const form = said()
  const begun = await world.ask(ASK, { form })
  const headers = { cookie: begun.headers.getSetCookie().join('; ') }
  expect((await world.ask(`/ashcombe/referrals/drafts/${form.id}/forget`, { form: {}, headers })).status).toBe(303)
  expect(await one('referral_draft', form.id)).toBeUndefined()
})

test('every question of a way in has a name of its own, so that steps keep their answers apart', () => {
  for (const way of [self, ...waysToIntroduce]) {
    const names = way.steps.flatMap(({ fields }) => Object.keys(fields([])))
    expect(new Set(names).size, way.title).toBe(names.length)
  }
})
