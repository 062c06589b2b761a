import { beforeAll, expect, test } from 'vitest'
import { Browser } from '../tests/kit/browser.ts'
import { aWorld, type World } from '../tests/kit/world.ts'
import { makeApp } from './app.tsx'
import { anAccount, PASSWORD } from './capabilities/accounts/factory.ts'
import { aMembership } from './capabilities/partnerships/factory.ts'
import { readArguments, takeTwoStepsOff } from './takeTwoStepsOff.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const rows = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows

/** An account that signs in with two steps, a place in the partnership, and a browser that is signed in. */
async function withTwoSteps() {
  const account = await anAccount(world.house)
  const browser = new Browser(makeApp(world.house))
  await browser.post('/sign-in', { email: account.email, password: PASSWORD })
  const member = aMembership({ partnershipId: world.partnershipId, hats: ['person'], personId: world.rosa.id, accountId: account.id })
  await world.sow({ membership: [member] })
  await rows('update auth.account set two_factor_enabled = true where id = $1', [account.id])
  await rows(`insert into auth.two_factor (account_id, secret, backup_codes, verified) values ($1, 'x', 'x', true)`, [account.id])
  return { account, browser, member }
}

test('somebody who lost phone and codes signs in with their password, and is signed out everywhere before', async () => {
  const { account, browser } = await withTwoSteps()
  const other = await withTwoSteps()
  const signIn = () => new Browser(makeApp(world.house)).post('/sign-in', { email: account.email, password: PASSWORD })
  expect((await signIn()).headers.get('location')).toBe('/sign-in/code')
  expect((await browser.get('/account')).status).toBe(200)

  await takeTwoStepsOff(world.database.pool, account.email)
  expect((await browser.get('/account')).status).toBe(303)
  expect((await signIn()).headers.get('location')).not.toContain('/sign-in')
  expect(await rows('select from auth.two_factor where account_id = $1', [account.id])).toEqual([])

  expect((await other.browser.get('/account')).status).toBe(200)
  expect(await rows('select from auth.two_factor where account_id = $1', [other.account.id])).toHaveLength(1)
})

test('it is written down where they belong, and their owner is told', async () => {
  const { account, member } = await withTwoSteps()
  await takeTwoStepsOff(world.database.pool, account.email)
  expect(await rows('select by_name, did, thing, person_id from audit_entry where thing_id = $1', [member.id])).toEqual([
    { by_name: 'Whoever runs the server', did: 'took two steps off', thing: 'account', person_id: world.rosa.id },
  ])
  expect(await rows('select subject from auth.message where send_to = $1', [account.email])).toEqual([
    { subject: 'You no longer sign in to Livewell with two steps' },
  ])
})

test('an account that nobody has, or without two steps, is said to be so, and nothing is sent', async () => {
  const account = await anAccount(world.house)
  await expect(takeTwoStepsOff(world.database.pool, 'nobody@example.org')).rejects.toThrow('Nobody has an account with the address nobody@example.org')
  await expect(takeTwoStepsOff(world.database.pool, account.email)).rejects.toThrow('does not sign in with two steps')
  expect(await rows('select from auth.message where send_to = any ($1)', [['nobody@example.org', account.email]])).toEqual([])
})

test('what is said on the command line is read', () => {
  expect(readArguments(['take-two-steps-off', ' Sam@Example.org '])).toBe('sam@example.org')
})

test.each([
  [[], 'Say what to do'],
  [['take-two-steps-off'], 'Say what to do'],
  [['delete', 'sam@example.org'], 'Say what to do'],
  [['take-two-steps-off', 'sam at example'], 'is not an e-mail address'],
])('%j is refused with what to put right', (words, message) => {
  expect(() => readArguments(words)).toThrow(message)
})
