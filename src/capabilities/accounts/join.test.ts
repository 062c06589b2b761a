import { beforeAll, expect, test } from 'vitest'
import { Browser } from '../../../tests/kit/browser.ts'
import { aWorld, NOW, type World } from '../../../tests/kit/world.ts'
import { makeApp } from '../../app.tsx'
import { newId } from '../../platform/ids.ts'
import { newToken } from '../../platform/tokens.ts'
import { aMembership } from '../partnerships/factory.ts'
import { anAccount, PASSWORD } from './factory.ts'

let world: World
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  world = await aWorld()
  app = makeApp(world.house)
})

const anInvitation = async (more: Record<string, unknown> = {}) => {
  const { token, hash } = newToken()
  const email = `${newId()}@livewell.example`
  const membership = aMembership({
    partnershipId: world.partnershipId,
    hats: ['link worker', 'volunteer'],
    name: 'Noor Haddad',
    accountId: null,
    joinedAt: null,
    invitedEmail: email,
    invitedBy: world.members.administrator.membershipId,
    invitedByName: 'Alex Reed',
    invitationHash: hash,
    invitationExpiresAt: new Date(NOW.getTime() + 3_600_000),
    ...more,
  })
  await world.sow({ membership: [membership] })
  return { path: `/ashcombe/join/${token}`, token, hash, email: (more['invitedEmail'] as string) ?? email, membership }
}

const membershipOf = async (id: string) => {
  const { rows } = await world.database.pool.query(
    'select account_id, joined_at, invitation_hash, invitation_expires_at, version, hats, name from membership where id = $1',
    [id],
  )
  return rows[0]
}
const accountsOf = async (email: string) =>
  (await world.database.accountsPool.query('select id, name, email_verified from auth.account where email = $1', [email])).rows
const signedIn = async () => {
  const account = await anAccount(world.house)
  const browser = new Browser(app)
  await browser.post('/sign-in', { email: account.email, password: PASSWORD })
  return { account, browser }
}

test('an invitation says who invites and to what, however often it is opened, and opening it does nothing', async () => {
  const { path, membership, email } = await anInvitation()
  for (let times = 0; times < 2; times++) {
    const answer = await new Browser(app).get(path)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).toContain('Alex Reed of Ashcombe asks you to join as:')
    expect(html).toContain('Link worker')
    expect(html).toContain('Volunteer')
    expect(html).toContain('Choose a password')
  }
  expect(await membershipOf(membership.id)).toMatchObject({ account_id: null, joined_at: null })
  expect(await accountsOf(email)).toHaveLength(0)
})

test('somebody new joins with a password, is signed in, and the link opens nothing any more', async () => {
  const { path, membership, email, hash } = await anInvitation()
  const browser = new Browser(app)
  const answer = await browser.post(path, { password: PASSWORD })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/ashcombe/today')
  const home = await browser.get('/ashcombe/today')
  expect(home.status).toBe(200)
  expect(await home.text()).toContain('Noor Haddad')

  const [account] = await accountsOf(email)
  expect(account).toMatchObject({ name: 'Noor Haddad', email_verified: true })
  expect(await membershipOf(membership.id)).toEqual({
    account_id: account.id,
    joined_at: NOW,
    invitation_hash: null,
    invitation_expires_at: null,
    version: 2,
    hats: ['link worker', 'volunteer'],
    name: 'Noor Haddad',
  })
  const { rows } = await world.database.pool.query('select did, by_name, membership_id from audit_entry where thing_id = $1', [membership.id])
  expect(rows).toEqual([{ did: 'joined', by_name: 'Noor Haddad', membership_id: membership.id }])
  expect((await new Browser(app).get(path)).status).toBe(410)
  expect((await new Browser(app).post(path, { password: PASSWORD })).status).toBe(410)
  expect((await world.database.pool.query('select id from membership where invitation_hash = $1', [hash])).rows).toHaveLength(0)

  const later = new Browser(app)
  expect((await later.post('/sign-in', { email, password: PASSWORD })).headers.get('location')).toBe('/ashcombe/today')
})

test('a button pressed twice joins once', async () => {
  const { path, email, membership } = await anInvitation()
  const browser = new Browser(app)
  await browser.post(path, { password: PASSWORD })
  const again = await browser.post(path, { password: PASSWORD })
  expect(again.headers.get('location')).toBe('/ashcombe/today')
  expect(await accountsOf(email)).toHaveLength(1)
  expect(await membershipOf(membership.id)).toMatchObject({ version: 2 })
})

