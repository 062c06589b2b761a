import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../tests/kit/world.ts'
import { createPartnership, readArguments } from './createPartnership.ts'
import { hashToken } from './platform/tokens.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const given = { slug: 'coombe', name: 'Coombe', administrator: 'Sam Okoro', email: 'sam@example.org' }

test('a partnership is made, with an invitation that its first administrator can open', async () => {
  const { database, ask } = world
  const link = await createPartnership(database.pool, 'http://livewell.test', given, new Date('2026-12-03T10:00:00Z'))
  const token = /^http:\/\/livewell\.test\/coombe\/join\/([\w-]{43})$/.exec(link)?.[1] ?? ''
  const { rows } = await database.pool.query('select m.* from membership m join partnership p using (partnership_id) where p.slug = $1', ['coombe'])
  expect(rows).toMatchObject([
    { name: 'Sam Okoro', hats: ['administrator'], invited_email: 'sam@example.org', joined_at: null, invitation_hash: hashToken(token) },
  ])
  expect((await ask('/coombe')).status).toBe(200)
  const page = await ask(new URL(link).pathname)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Coombe')
})

test('an address that is taken makes nothing', async () => {
  const { database } = world
  await expect(createPartnership(database.pool, 'http://livewell.test', { ...given, slug: 'ashcombe', email: 'other@example.org' })).rejects.toThrow(
    'There is a partnership at /ashcombe already',
  )
  const { rows } = await database.pool.query('select from membership where invited_email = $1', ['other@example.org'])
  expect(rows).toEqual([])
})

test('what is said on the command line is read', () => {
  expect(readArguments(['coombe', ' Coombe ', 'Sam Okoro', 'Sam@Example.org'])).toEqual(given)
})

test.each([
  [[], 'Say what to make'],
  [['coombe', 'Coombe', 'Sam'], 'Say what to make'],
  [['coombe', '', 'Sam', 'sam@example.org'], 'Say what to make'],
  [['Coombe', 'Coombe', 'Sam', 'sam@example.org'], 'cannot be part of an address'],
  [['c', 'Coombe', 'Sam', 'sam@example.org'], 'cannot be part of an address'],
  [['api', 'Coombe', 'Sam', 'sam@example.org'], 'an address of Livewell itself'],
  [['coombe', 'x'.repeat(121), 'Sam', 'sam@example.org'], '120 characters'],
  [['coombe', 'Coombe', 'Sam', 'sam at example'], 'is not an e-mail address'],
])('%j is refused with what to put right', (words, message) => {
  expect(() => readArguments(words)).toThrow(message)
})
