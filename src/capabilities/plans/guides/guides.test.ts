import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { bookPaths } from '../book/paths.ts'
import { findPage } from '../book/queries.ts'
import { guidePaths as paths } from './paths.ts'
import { shelves } from './shelf.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const me = () => world.members.person
const text = async (path: string) => (await world.ask(path, { as: me() })).text()

test('every guide of the shelf can be read', async () => {
  const shelf = await text(paths.shelf('ashcombe'))
  for (const { id, title, parts } of shelves.flatMap(({ guides }) => guides)) {
    expect(shelf).toContain(`>${title}<`)
    expect(await text(paths.guide('ashcombe', id))).toContain(parts[0]?.heading)
  }
  expect(new Set(shelves.flatMap(({ guides }) => guides.map(({ id }) => id))).size).toBeGreaterThanOrEqual(6)
  expect((await world.ask(paths.guide('ashcombe', 'not-a-guide'), { as: me() })).status).toBe(404)
})

test('slipped in, it is a page of theirs that they write in, and that knows where it came from', async () => {
  const id = newId()
  for (const _ of [1, 2]) expect((await world.ask(paths.slipIn('ashcombe', 'saying-no'), { as: me(), form: { id } })).status).toBe(303)
  expect(await text(bookPaths.page('ashcombe', id))).toContain('A reason is a gift')
  const words = 'My own no: “Not today, thank you.”'
  const before = (await world.acting(me(), (acting) => findPage(acting, world.partnershipId, id)))?.content.answers['guide'] as string
  const form = { 'answer-guide': `${before}\n${words}`, 'was-guide': before, 'answer-mine': 'Say it to Ann' }
  expect((await world.ask(bookPaths.write('ashcombe', id), { as: me(), form })).status).toBe(303)
  const page = await world.acting(me(), (acting) => findPage(acting, world.partnershipId, id))
  expect(page).toMatchObject({ kind: 'guide', content: { title: 'Saying no', guide: 'saying-no', answers: { mine: 'Say it to Ann' } } })
  expect(page?.content.answers['guide']).toContain(words)
  const shown = await text(bookPaths.page('ashcombe', id))
  expect(shown).toContain(`href="${paths.guide('ashcombe', 'saying-no')}"`)
  expect((await text(bookPaths.mine('ashcombe'))).match(/>Saying no</g)?.length).toBe(1)
})

test('it is nobody else’s: no other hat reads the page, and it is there', async () => {
  const id = newId()
  await world.ask(paths.slipIn('ashcombe', 'a-hard-day'), { as: me(), form: { id } })
  for (const other of Object.values(world.members)) {
    if (other === me()) continue
    expect((await world.ask(bookPaths.page('ashcombe', id), { as: other })).status).toBeOneOf([403, 404])
    expect((await world.ask(paths.slipIn('ashcombe', 'a-hard-day'), { as: other, form: { id: newId() } })).status).toBe(403)
  }
  expect((await world.ask(bookPaths.page('ashcombe', id), { as: me() })).status).toBe(200)
  // Which guide it is stands nowhere for whoever reads the database.
  const { rows } = await world.database.pool.query(`select kind from plan_page p where id = $1 and p::text ~ 'hard'`, [id])
  expect(rows).toEqual([])
})