test('pressed at the same moment in two windows, one joins and no fault is shown', async () => {
  const { path, email } = await anInvitation()
  const statuses = await Promise.all([new Browser(app), new Browser(app)].map(async (window) => (await window.post(path, { password: PASSWORD })).status))
  expect(statuses).toContain(303)
  for (const status of statuses) expect([303, 409, 410]).toContain(status)
  expect(await accountsOf(email)).toHaveLength(1)
})

test('a password that will not do makes no account', async () => {
  const { path, email, membership } = await anInvitation()
  const answer = await new Browser(app).post(path, { password: 'short' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('Use 12 characters or more')
  expect(html).toContain('Alex Reed of Ashcombe')
  expect(await accountsOf(email)).toHaveLength(0)
  expect(await membershipOf(membership.id)).toMatchObject({ account_id: null })
})

test('somebody who is signed in joins by the press of a button, without a password', async () => {
  const { account, browser } = await signedIn()
  const { path, membership } = await anInvitation()
  const html = await (await browser.get(path)).text()
  expect(html).toContain(account.email)
  expect(html).not.toContain('type="password"')
  expect((await browser.post(path)).headers.get('location')).toBe('/ashcombe/today')
  expect(await membershipOf(membership.id)).toMatchObject({ account_id: account.id })
  expect((await browser.get('/ashcombe/today')).status).toBe(200)
})

test('somebody whose address has an account signs in first, and comes back', async () => {
  const account = await anAccount(world.house)
  const { path, membership } = await anInvitation({ invitedEmail: account.email.toUpperCase() })
  const browser = new Browser(app)
  const html = await (await browser.get(path)).text()
  expect(html).toContain('You have an account already')
  expect(html).toContain(`href="/sign-in?next=${encodeURIComponent(path)}"`)
  expect((await browser.post(path, { password: 'another password of mine' })).status).toBe(409)
  expect(await membershipOf(membership.id)).toMatchObject({ account_id: null })

  const answer = await browser.post(`/sign-in?next=${encodeURIComponent(path)}`, { email: account.email, password: PASSWORD })
  expect(answer.headers.get('location')).toBe(path)
  expect((await browser.post(path)).headers.get('location')).toBe('/ashcombe/today')
})

test('somebody who belongs here already is told to ask for the new hat, and the invitation stays', async () => {
  const { account, browser } = await signedIn()
  await world.sow({ membership: [aMembership({ partnershipId: world.partnershipId, accountId: account.id, hats: ['person'] })] })
  const { path, membership } = await anInvitation()
  const answer = await browser.post(path)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('Ask an administrator there')
  expect(await membershipOf(membership.id)).toMatchObject({ account_id: null, version: 1 })
})

test.each([
  ['that is too old', { invitationExpiresAt: new Date(NOW.getTime() - 1000) }],
  ['of somebody who has left', { leftAt: NOW }],
])('an invitation %s is kindly refused', async (_, more) => {
  const { path, email, membership } = await anInvitation(more)
  const opened = await new Browser(app).get(path)
  expect(opened.status).toBe(410)
  expect(await opened.text()).toContain('ask whoever invited you for a new one')
  expect((await new Browser(app).post(path, { password: PASSWORD })).status).toBe(410)
  expect(await accountsOf(email)).toHaveLength(0)
  expect(await membershipOf(membership.id)).toMatchObject({ account_id: null })
})

test('an invitation opens nothing in another partnership, and it is there', async () => {
  const { path, token } = await anInvitation()
  expect((await new Browser(app).get(`/brindle/join/${token}`)).status).toBe(410)
  expect((await new Browser(app).post(`/brindle/join/${token}`, { password: PASSWORD })).status).toBe(410)
  expect((await new Browser(app).get(path)).status).toBe(200)
})

test('a link that never was is gone, and what cannot be one is not found', async () => {
  expect((await new Browser(app).get(`/ashcombe/join/${newToken().token}`)).status).toBe(410)
  expect((await new Browser(app).get('/ashcombe/join/short')).status).toBe(404)
  expect((await new Browser(app).post('/ashcombe/join/short', { password: PASSWORD })).status).toBe(404)
  expect((await new Browser(app).get(`/nowhere/join/${newToken().token}`)).status).toBe(404)
})

test('the administrator who is signed in and follows a link that never was reaches no other membership', async () => {
  const before = (await world.database.pool.query('select count(*) from membership where account_id is null')).rows
  const answer = await world.ask(`/ashcombe/join/${newToken().token}`, { as: world.members.administrator, method: 'POST', form: {} })
  // They are a member here already, so they are shown home.
  expect(answer.headers.get('location')).toBe('/ashcombe/today')
  expect((await world.database.pool.query('select count(*) from membership where account_id is null')).rows).toEqual(before)
})
