import { beforeAll, expect, test } from 'vitest'
import { Browser } from '../../../tests/kit/browser.ts'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { makeApp } from '../../app.tsx'
import { newId } from '../../platform/ids.ts'
import { anAccount, PASSWORD } from './factory.ts'

let world: World
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  world = await aWorld()
  app = makeApp(world.house)
})

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Safari/604.1'
const signedIn = async ({ email }: { email: string }, password = PASSWORD, userAgent = PHONE) => {
  const browser = new Browser(app, { 'user-agent': userAgent })
  const answer = await browser.post('/sign-in', { email, password })
  return { browser, status: answer.status }
}
const sessionsOf = async (id: string) =>
  (await world.database.accountsPool.query('select id from auth.session where account_id = $1 order by created_at', [id])).rows as { id: string }[]
const messagesTo = async (email: string) =>
  (await world.database.accountsPool.query('select subject, body from auth.message where send_to = $1 order by created_at', [email])).rows as {
    subject: string
    body: string
  }[]
const pressLink = async (browser: Browser, email: string) => {
  await browser.post('/sign-in/link', { email })
  const link = /http:\/\/livewell\.test(\/sign-in\/link\/\S+)/.exec((await messagesTo(email)).at(-1)?.body ?? '')?.[1] as string
  return browser.post(link)
}

test.each(['/account', '/account/password', '/account/two-step'])('%s is only for somebody who is signed in', async (path) => {
  expect((await new Browser(app).get(path)).headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
})

test.each(['password', 'sessions/end-others', 'two-step/begin', 'two-step/confirm', 'two-step/codes', 'two-step/end'])(
  'nobody without an account posts to /account/%s',
  async (path) => {
    expect((await new Browser(app).post(`/account/${path}`)).headers.get('location')).toBe('/sign-in')
  },
)

test('the page of an account says who one is and where one is signed in, and never gives a token away', async () => {
  const account = await anAccount(world.house, { name: 'Ivy <b>Marsh</b>' })
  const { browser } = await signedIn(account)
  const html = await (await browser.get('/account')).text()
  expect(html).toContain('Ivy &lt;b&gt;Marsh&lt;/b&gt;')
  expect(html).toContain(account.email)
  expect(html).toContain('Safari on iPhone')
  expect(html).toContain('This one')
  const { rows } = await world.database.accountsPool.query('select token from auth.session')
  expect(rows.length).toBeGreaterThan(0)
  for (const { token } of rows) expect(html).not.toContain(token)
})

test('a session that was ended can no longer be used, and the others can', async () => {
  const account = await anAccount(world.house)
  const { browser: lost } = await signedIn(account)
  const { browser: kept } = await signedIn(account)
  const [first] = await sessionsOf(account.id)
  expect((await lost.get('/account')).status).toBe(200)

  expect((await kept.post(`/account/sessions/${first?.id}/end`)).status).toBe(303)
  expect((await lost.get('/account')).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await kept.get('/account')).status).toBe(200)
  // Pressed twice it is still as they wanted.
  expect((await kept.post(`/account/sessions/${first?.id}/end`)).status).toBe(303)
})

test('somebody is signed out everywhere else at once', async () => {
  const account = await anAccount(world.house)
  const others = [await signedIn(account), await signedIn(account)]
  const { browser } = await signedIn(account)
  await browser.post('/account/sessions/end-others')
  for (const other of others) expect((await other.browser.get('/account')).status).toBe(303)
  expect((await browser.get('/account')).status).toBe(200)
})

test('nobody ends a session of somebody else, and it is there', async () => {
  const somebody = await anAccount(world.house)
  const { browser: theirs } = await signedIn(somebody)
  const { browser } = await signedIn(await anAccount(world.house))
  const [session] = await sessionsOf(somebody.id)
  await browser.post(`/account/sessions/${session?.id}/end`)
  expect(await sessionsOf(somebody.id)).toEqual([session])
  expect((await theirs.get('/account')).status).toBe(200)
})

test.each([newId(), 'not-an-id', '%00', "'--"])('a session called %s is ended without a fault', async (id) => {
  const { browser } = await signedIn(await anAccount(world.house))
  expect((await browser.post(`/account/sessions/${encodeURIComponent(id)}/end`)).status).toBe(303)
  expect((await browser.get('/account')).status).toBe(200)
})

