import { createHmac } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { Browser } from '../../../tests/kit/browser.ts'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { makeApp } from '../../app.tsx'
import type { Hat } from '../../platform/viewer.ts'
import { aMembership } from '../partnerships/factory.ts'
import { anAccount, PASSWORD } from './factory.ts'

let world: World
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  world = await aWorld()
  app = makeApp(world.house)
})

/** The code that an app shows for a secret (RFC 6238, with SHA-1, 30 seconds and six numbers, as apps have it). */
function codeOf(secret: string, at = Date.now()): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac('sha1', key).update(counter).digest()
  const offset = (hash.at(-1) as number) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('the codes of this test are those of RFC 6238', () => {
  // Appendix B, with the secret "12345678901234567890", the last six of eight numbers.
  expect(codeOf('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 59_000)).toBe('287082')
  expect(codeOf('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 1_111_111_109_000)).toBe('081804')
})

const aMember = async (hats: Hat[] = ['health coach'], partnershipId = world.partnershipId) => {
  const account = await anAccount(world.house)
  await world.sow({ membership: [aMembership({ partnershipId, accountId: account.id, hats })] })
  const browser = new Browser(app)
  await browser.post('/sign-in', { email: account.email, password: PASSWORD })
  return { account, browser }
}

const hiddenUri = (html: string) => (/name="uri" value="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&')

async function turnOn(browser: Browser, query = '') {
  const html = await (await browser.post(`/account/two-step/begin${query}`, { current: PASSWORD })).text()
  const uri = hiddenUri(html)
  const secret = new URL(uri).searchParams.get('secret') as string
  const answer = await browser.post(`/account/two-step/confirm${query}`, { uri, code: codeOf(secret) })
  const page = await answer.text()
  return { html, secret, uri, page, status: answer.status, codes: page.match(/[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}/g) ?? [] }
}

const signIn = async (email: string) => {
  const browser = new Browser(app)
  const answer = await browser.post('/sign-in', { email, password: PASSWORD })
  return { browser, location: answer.headers.get('location') }
}

const factorsOf = async (id: string) =>
  (await world.database.accountsPool.query('select secret, backup_codes, verified from auth.two_factor where account_id = $1', [id])).rows

test('two steps are turned on with a first code, and from then on a code is asked for', async () => {
  const { account, browser } = await aMember()
  const elsewhere = (await signIn(account.email)).browser
  const { html, secret, page, status, codes } = await turnOn(browser)
  expect(html).toContain('src="data:image/svg+xml;base64,')
  expect(html).toContain(secret.match(/.{1,4}/g)?.join(' '))
  expect(status).toBe(200)
  expect(page).toContain('You now sign in with two steps')
  expect(codes).toHaveLength(10)
  // Whoever got in elsewhere with the password alone is out; this browser is still in.
  expect((await browser.get('/account')).status).toBe(200)
  expect((await elsewhere.get('/account')).status).toBe(303)

  const { browser: next, location } = await signIn(account.email)
  expect(location).toBe('/sign-in/code')
  expect((await next.get('/account')).headers.get('location')).toMatch(/^\/sign-in/)
  const wrong = await next.post('/sign-in/code', { code: codeOf(secret, Date.now() + 3_600_000) })
  expect(wrong.status).toBe(422)
  const right = await next.post('/sign-in/code', { code: codeOf(secret).replace(/^(...)/, '$1 ') })
  expect(right.headers.get('location')).toBe('/ashcombe/today')
  expect((await next.get('/ashcombe/today')).status).toBe(200)
})

test('a wrong first code turns nothing on, and the same secret is shown again', async () => {
  const { account, browser } = await aMember()
  const uri = hiddenUri(await (await browser.post('/account/two-step/begin', { current: PASSWORD })).text())
  const answer = await browser.post('/account/two-step/confirm', { uri, code: '000000' })
  expect(answer.status).toBe(422)
  expect(hiddenUri(await answer.text())).toBe(uri)
  expect((await signIn(account.email)).location).toBe('/ashcombe/today')
})

test.each(['', 'javascript:alert(1)', 'otpauth://totp/', 'otpauth://totp/x?secret=', 'x'.repeat(2000)])(
  'an odd secret sent back leads to the beginning: %s',
  async (uri) => {
    const { browser } = await aMember()
    expect((await browser.post('/account/two-step/confirm', { uri, code: '000000' })).headers.get('location')).toBe('/account/two-step')
  },
)

test('the password is asked for before two steps are turned on', async () => {
  const { account, browser } = await aMember()
  const answer = await browser.post('/account/two-step/begin', { current: 'wrong wrong wrong' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('This is not your password')
  expect(await factorsOf(account.id)).toHaveLength(0)
})

test('a link does not get round the second step', async () => {
  const { account, browser } = await aMember()
  const { secret } = await turnOn(browser)
  const next = new Browser(app)
  await next.post('/sign-in/link', { email: account.email })
  const { rows } = await world.database.accountsPool.query('select body from auth.message where send_to = $1 order by created_at desc limit 1', [account.email])
  const link = /http:\/\/livewell\.test(\/sign-in\/link\/\S+)/.exec(rows[0].body)?.[1] as string
  const before = (await world.database.accountsPool.query('select id from auth.session where account_id = $1', [account.id])).rows
  expect((await next.post(link)).headers.get('location')).toBe('/sign-in/code')
  expect((await next.get('/account')).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await world.database.accountsPool.query('select id from auth.session where account_id = $1', [account.id])).rows).toEqual(before)
  expect((await next.post('/sign-in/code', { code: codeOf(secret) })).headers.get('location')).toBe('/ashcombe/today')
  // They came by a link, so that a forgotten password can be chosen anew.
  expect(await (await next.get('/account/password')).text()).not.toContain('Your password now')
})

test('a program does not get round the second step either', async () => {
  const { account, browser } = await aMember()
  await turnOn(browser)
  const answer = await app.request('http://livewell.test/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: account.email, password: PASSWORD }),
  })
  expect(await answer.json()).toMatchObject({ twoFactorRedirect: true })
})

test('a backup code lets in once, however it is written', async () => {
  const { account, browser } = await aMember()
  const { codes } = await turnOn(browser)
  const [code = ''] = codes
  const first = (await signIn(account.email)).browser
  expect((await first.post('/sign-in/code', { code: ` ${code.replace('-', ' ').toLowerCase()} ` })).headers.get('location')).toBe('/ashcombe/today')
  const second = (await signIn(account.email)).browser
  expect((await second.post('/sign-in/code', { code })).status).toBe(422)
  expect((await second.post('/sign-in/code', { code: codes[1] as string })).status).toBe(303)
})

test('new backup codes take the place of the old, with the password', async () => {
  const { account, browser } = await aMember()
  const { codes } = await turnOn(browser)
  expect((await browser.post('/account/two-step/codes', { current: 'wrong wrong wrong' })).status).toBe(422)
  const html = await (await browser.post('/account/two-step/codes', { current: PASSWORD })).text()
  const renewed = html.match(/[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}/g) ?? []
  expect(renewed).toHaveLength(10)
  const next = (await signIn(account.email)).browser
  expect((await next.post('/sign-in/code', { code: codes[0] as string })).status).toBe(422)
  expect((await next.post('/sign-in/code', { code: renewed[0] as string })).status).toBe(303)
})

test('after a few wrong codes one begins again', async () => {
  const { account, browser } = await aMember()
  await turnOn(browser)
  const next = (await signIn(account.email)).browser
  for (let times = 0; times < 5; times++) expect((await next.post('/sign-in/code', { code: '000000' })).status).toBe(422)
  expect((await next.post('/sign-in/code', { code: '000000' })).headers.get('location')).toBe('/sign-in')
})

test('guessing codes in one account is stopped, even by somebody who knows the password', async () => {
  const { account, browser } = await aMember()
  const { secret } = await turnOn(browser)
  for (let times = 0; times < 2; times++) {
    const next = (await signIn(account.email)).browser
    for (let guess = 0; guess < 5; guess++) await next.post('/sign-in/code', { code: '000000' })
  }
  const next = (await signIn(account.email)).browser
  expect((await next.post('/sign-in/code', { code: codeOf(secret) })).status).toBe(429)
})

test('a code without a first step leads to signing in', async () => {
  expect((await new Browser(app).post('/sign-in/code', { code: '123456' })).headers.get('location')).toBe('/sign-in')
})

test('two steps are turned off with the password, and the owner is told of each change', async () => {
  const { account, browser } = await aMember()
  await turnOn(browser)
  expect((await browser.post('/account/two-step/end', { currentToEnd: 'wrong wrong wrong' })).status).toBe(422)
  expect((await signIn(account.email)).location).toBe('/sign-in/code')
  expect((await browser.post('/account/two-step/end', { currentToEnd: PASSWORD })).headers.get('location')).toBe('/account')
  expect((await browser.get('/account')).status).toBe(200)
  expect((await signIn(account.email)).location).toBe('/ashcombe/today')
  expect(await factorsOf(account.id)).toHaveLength(0)
  const { rows } = await world.database.accountsPool.query('select subject from auth.message where send_to = $1 order by created_at', [account.email])
  expect(rows.map(({ subject }) => subject)).toEqual(['You now sign in to Livewell with two steps', 'You no longer sign in to Livewell with two steps'])
})

test('the database keeps neither secret nor backup codes in a form that can be read', async () => {
  const { account, browser } = await aMember()
  const { secret, codes } = await turnOn(browser)
  const kept = JSON.stringify(await factorsOf(account.id))
  expect(kept).toContain('"verified":true')
  for (const open of [secret, Buffer.from(secret).toString('base64'), ...codes]) expect(kept).not.toContain(open)
})

const insist = (on: boolean) => world.database.pool.query('update partnership set staff_need_totp = $1 where partnership_id = $2', [on, world.partnershipId])

test('where a partnership insists, its workers set two steps up before any page, and come back to it', async () => {
  await insist(true)
  try {
    const { browser } = await aMember(['link worker'])
    const led = await browser.get('/ashcombe/acting-as')
    expect(led.status).toBe(303)
    expect(led.headers.get('location')).toBe('/account/two-step?next=%2Fashcombe%2Facting-as')
    expect((await browser.post('/ashcombe/acting-as', { hat: 'link worker' })).headers.get('location')).toBe('/account/two-step')
    expect((await browser.get('/ashcombe/urgent-help')).status).toBe(200)
    expect(await (await browser.get('/account/two-step?next=%2Fashcombe%2Facting-as')).text()).toContain('Your partnership asks its workers for this')

    const { page } = await turnOn(browser, '?next=%2Fashcombe%2Facting-as')
    expect(page).toContain('href="/ashcombe/acting-as"')
    expect((await browser.get('/ashcombe/acting-as')).status).toBe(200)
  } finally {
    await insist(false)
  }
})

test.each<[Hat, number]>([
  ['person', 200],
  ['supporter', 200],
  ['referrer', 200],
  ['group leader', 200],
  ['volunteer', 200],
  ['health coach', 303],
  ['link worker', 303],
  ['evaluator', 303],
  ['commissioner', 303],
  ['administrator', 303],
])('where a partnership insists, a %s without two steps is answered %i', async (hat, status) => {
  await insist(true)
  try {
    expect((await world.ask('/ashcombe/today', { as: world.members[hat] })).status).toBe(status)
    // Another partnership, which does not insist.
    expect((await world.ask('/brindle/today', { as: world.stranger })).status).toBe(200)
  } finally {
    await insist(false)
  }
})

test('where a partnership only asks, a worker is told at signing in, and a person is not', async () => {
  const worker = await aMember(['health coach'])
  expect(await (await worker.browser.get('/ashcombe/today')).text()).toContain('Please turn on signing in with two steps')
  expect(await (await worker.browser.get('/account')).text()).toContain('Please turn on signing in with two steps')
  const person = await aMember(['person'])
  expect(await (await person.browser.get('/ashcombe/today')).text()).not.toContain('two steps')
})
