import { beforeAll, beforeEach, expect, test } from 'vitest'
import { attachingTo } from '../../../../tests/kit/attaching.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { bookPaths } from '../book/paths.ts'
import { findPage } from '../book/queries.ts'
import { crisisPaths } from '../crisis/paths.ts'
import { attachmentPaths as paths } from './paths.ts'

let world: World
let page: string
beforeAll(async () => {
  world = await aWorld()
})
beforeEach(async () => {
  page = await aPage()
})

const me = () => world.members.person
const coach = () => world.members['health coach']
const slug = 'ashcombe'
const { aPage, send, aPicture, fileOf, text, share, takeBackAll } = attachingTo(() => ({ world, page }))

test('nobody reaches a picture until the page is shared, then those it is shared with, until that is taken back; and it is there', async () => {
  const id = await aPicture()
  const others = [...Object.values(world.members).filter((member) => member !== me()), world.coachElsewhere]
  for (const other of others) expect([other.hat, (await fileOf(id, other)).status]).toEqual([other.hat, expect.toBeOneOf([403, 404])])
  expect((await world.ask(paths.file(slug, page, id))).status).toBeOneOf([303, 401])
  expect((await world.ask(paths.file('brindle', page, id), { as: world.stranger })).status).toBe(404)
  expect((await fileOf(id)).status).toBe(200)
  await share()
  expect([(await fileOf(id, coach())).status, (await fileOf(id, world.coachElsewhere)).status]).toEqual([200, 404])
  await takeBackAll()
  expect([(await fileOf(id, coach())).status, (await fileOf(id)).status]).toEqual([404, 200])
})

test('the database gives the row of a picture to nobody else, also while the page it is on is taken out', async () => {
  const id = await aPicture()
  await share()
  const rows = (viewer: typeof world.nobody) => world.asViewer(viewer, (tx) => tx.selectFrom('planAttachment').select('id').where('id', '=', id).execute())
  expect([(await rows(me())).length, (await rows(coach())).length, (await rows(world.coachElsewhere)).length]).toEqual([1, 1, 0])
  await world.ask(bookPaths.remove(slug, page), { as: me(), form: {} })
  expect([(await rows(me())).length, (await rows(coach())).length]).toEqual([1, 0])
  await world.ask(bookPaths.putBack(slug, page), { as: me(), form: {} })
  expect((await rows(coach())).length).toBe(1)
})

test('a picture opens on its own page only, whatever the address says', async () => {
  const id = await aPicture()
  const kept = page
  page = await aPage()
  await share()
  expect((await world.ask(paths.file(slug, page, id), { as: me() })).status).toBe(404)
  expect((await world.ask(paths.file(slug, page, id), { as: coach() })).status).toBe(404)
  expect((await fileOf(id, me(), kept)).status).toBe(200)
})

test('a link shows a picture together with its code, and nothing after it is taken back', async () => {
  const id = await aPicture()
  const made = await share('look', 'link')
  const link = made.match(/\/ashcombe\/shared\/[\w-]{43}/)?.[0] as string
  const code = made.match(/<strong class="lw-code">(\d{6})</)?.[1] as string
  const file = paths.fileByLink(slug, page, id, link.split('/').at(-1) as string)
  expect((await world.ask(file)).status).toBe(404)
  const cookie = (await world.ask(link, { form: { code } })).headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(await (await world.ask(link, { headers: { cookie } })).text()).toContain(file)
  expect((await world.ask(file, { headers: { cookie } })).headers.get('content-type')).toBe('image/jpeg')
  expect((await world.ask(file.replace(page, await aPage()), { headers: { cookie } })).status).toBe(404)
  await takeBackAll()
  expect((await world.ask(file, { headers: { cookie } })).status).toBe(404)
})

test('a crisis card opens a picture with a page that was chosen, and never before', async () => {
  const id = await aPicture()
  const closed = page
  const closedId = await aPicture()
  page = await aPage()
  const openId = await aPicture()
  await world.ask(crisisPaths.choose(slug), { as: me(), form: { pages: [page], firstName: '', firstAt: '', secondName: '', secondAt: '' } })
  const card = (await text(crisisPaths.print(slug))).match(/\/ashcombe\/card\/[\w-]{43}/)?.[0] as string
  expect((await world.ask(paths.fileByCard(slug, page, openId, card.split('/').at(-1) as string))).status).toBe(404)
  const form = { id: newId(), name: 'Dr Obi', worksAt: 'The ward', because: 'By ambulance', phone: '' }
  const opened = (await world.ask(card, { form })).headers.get('location') as string
  const token = opened.split('/').at(-1) as string
  expect(await (await world.ask(opened)).text()).toContain(paths.fileByCard(slug, page, openId, token))
  expect((await world.ask(paths.fileByCard(slug, page, openId, token))).status).toBe(200)
  for (const each of [id, closedId]) expect((await world.ask(paths.fileByCard(slug, closed, each, token))).status).toBe(404)
  await world.ask(crisisPaths.cancel(slug), { as: me(), form: {} })
  expect((await world.ask(paths.fileByCard(slug, page, openId, token))).status).toBe(404)
})

test('who may look does not add a picture; who writes together does, and takes out their own', async () => {
  const mine = await aPicture()
  await share()
  expect((await send({ as: coach() })).status).toBe(403)
  await takeBackAll()
  await share('write')
  const theirs = await aPicture({ as: coach(), words: 'My paper page' })
  expect(await text(bookPaths.page(slug, page))).toContain('My paper page')
  expect((await fileOf(theirs)).status).toBe(200)
  expect((await world.ask(paths.takeOut(slug, page, mine), { as: coach(), form: {} })).status).toBe(403)
  expect((await world.ask(paths.takeOut(slug, page, theirs), { as: coach(), form: { how: 'for good' } })).status).toBe(303)
  // Not for good: that is for whose plan it is.
  expect([(await fileOf(theirs)).status, (await fileOf(theirs, coach())).status]).toEqual([200, 404])
  const page2 = await world.acting(me(), (acting) => findPage(acting, world.partnershipId, page))
  expect(page2?.content.attached.map(({ id }) => id)).toEqual([mine])
})

test('whoever reads every table of the database finds neither the picture nor its words', async () => {
  const id = await aPicture({ words: 'A lantern nobody lit' })
  const kept = Buffer.from(await (await fileOf(id)).arrayBuffer())
  // From the middle of what it shows, and how every JPEG begins.
  const signs = [kept.subarray(-24), kept.subarray(0, 12), Buffer.from('lantern')].map((sign) => sign.toString('hex'))
  const { rows: tables } = await world.database.pool.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth', 'jobs')`,
  )
  for (const { name } of tables) {
    const { rows } = await world.database.pool.query(`select 1 from ${name} t where t::text ~ $1`, [`${signs.join('|')}|lantern`])
    expect([name, rows]).toEqual([name, []])
  }
  expect((await world.database.pool.query('select 1 from plan_attachment where id = $1', [id])).rows).toHaveLength(1)
})
