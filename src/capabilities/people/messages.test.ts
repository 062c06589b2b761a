import { beforeAll, expect, test } from 'vitest'
import { aWorld, HATS, type World } from '../../../tests/kit/world.ts'
import { putInOutbox } from '../../platform/outbox.ts'
import { NotSent } from '../../platform/post/letter.ts'
import { clearOldMessages, deliver, listWaiting } from '../../platform/postman.ts'
import { messageTo, wayTo } from './messageTo.ts'
import { listMessagesTo } from './queries.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
  const about = { personId: world.rosa.id, teamId: world.north.id }
  await world.acting(world.members['health coach'], async (acting) => {
    await putInOutbox(acting, { ...about, kind: 'when we talk next', to: 'rosa@people.example', subject: 'Soon', body: 'https://livewell.test/a-link' })
    await putInOutbox(acting, { ...about, kind: 'a few questions', to: '07700 900123', text: 'Hello' })
    await putInOutbox(acting, { personId: world.rosa.id, kind: 'a reminder of goals', to: 'rosa@people.example', subject: 'Goals', body: 'Yours' })
    await putInOutbox(acting, { kind: 'you are invited', to: 'anita@practice.example', subject: 'Hello', body: 'Join' })
  })
})

const page = async (as = world.members['link worker']) => (await world.ask(`/ashcombe/people/${world.rosa.id}/messages`, { as })).text()
const post = (send: () => Promise<void>) => ({ send, tidy: async () => {}, close: () => {} })

test('a worker reads what was sent to a person, which way, and whether it went; never what it said, or what is the person’s own affair', async () => {
  expect((await page()).match(/On its way/g)).toHaveLength(2)
  const waiting = await listWaiting(world.house, 'new')
  for (const each of waiting) {
    const { rows } = await world.database.pool.query('select kind from outbox where id = $1', [each.id])
    const refused = post(async () => Promise.reject(new NotSent('ENUMBER', true)))
    await deliver(world.house, rows[0].kind === 'a few questions' ? refused : post(async () => {}), each)
  }
  const shown = await page()
  expect(shown).toContain('When we talk next')
  expect(shown).toContain('By e-mail')
  expect(shown).toContain('Could not be sent')
  expect(shown).not.toMatch(/On its way|a-link|900123|rosa@|reminder of goals|Soon/i)
})

test('it is kept after the message is cleared away, without an address or a word of it', async () => {
  await world.database.pool.query(`update outbox set created_at = '2026-01-01', sent_at = '2026-01-01'`)
  await clearOldMessages(
    world.house,
    post(async () => {}),
  )
  expect((await world.database.pool.query('select from outbox')).rowCount).toBe(0)
  expect(await page()).toContain('When we talk next')
  const { rows } = await world.database.pool.query('select * from message_log')
  expect(JSON.stringify(rows)).not.toMatch(/rosa@|900123|a-link|anita/)
  expect(rows).toHaveLength(3)
})

test('workers of the team and the person reach it, and nobody else does; it is there', async () => {
  const seenBy = (viewer: World['nobody']) =>
    world.asViewer(viewer, async (tx) => (await listMessagesTo(tx, world.partnershipId, world.rosa.id)).length).catch(() => 0)
  const expected: Partial<Record<(typeof HATS)[number], number>> = { person: 3, 'health coach': 2, 'link worker': 2 }
  for (const hat of HATS) expect(await seenBy(world.members[hat]), hat).toBe(expected[hat] ?? 0)
  for (const other of [world.coachElsewhere, world.stranger, world.nobody]) expect(await seenBy(other)).toBe(0)
})

test('the person takes it away with everything else', async () => {
  const everything = await (await world.ask('/ashcombe/my-support/everything.json', { as: world.members.person })).json()
  expect(everything.people['messages we sent']).toHaveLength(3)
})

test('a message goes the way somebody said is safe, and no other', () => {
  const reached = { reachBy: 'phone' as const, email: 'a@people.example', phone: '07700 900123', mayText: true }
  const { house } = world
  expect(wayTo(house, reached)).toBeUndefined()
  expect(wayTo(house, { ...reached, reachBy: 'email' })).toEqual({ email: 'a@people.example' })
  expect(wayTo(house, { ...reached, reachBy: 'email', email: null })).toBeUndefined()
  expect(wayTo(house, { ...reached, reachBy: 'text' })).toEqual({ text: '07700 900123' })
  expect(wayTo(house, { ...reached, reachBy: 'text', mayText: false })).toBeUndefined()
  expect(wayTo(house, { ...reached, reachBy: 'text', phone: '0115 496 0123' })).toBeUndefined()
  const mailOnly = { settings: { ...house.settings, smtpUrl: 'smtp://127.0.0.1:1' } }
  expect(wayTo(mailOnly, { ...reached, reachBy: 'text' })).toBeUndefined()
  const said = { kind: 'x', subject: 's', body: 'b', text: '', marks: {} }
  expect(messageTo(house, { ...reached, reachBy: 'text', id: 'p', teamId: 't' }, said)).toBeUndefined()
})
