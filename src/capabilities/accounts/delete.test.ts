import { beforeAll, expect, test } from 'vitest'
import { Browser } from '../../../tests/kit/browser.ts'
import { aWorld, NOW, type World } from '../../../tests/kit/world.ts'
import { makeApp } from '../../app.tsx'
import type { Hat, Member } from '../../platform/viewer.ts'
import { aMembership, aPartnership } from '../partnerships/factory.ts'
import { aPerson } from '../people/factory.ts'
import { anAccount, PASSWORD } from './factory.ts'

let world: World
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  world = await aWorld()
  app = makeApp(world.house)
})

const rows = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows
const membershipRow = async (id: string) => (await rows('select * from membership where id = $1', [id]))[0]
const isThere = async (id: string) => (await rows('select from auth.account where id = $1', [id])).length === 1

/** Somebody who has signed in, with a place in each of these partnerships. */
async function somebody(hats: Hat[] = ['link worker'], places: string[] = [world.partnershipId], more: { personId?: string } = {}) {
  const account = await anAccount(world.house)
  const memberships = places.map((partnershipId) =>
    aMembership({ partnershipId, hats, accountId: account.id, name: 'Sam Okoro', invitedEmail: account.email, ...more }),
  )
  await world.sow({ membership: memberships })
  const browser = new Browser(app)
  await browser.post('/sign-in', { email: account.email, password: PASSWORD })
  return { account, memberships, browser }
}

/** The same, without a password, who comes by links. */
async function somebodyByLink() {
  const made = await somebody(['person'], [world.partnershipId], {})
  await rows('delete from auth.credential where account_id = $1', [made.account.id])
  return made
}
const linkTo = async (email: string) => {
  const [{ body }] = await rows(`select body from auth.message where send_to = $1 and subject like 'Delete%' order by created_at desc limit 1`, [email])
  return /http:\/\/livewell\.test(\/account\/delete\/\S+)/.exec(body)?.[1] as string
}

test('the page says what goes and what stays, and a look at it changes nothing', async () => {
  const { account, browser } = await somebody()
  expect(await (await browser.get('/account')).text()).toContain('href="/account/delete"')
  const html = await (await browser.get('/account/delete')).text()
  for (const words of ['What goes', 'What stays', 'Ashcombe', 'Your password now']) expect(html).toContain(words)
  expect(await isThere(account.id)).toBe(true)
})

test('without the password nothing is deleted', async () => {
  const { account, memberships, browser } = await somebody()
  for (const current of ['', 'wrong wrong wrong']) expect((await browser.post('/account/delete', { current })).status).toBe(422)
  expect(await isThere(account.id)).toBe(true)
  expect(await membershipRow(memberships[0]?.id as string)).toMatchObject({ account_id: account.id, left_at: null })
})

test('with it the sign-in goes with every session, and every membership ends, of this account and no other', async () => {
  const { partnershipId, stranger } = world
  const { account, memberships, browser } = await somebody(['link worker', 'evaluator'], [partnershipId, stranger.partnershipId])
  const other = await somebody()
  const elsewhere = new Browser(app)
  await elsewhere.post('/sign-in', { email: account.email, password: PASSWORD })
  await browser.post('/ashcombe/acting-as', { hat: 'evaluator' })
  const answer = await browser.post('/account/delete', { current: PASSWORD })
  expect(answer.headers.get('location')).toBe('/')

  expect(await isThere(account.id)).toBe(false)
  for (const table of ['session', 'credential', 'two_factor']) expect(await rows(`select from auth.${table} where account_id = $1`, [account.id])).toEqual([])
  for (const { id } of memberships) {
    expect(await membershipRow(id)).toMatchObject({ account_id: null, left_at: NOW, joined_at: null, invited_email: null, name: 'Sam Okoro', version: 2 })
    expect(await rows('select by_name, did, thing from audit_entry where thing_id = $1', [id])).toEqual([
      { by_name: 'Sam Okoro', did: 'deleted', thing: 'account' },
    ])
  }
  expect(await rows('select from hat_worn where account_id = $1', [account.id])).toEqual([])
  for (const each of [browser, elsewhere]) expect((await each.get('/account')).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await new Browser(app).post('/sign-in', { email: account.email, password: PASSWORD })).status).toBe(422)
  expect(await rows('select subject from auth.message where send_to = $1', [account.email])).toEqual([{ subject: 'Your Livewell account is deleted' }])

  expect(await isThere(other.account.id)).toBe(true)
  expect(await membershipRow(other.memberships[0]?.id as string)).toMatchObject({ account_id: other.account.id, left_at: null })
})

