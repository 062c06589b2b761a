import { beforeAll, beforeEach, expect, test } from 'vitest'
import { Browser } from '../../../tests/kit/browser.ts'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { makeApp } from '../../app.tsx'
import { newToken } from '../../platform/tokens.ts'
import { aMembership } from '../partnerships/factory.ts'
import { anAccount, PASSWORD } from './factory.ts'

let world: World
let app: ReturnType<typeof makeApp>
let browser: Browser
beforeAll(async () => {
  world = await aWorld()
  app = makeApp({ ...world.house, settings: { ...world.house.settings, trustedProxies: 1 } })
})
// Each test is somewhere else, so that the limit of one is not that of another.
let street = 0
const aBrowser = (address = `192.0.2.${++street}`) => new Browser(app, { 'x-forwarded-for': address })
beforeEach(() => {
  browser = aBrowser()
})

const asMember = async (hats: 'person'[] | 'referrer'[], slug: 'ashcombe' = 'ashcombe') => {
  const account = await anAccount(world.house)
  await world.sow({ membership: [aMembership({ partnershipId: world.partnershipId, accountId: account.id, hats })] })
  return { ...account, slug }
}
const sessionsOf = async (id: string) => (await world.database.accountsPool.query('select id from auth.session where account_id = $1', [id])).rows
const messagesTo = async (email: string) =>
  (await world.database.accountsPool.query('select subject, body from auth.message where send_to = $1 order by created_at', [email])).rows as {
    subject: string
    body: string
  }[]
const linkFor = async (email: string) => {
  await aBrowser().post('/sign-in/link', { email })
  const link = /http:\/\/livewell\.test(\/sign-in\/link\/\S+)/.exec((await messagesTo(email)).at(-1)?.body ?? '')?.[1]
  if (!link) throw new Error('No link was sent')
  return link
}

test('a member signs in with a password and is on their page for today', async () => {
  const { email } = await asMember(['person'])
  const answer = await browser.post('/sign-in', { email: email.toUpperCase(), password: PASSWORD })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/ashcombe/today')
  const home = await browser.get('/ashcombe/today')
  expect(home.status).toBe(200)
})

test('a member of several partnerships comes to the list of theirs', async () => {
  const { id, email } = await asMember(['referrer'])
  await world.sow({ membership: [aMembership({ partnershipId: world.stranger.partnershipId, accountId: id, hats: ['volunteer', 'supporter'] })] })
  const answer = await browser.post('/sign-in', { email, password: PASSWORD })
  expect(answer.headers.get('location')).toBe('/account')
  const html = await (await browser.get('/account')).text()
  expect(html).toContain('href="/ashcombe/today"')
  expect(html).toContain('href="/brindle/today"')
  expect(html).toContain('Volunteer, Supporter')
})

test('a wrong password and an unknown address are answered alike, with the address kept and the password not', async () => {
  const { email } = await anAccount(world.house)
  const wrong = await browser.post('/sign-in', { email, password: 'not the password at all' })
  const unknown = await browser.post('/sign-in', { email: 'nobody@livewell.example', password: 'not the password at all' })
  const html = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(unknown.status).toBe(422)
  expect(html).toContain('do not belong together')
  expect(html).toContain(`value="${email}"`)
  expect(html).not.toContain('not the password at all')
  expect((await unknown.text()).replaceAll('nobody@livewell.example', email)).toBe(html)
  expect(browser.cookies.has('livewell.session_token')).toBe(false)
})

