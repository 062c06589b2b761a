import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import type { Hat, Member } from '../../platform/viewer.ts'
import { aMembership } from './factory.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

/** One account with hats in both partnerships. */
async function aManyHatted(here: Hat[], there: Hat[]): Promise<Member> {
  const { partnershipId, stranger, members } = world
  const inAshcombe = aMembership({ partnershipId, hats: here, teamIds: [world.north.id], name: 'Ama Boateng' })
  const inBrindle = aMembership({ partnershipId: stranger.partnershipId, hats: there, accountId: inAshcombe.accountId, name: 'Ama at Brindle' })
  await world.sow({ membership: [inAshcombe, inBrindle] })
  return { ...members.volunteer, accountId: inAshcombe.accountId, name: 'Ama Boateng' } as Member
}

const header = async (path: string, as: Member) => /<span class="lw-header__acting">(.*?)<\/span>/.exec(await (await world.ask(path, { as })).text())?.[1] ?? ''
const wear = (slug: string, as: Member, hat: string) => world.ask(`/${slug}/acting-as`, { as, form: { hat } })

test('somebody with several hats changes between them, and each page says which they wear', async () => {
  const as = await aManyHatted(['link worker', 'evaluator'], ['volunteer', 'administrator'])
  const page = `/ashcombe/people/${world.rosa.id}`
  expect(await header('/ashcombe/today', as)).toContain('<strong>Link worker</strong>')
  expect((await world.ask(page, { as })).status).toBe(200)

  expect((await wear('ashcombe', as, 'evaluator')).status).toBe(303)
  expect(await header('/ashcombe/today', as)).toContain('<strong>Evaluator</strong>')
  expect((await world.ask(page, { as })).status).toBe(404)
})

test('a hat worn in one partnership changes nothing in the other', async () => {
  const as = await aManyHatted(['link worker', 'administrator'], ['volunteer', 'administrator'])
  await wear('ashcombe', as, 'administrator')
  expect(await header('/brindle/today', as)).toContain('<strong>Volunteer</strong>')
  expect((await world.ask('/brindle/administration', { as })).status).toBe(403)
  await wear('brindle', as, 'administrator')
  expect((await world.ask('/brindle/administration', { as })).status).toBe(200)
  await wear('ashcombe', as, 'link worker')
  expect((await world.ask('/ashcombe/administration', { as })).status).toBe(403)
  expect((await world.ask('/brindle/administration', { as })).status).toBe(200)
})

test('a commissioner can change to another of their hats, and back', async () => {
  const as = await aManyHatted(['commissioner', 'volunteer'], ['volunteer'])
  expect(await header('/ashcombe/today', as)).toContain('<strong>Commissioner</strong>')
  expect((await wear('ashcombe', as, 'volunteer')).status).toBe(303)
  expect(await header('/ashcombe/today', as)).toContain('<strong>Volunteer</strong>')
  expect((await wear('ashcombe', as, 'commissioner')).status).toBe(303)
  expect((await wear('ashcombe', as, 'commissioner')).status).toBe(303)
  expect(await header('/ashcombe/today', as)).toContain('<strong>Commissioner</strong>')
})

test.each(['administrator', 'wizard', '', 'link worker\u0000'])('nobody puts on %j when it is not theirs', async (hat) => {
  const as = await aManyHatted(['volunteer', 'evaluator'], ['administrator'])
  expect((await wear('ashcombe', as, hat)).status).toBe(422)
  expect(await header('/ashcombe/today', as)).toContain('<strong>Volunteer</strong>')
})

test('a hat that was worn and then taken away is not worn any more', async () => {
  const as = await aManyHatted(['volunteer', 'administrator'], ['volunteer'])
  await wear('ashcombe', as, 'administrator')
  await world.database.pool.query(`update membership set hats = '{volunteer}' where account_id = $1 and partnership_id = $2`, [
    as.accountId,
    world.partnershipId,
  ])
  expect((await world.ask('/ashcombe/administration', { as })).status).toBe(403)
})

test('the front list shows where somebody takes part, and nothing of where others do', async () => {
  const as = await aManyHatted(['link worker', 'evaluator'], ['volunteer'])
  const html = await (await world.ask('/', { as })).text()
  const own = html.slice(html.indexOf('Where you take part'), html.indexOf('All partnerships here'))
  expect([...own.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual(['/ashcombe/today', '/brindle/today'])
  expect(own).toContain('Link worker, Evaluator')
  const other = await (await world.ask('/', { as: world.stranger })).text()
  expect([...other.matchAll(/href="([^"]*\/today)"/g)].map((match) => match[1])).toEqual(['/brindle/today'])
})

test('where somebody has left is not shown to them as theirs, and nothing is to somebody without an account', async () => {
  const as = await aManyHatted(['volunteer'], ['volunteer'])
  await world.database.pool.query('update membership set left_at = now() where account_id = $1 and partnership_id = $2', [as.accountId, world.partnershipId])
  expect(await (await world.ask('/', { as })).text()).not.toContain('/ashcombe/today')
  const html = await (await world.ask('/')).text()
  expect(html).not.toContain('Where you take part')
  expect(html).toContain('href="/ashcombe"')
})