test('the record of support stays, and the person can be invited again', async () => {
  const { partnershipId, north, members } = world
  const person = aPerson({ partnershipId, teamId: north.id, name: 'Ivy Marsh', email: 'ivy@people.example' })
  await world.sow({ person: [person] })
  const { browser } = await somebody(['person'], [partnershipId], { personId: person.id })
  await browser.post('/account/delete', { current: PASSWORD })
  const page = await world.ask(`/ashcombe/people/${person.id}`, { as: members['health coach'] })
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Invite to an account')
})

test('somebody whose place was ended before leaves no trace of the account there', async () => {
  const { account, memberships, browser } = await somebody()
  const left = new Date('2026-05-01T10:00:00Z')
  await rows('update membership set left_at = $2 where id = $1', [memberships[0]?.id, left])
  await browser.post('/account/delete', { current: PASSWORD })
  expect(await membershipRow(memberships[0]?.id as string)).toMatchObject({ account_id: null, left_at: left })
  expect(await isThere(account.id)).toBe(false)
})

test('the only administrator of a partnership is told what to do, and everything is as it was, there and elsewhere', async () => {
  const lonely = aPartnership({ slug: 'coombe', name: 'Coombe' })
  await world.sow({ partnership: [lonely] })
  const { account, memberships, browser } = await somebody(['administrator'], [world.partnershipId, lonely.partnershipId])
  expect(await (await browser.get('/account/delete')).text()).toContain('/coombe/administration/members')
  const refused = await browser.post('/account/delete', { current: PASSWORD })
  expect(refused.status).toBe(422)
  const html = await refused.text()
  expect(html).toContain('You are the only administrator here')
  expect(html).not.toContain('href="/ashcombe/administration/members"')
  expect(await isThere(account.id)).toBe(true)
  for (const { id } of memberships) expect(await membershipRow(id)).toMatchObject({ account_id: account.id, left_at: null })

  await world.sow({ membership: [aMembership({ partnershipId: lonely.partnershipId, hats: ['administrator'] })] })
  expect((await browser.post('/account/delete', { current: PASSWORD })).status).toBe(303)
  expect(await isThere(account.id)).toBe(false)
})

test('an administrator does not bring back somebody whose account is gone', async () => {
  const { administrator } = world.members
  const { memberships, browser } = await somebody()
  await browser.post('/account/delete', { current: PASSWORD })
  const address = `/ashcombe/administration/members/${memberships[0]?.id}`
  expect(await (await world.ask(address, { as: administrator })).text()).toContain('They deleted their account')
  expect((await world.ask(`${address}/come-back`, { as: administrator, form: { version: '2' } })).status).toBe(409)
  expect(await membershipRow(memberships[0]?.id as string)).toMatchObject({ left_at: NOW })
})

test('somebody without a password is sent a link, which shows a button, and acts when it is pressed', async () => {
  const { account, browser } = await somebodyByLink()
  expect(await (await browser.get('/account/delete')).text()).toContain('Send me a link to delete it')
  expect((await browser.post('/account/delete', { current: 'x' })).status).toBe(200)
  const link = await linkTo(account.email)
  const page = await browser.get(link)
  expect(await page.text()).toContain('Delete my account')
  expect(await isThere(account.id)).toBe(true)
  expect((await browser.post(link)).status).toBe(303)
  expect(await isThere(account.id)).toBe(false)
})

test('a link is good for the account that asked for it, for twenty minutes, and in no other hands', async () => {
  const { account, browser } = await somebodyByLink()
  await browser.post('/account/delete')
  const link = await linkTo(account.email)
  expect((await new Browser(app).post(link)).headers.get('location')).toBe('/sign-in')
  const other = await somebody()
  for (const answer of [await other.browser.get(link), await other.browser.post(link)]) expect(answer.status).toBe(410)
  await rows(`update auth.verification set expires_at = $2 where value = $1`, [account.id, NOW])
  expect((await browser.post(link)).status).toBe(410)
  expect((await browser.post('/account/delete/not-a-token')).status).toBe(404)
  expect([await isThere(account.id), await isThere(other.account.id)]).toEqual([true, true])
})

test('nobody takes the account from the membership of another, or keeps a place without one', async () => {
  const { partnershipId, members } = world
  const { memberships } = await somebody()
  const part = (as: Member, id: string, leftAt: Date | null) =>
    world.asViewer(as, (tx) =>
      tx.updateTable('membership').set({ accountId: null, leftAt }).where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst(),
    )
  expect(await part(members.volunteer, memberships[0]?.id as string, NOW)).toEqual({ numUpdatedRows: 0n })
  await expect(part(members.volunteer, members.volunteer.membershipId, null)).rejects.toThrow('row-level security')
  expect(await part(members.volunteer, members.volunteer.membershipId, NOW)).toEqual({ numUpdatedRows: 1n })
})