test('what is missing is said', async () => {
  const answer = await browser.post('/sign-in', { email: '', password: '' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('Enter your e-mail address')
  expect(html).toContain('Enter your password')
})

test.each([
  ['a'.repeat(100_000), PASSWORD],
  ['someone@livewell.example', 'a'.repeat(100_000)],
  ['someone@livewell.example', 'null\u0000byte and more'],
  ['😀@livewell.example', '😀😀😀😀😀😀😀'],
  ['"><script>@livewell.example', '<script>'],
])('odd things typed are complained about, and nothing breaks', async (email, password) => {
  expect((await browser.post('/sign-in', { email, password })).status).toBe(422)
  expect([303, 422]).toContain((await browser.post('/sign-in/link', { email })).status)
})

test('somebody who wanted a page comes to it', async () => {
  const { email } = await asMember(['person'])
  const led = await browser.get('/ashcombe/acting-as')
  expect(led.headers.get('location')).toBe('/sign-in?next=%2Fashcombe%2Facting-as')
  const answer = await browser.post('/sign-in?next=%2Fashcombe%2Facting-as', { email, password: PASSWORD })
  expect(answer.headers.get('location')).toBe('/ashcombe/acting-as')
})

test.each(['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', '/%09/elsewhere.example', '/.//elsewhere.example', '/sign-out'])(
  'nobody is led to %s',
  async (bad) => {
    const { email } = await asMember(['person'])
    const next = bad.includes('%') ? bad : encodeURIComponent(bad)
    const page = await (await browser.get(`/sign-in?next=${next}`)).text()
    expect(page).not.toContain('next=')
    expect(page).not.toContain('elsewhere.example')
    expect((await browser.post(`/sign-in?next=${next}`, { email, password: PASSWORD })).headers.get('location')).toBe('/ashcombe/today')
    expect((await browser.get(`/sign-in?next=${next}`)).headers.get('location')).toBe('/ashcombe/today')
  },
)

test('a form of another site is refused', async () => {
  const { id, email } = await anAccount(world.house)
  const headers = { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await app.request('http://livewell.test/sign-in', {
    method: 'POST',
    headers,
    body: new URLSearchParams({ email, password: PASSWORD }).toString(),
  })
  expect(answer.status).toBe(403)
  expect(await sessionsOf(id)).toHaveLength(0)
})

test('behind a proxy that ends TLS, an old browser that says only its origin is let in', async () => {
  const { email } = await anAccount(world.house)
  const safe = makeApp({ ...world.house, settings: { ...world.house.settings, url: 'https://livewell.test' } })
  const headers = { origin: 'https://livewell.test', 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await safe.request('http://livewell.test/sign-in', {
    method: 'POST',
    headers,
    body: new URLSearchParams({ email, password: PASSWORD }).toString(),
  })
  expect(answer.status).toBe(303)
})

test('a link signs in by the press of a button, once; opening it does nothing, however often', async () => {
  const { id, email } = await asMember(['person'])
  const link = await linkFor(email)
  expect((await messagesTo(email))[0]?.subject).toBe('Your link to sign in to Livewell')
  for (let times = 0; times < 2; times++) {
    const opened = await browser.get(link)
    expect(opened.status).toBe(200)
    expect(opened.headers.getSetCookie()).toEqual([])
  }
  expect(await sessionsOf(id)).toHaveLength(0)

  const pressed = await browser.post(link)
  expect(pressed.status).toBe(303)
  expect(pressed.headers.get('location')).toBe('/ashcombe/today')
  expect((await browser.get('/ashcombe/today')).status).toBe(200)

  const again = await aBrowser().post(link)
  expect(again.status).toBe(410)
  expect(await again.text()).toContain('does not work any more')
  expect(await sessionsOf(id)).toHaveLength(1)
})

test('a link keeps where somebody wanted to go', async () => {
  const { email } = await asMember(['person'])
  await browser.post('/sign-in/link?next=%2Fashcombe%2Facting-as', { email })
  expect((await messagesTo(email))[0]?.body).toContain('?next=%2Fashcombe%2Facting-as')
})

test('the database keeps no link that could be used', async () => {
  const { email } = await anAccount(world.house)
  const token = (await linkFor(email)).split('/').at(-1) as string
  const { rows } = await world.database.accountsPool.query('select identifier, value from auth.verification')
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('whether or not an address is known, asking for a link is answered alike, and only a known one is written to', async () => {
  const { email } = await anAccount(world.house)
  const known = await browser.post('/sign-in/link', { email })
  const unknown = await browser.post('/sign-in/link', { email: 'nobody@livewell.example' })
  expect([unknown.status, unknown.headers.get('location')]).toEqual([known.status, known.headers.get('location')])
  expect((await browser.get('/sign-in/link/sent')).status).toBe(200)
  expect(await messagesTo(email)).toHaveLength(1)
  expect(await messagesTo('nobody@livewell.example')).toHaveLength(0)
})

test('a link that never was is gone, and what cannot be one is not found', async () => {
  expect((await browser.post(`/sign-in/link/${newToken().token}`)).status).toBe(410)
  expect((await browser.get('/sign-in/link/short')).status).toBe(404)
  expect((await browser.post('/sign-in/link/short')).status).toBe(404)
})

test('signing out ends the session, and only by a press', async () => {
  const { id, email } = await asMember(['person'])
  await browser.post('/sign-in', { email, password: PASSWORD })
  const kept = new Map(browser.cookies)
  expect((await browser.get('/sign-out')).status).toBe(404)
  expect(await sessionsOf(id)).toHaveLength(1)
  expect((await browser.post('/sign-out')).status).toBe(303)
  expect(browser.cookies.has('livewell.session_token')).toBe(false)
  expect(await sessionsOf(id)).toHaveLength(0)

  const thief = aBrowser()
  for (const [name, value] of kept) thief.cookies.set(name, value)
  expect((await thief.get('/account')).headers.get('location')).toMatch(/^\/sign-in/)
})

test('no GET of the accounts’ own addresses acts, whatever way it is written', async () => {
  const { id, email } = await anAccount(world.house)
  const link = await linkFor(email)
  const token = link.split('/').at(-1)
  for (const path of [
    `magic-link/verify?token=${token}`,
    `magic-link/%76erify?token=${token}`,
    `/magic-link/verify?token=${token}`,
    `sign-in/../magic-link/verify?token=${token}`,
    'verify-email?token=x',
    'delete-user/callback?token=x',
    'reset-password/x?callbackURL=/',
    'callback/google',
    'list-sessions',
    'sign-out',
    'error',
  ]) {
    expect((await browser.get(`/api/auth/${path}`)).status, path).toBe(404)
    expect((await app.request(`http://livewell.test/api/auth/${path}`, { method: 'HEAD' })).status, path).toBe(404)
  }
  expect(await sessionsOf(id)).toHaveLength(0)
  // It is still good, so nothing above has used it.
  expect((await browser.post(link)).status).toBe(303)
  expect((await browser.get('/api/auth/get-session')).status).toBe(200)
})

test('a program signs in under /api/auth, and finds nothing there to sign up with', async () => {
  const { email } = await anAccount(world.house)
  const post = (path: string, body: object) =>
    app.request(`http://livewell.test/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://livewell.test', 'x-forwarded-for': '192.0.2.250' },
      body: JSON.stringify(body),
    })
  expect((await post('sign-in/email', { email, password: PASSWORD })).status).toBe(200)
  expect((await post('sign-in/email', { email, password: 'wrong wrong wrong' })).status).toBe(401)
  for (const path of ['sign-up/email', 'sign-in/magic-link', 'update-user', 'change-password', 'revoke-sessions', 'two-factor/disable']) {
    expect((await post(path, { email, password: PASSWORD, name: 'Sam' })).status, path).toBe(404)
  }
})

test('guessing from one address is slowed down, and signing in well is not', async () => {
  const { email } = await anAccount(world.house)
  const library = '198.51.100.7'
  for (let times = 0; times < 3; times++) expect((await aBrowser(library).post('/sign-in', { email, password: PASSWORD })).status).toBe(303)
  for (let times = 0; times < 100; times++) expect((await aBrowser(library).post('/sign-in', { email: '', password: '' })).status).toBe(422)
  const stopped = await aBrowser(library).post('/sign-in', { email, password: PASSWORD })
  expect(stopped.status).toBe(429)
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await aBrowser(library).get('/sign-in')).status).toBe(200)
  expect((await aBrowser().post('/sign-in', { email, password: PASSWORD })).status).toBe(303)
})

test('guessing one password from many addresses is slowed down, by page and by program', async () => {
  const { email } = await anAccount(world.house)
  for (let times = 0; times < 20; times++) await aBrowser().post('/sign-in', { email, password: 'wrong wrong wrong' })
  expect((await aBrowser().post('/sign-in', { email: email.toUpperCase(), password: PASSWORD })).status).toBe(429)
  const program = await app.request('http://livewell.test/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.251' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  expect(program.status).toBe(429)
  // A link to their own e-mail is still a way in.
  expect((await aBrowser().post(await linkFor(email))).status).toBe(303)
})

test('a right password begins the count again', async () => {
  const { email } = await anAccount(world.house)
  for (let times = 0; times < 24; times++) {
    const password = times % 12 === 11 ? PASSWORD : 'wrong wrong wrong'
    expect((await aBrowser().post('/sign-in', { email, password })).status).toBe(password === PASSWORD ? 303 : 422)
  }
})

test('links to one address are few, from wherever they are asked for', async () => {
  const { email } = await anAccount(world.house)
  for (let times = 0; times < 6; times++) expect((await aBrowser().post('/sign-in/link', { email })).status).toBe(303)
  expect((await aBrowser().post('/sign-in/link', { email })).status).toBe(429)
  expect(await messagesTo(email)).toHaveLength(6)
})

test('in the demonstration its accounts are listed, each with a button; elsewhere there are none', async () => {
  const { email } = await anAccount(world.house)
  const demo = makeApp({ ...world.house, demoAccounts: [{ email, hat: 'health coach', password: PASSWORD }] })
  const html = await (await demo.request('http://livewell.test/sign-in')).text()
  expect(html).toContain('Health coach')
  expect(html).toContain(`<input type="hidden" name="email" value="${email}"/>`)
  expect(html).toContain(PASSWORD)
  expect(await (await browser.get('/sign-in')).text()).not.toContain('demonstration')
})
