import { beforeAll, expect, test } from 'vitest'
import { aWorld, HATS, type World } from '../../../tests/kit/world.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from '../referrals/factory.ts'
import { countAgain } from './changes/countAgain.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north } = world
  const people = Array.from({ length: 30 }, () => aPerson({ partnershipId, teamId: north.id, name: 'Hidden Name' }))
  const wayIn = (i: number) => (i < 20 ? 'self' : i < 27 ? 'consultation' : 'social care')
  await world.sow({ person: people, referral: people.map(({ id }, i) => aReferral({ partnershipId, personId: id, teamId: north.id, wayIn: wayIn(i) })) })
  await countAgain(world.house, { id: partnershipId, timeZone: 'Europe/London' })
})

test.each(['evaluator', 'commissioner', 'administrator'] as const)('a %s reads the figures, with small numbers hidden', async (hat) => {
  const page = await world.ask('/ashcombe/outcomes', { as: world.members[hat] })
  expect(page.status).toBe(200)
  const html = await page.text()
  expect(html).toContain('Asked for support themselves: 20')
  expect(html).toContain('From social care: hidden')
  expect(html).toContain('From a talk with a GP or nurse: hidden')
  expect(html).not.toContain('Hidden Name')
})

test.each(HATS.filter((hat) => !['evaluator', 'commissioner', 'administrator'].includes(hat)))('a %s does not', async (hat) => {
  expect((await world.ask('/ashcombe/outcomes', { as: world.members[hat] })).status).toBe(403)
})

test('the figures of a partnership stay in it', async () => {
  const rows = (viewer: World['nobody']) => world.asViewer(viewer, (tx) => tx.selectFrom('figure').selectAll().execute())
  expect(await rows(world.stranger)).toEqual([])
  expect((await rows(world.members.commissioner)).length).toBeGreaterThan(0)
})

test('a commissioner has no right to read a person, whatever the page', async () => {
  await expect(world.asViewer(world.members.commissioner, (tx) => tx.selectFrom('person').select('name').execute())).rejects.toThrow('permission denied')
})

test('counting again replaces the figures', async () => {
  const before = (await world.database.pool.query('select count(*)::int as n from figure')).rows[0].n
  await countAgain(world.house, { id: world.partnershipId, timeZone: 'Europe/London' })
  expect((await world.database.pool.query('select count(*)::int as n from figure')).rows[0].n).toBe(before)
})