test('a session older than a day still sees its own', async () => {
  const account = await anAccount(world.house)
  const { browser } = await signedIn(account)
  await world.database.accountsPool.query(
    `update auth.session set created_at = now() - interval '9 days', updated_at = now() - interval '9 days', expires_at = now() + interval '5 days' where account_id = $1`,
    [account.id],
  )
  const before = await world.database.accountsPool.query('select expires_at from auth.session where account_id = $1', [account.id])
  expect((await browser.get('/account')).status).toBe(200)
  expect((await browser.post('/account/sessions/end-others')).status).toBe(303)
  const after = await world.database.accountsPool.query('select expires_at from auth.session where account_id = $1', [account.id])
  expect(after.rows).toEqual(before.rows)
})

test('a session that has run out signs nobody in', async () => {
  const account = await anAccount(world.house)
  const { browser } = await signedIn(account)
  await world.database.accountsPool.query(`update auth.session set expires_at = now() - interval '1 minute' where account_id = $1`, [account.id])
  expect((await browser.get('/account')).status).toBe(303)
})

test('a changed password is the only one that works, ends every other session, and is told to its owner', async () => {
  const account = await anAccount(world.house)
  const { browser: elsewhere } = await signedIn(account)
  const { browser } = await signedIn(account)
  const wrong = await browser.post('/account/password', { current: 'wrong wrong wrong', password: 'four blue kettles hum' })
  expect(wrong.status).toBe(422)
  const html = await wrong.text()
  expect(html).toContain('This is not your password now')
  expect(html).not.toContain('four blue kettles hum')

  const changed = await browser.post('/account/password', { current: PASSWORD, password: 'four blue kettles hum' })
  expect(changed.headers.get('location')).toBe('/account')
  expect((await browser.get('/account')).status).toBe(200)
  expect((await elsewhere.get('/account')).status).toBe(303)
  expect((await signedIn(account)).status).toBe(422)
  expect((await signedIn(account, 'four blue kettles hum')).status).toBe(303)
  expect((await messagesTo(account.email)).map(({ subject }) => subject)).toEqual(['Your Livewell password was changed'])
})

test.each([
  ['too short', 'Use 12 characters or more'],
  ['a'.repeat(201), 'Use 200 characters or fewer'],
  ['', 'Enter a password'],
])('a password that will not do is said to: %s', async (password, message) => {
  const { browser } = await signedIn(await anAccount(world.house))
  const answer = await browser.post('/account/password', { current: PASSWORD, password })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(message)
})

test('somebody who forgot their password comes by a link and chooses another', async () => {
  const account = await anAccount(world.house)
  const browser = new Browser(app)
  await pressLink(browser, account.email)
  expect(await (await browser.get('/account/password')).text()).not.toContain('Your password now')
  expect((await browser.post('/account/password', { password: 'four blue kettles hum' })).status).toBe(303)
  expect((await signedIn(account, 'four blue kettles hum')).status).toBe(303)
  // Only once: from here on the new one is asked for.
  expect(await (await browser.get('/account/password')).text()).toContain('Your password now')
})

test('somebody who came by a password is asked for it, whatever their cookies say', async () => {
  const account = await anAccount(world.house)
  const { browser } = await signedIn(account)
  const somebody = new Browser(app)
  const other = await anAccount(world.house)
  await pressLink(somebody, other.email)
  browser.cookies.set('livewell.by_link', somebody.cookies.get('livewell.by_link') as string)
  expect((await browser.post('/account/password', { password: 'four blue kettles hum' })).status).toBe(422)
  browser.cookies.set('livewell.by_link', `${account.id}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D`)
  expect((await browser.post('/account/password', { password: 'four blue kettles hum' })).status).toBe(422)
  expect((await signedIn(account)).status).toBe(303)
})

test('somebody who only ever came by links chooses a first password', async () => {
  const account = await anAccount(world.house)
  await world.database.accountsPool.query('delete from auth.credential where account_id = $1', [account.id])
  const browser = new Browser(app)
  await pressLink(browser, account.email)
  expect(await (await browser.get('/account')).text()).toContain('None: you sign in with a link')
  expect(await (await browser.get('/account/two-step')).text()).toContain('you have none yet')
  expect((await browser.post('/account/password', { password: 'four blue kettles hum' })).status).toBe(303)
  expect((await signedIn(account, 'four blue kettles hum')).status).toBe(303)
})
