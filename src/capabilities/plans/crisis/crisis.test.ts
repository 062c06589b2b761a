import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aWorld, NOW, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { addPage } from '../book/changes/addPage.ts'
import { changePage } from '../book/changes/changePage.ts'
import { writeAnswer } from '../book/document.ts'
import { crisisPaths as paths } from './paths.ts'

let world: World
let open: string
let closed: string
beforeAll(async () => {
  world = await aWorld()
  open = await aPage('Ring Dina first')
  closed = await aPage('What I tell nobody')
})
beforeEach(async () => {
  world.house.clock = () => NOW
  await world.database.pool.query('delete from crisis_opening')
  await choose()
})

const me = () => world.members.person

async function aPage(words: string): Promise<string> {
  const id = newId()
  await world.acting(me(), async (acting) => {
    await addPage(acting, { id, personId: world.rosa.id, kind: 'own', title: 'A page' })
    await changePage(acting, { id }, (doc) => writeAnswer(doc, 'words', '', words))
  })
  return id
}

const choose = (pages: readonly string[] = [open], firstAt = 'dina@people.example') =>
  world.ask(paths.choose('ashcombe'), {
    as: me(),
    form: { pages: [...pages], firstName: 'Dina', firstAt, secondName: '', secondAt: '' },
  })
const cardPath = async () => (await (await world.ask(paths.print('ashcombe'), { as: me() })).text()).match(/\/ashcombe\/card\/[\w-]{43}/)?.[0] as string
const saying = (more: Record<string, string> = {}) => ({
  id: newId(),
  name: 'Dr Amara Obi',
  worksAt: 'The Queen’s ward',
  because: 'She came in by ambulance',
  phone: '',
  ...more,
})
const openIt = async (path: string, form = saying()) => {
  const answer = await world.ask(path, { form })
  return { status: answer.status, location: answer.headers.get('location') ?? '' }
}

describe('a crisis card', () => {
  test('shows only questions at first: nothing says whose it is, or that it was looked at', async () => {
    const page = await (await world.ask(await cardPath())).text()
    expect(page).toContain('Where you work')
    for (const word of ['Rosa', 'Dina', 'mill', 'A page']) expect(page).not.toContain(word)
    const { rows } = await world.database.pool.query('select 1 from crisis_opening')
    expect(rows).toEqual([])
  })

  test('opens the pages chosen, and no other, to somebody who says who they are and why', async () => {
    const { status, location } = await openIt(await cardPath())
    expect([status, location]).toEqual([303, expect.stringContaining('/card/opened/')])
    const page = await (await world.ask(location)).text()
    expect([page.includes('Ring Dina first'), page.includes(world.rosa.name), page.includes('What I tell nobody')]).toEqual([true, true, false])
  })

  test('tells the person and whom they named at once, and it stands where they read who looked', async () => {
    await openIt(await cardPath(), saying({ because: 'Found by the weir' }))
    const { rows } = await world.database.pool.query(`select send_to, body from outbox where kind like '%crisis card%' and body like '%Found by the weir%'`)
    expect(rows.map((row) => row.send_to)).toContain('dina@people.example')
    expect(rows.every((row) => row.body.includes('Dr Amara Obi') && !row.body.includes('Ring Dina first'))).toBe(true)
    expect(await (await world.ask(paths.mine('ashcombe'), { as: me() })).text()).toContain('Found by the weir')
    const looks = await (await world.ask('/ashcombe/my-support/who-has-looked', { as: me() })).text()
    expect(looks).toContain('Dr Amara Obi, The Queen’s ward')
  })

  test('tells by text whom a text reaches, without saying why, and the owner too when that is safe for them', async () => {
    const { partnershipId, rosa, database } = world
    const reach = (email: string | null, phone: string | null, mayText: boolean) =>
      database.pool.query('update person set email = $3, phone = $4, may_text = $5 where partnership_id = $1 and id = $2', [
        partnershipId,
        rosa.id,
        email,
        phone,
        mayText,
      ])
    await reach(null, '07700 900654', true)
    await choose([open], '07700 900321')
    await openIt(await cardPath(), saying({ because: 'Seen at the ford' }))
    const { rows } = await database.pool.query(`select send_to, body from outbox where channel = 'text' and body like '%Dr Amara Obi%' order by send_to`)
    expect(rows.map((row) => row.send_to)).toEqual(['+447700900321', '+447700900654'])
    expect(rows.some((row) => row.body.includes('ford'))).toBe(false)
    await reach(rosa.email ?? null, rosa.phone ?? null, rosa.mayText ?? false)
  })

  test('somebody to be told needs an e-mail address or a mobile number', async () => {
    const answer = await choose([open], '0115 496 0123')
    const html = await answer.text()
    expect([answer.status, html.includes('Enter an e-mail address or a mobile number'), html.includes('0115 496 0123')]).toEqual([422, true, true])
  })

  test('opens nothing without a name, a place of work and a reason, and keeps what was typed', async () => {
    const answer = await world.ask(await cardPath(), { form: saying({ because: '', worksAt: '' }) })
    const page = await answer.text()
    expect([answer.status, page.includes('Enter where you work'), page.includes('Dr Amara Obi')]).toEqual([422, true, true])
  })

  test('stays open for half an hour, and a link replayed after that opens nothing', async () => {
    const { location } = await openIt(await cardPath())
    world.house.clock = () => new Date(NOW.getTime() + 29 * 60_000)
    expect((await world.ask(location)).status).toBe(200)
    world.house.clock = () => new Date(NOW.getTime() + 31 * 60_000)
    expect((await world.ask(location)).status).toBe(404)
  })

  test('sent twice, it opens once', async () => {
    const form = saying()
    const path = await cardPath()
    await openIt(path, form)
    expect((await openIt(path, form)).location).toBe(path)
    expect((await world.database.pool.query('select 1 from crisis_opening')).rows).toHaveLength(1)
  })

  test('made anew, the one before opens nothing, and neither does what it opened already', async () => {
    const before = await cardPath()
    const { location } = await openIt(before)
    expect((await world.ask(paths.renew('ashcombe'), { as: me(), form: {} })).status).toBe(303)
    expect([(await world.ask(before)).status, (await world.ask(location)).status]).toEqual([404, 404])
    const after = await cardPath()
    expect(after).not.toBe(before)
    expect((await openIt(after)).location).toContain('/card/opened/')
  })

  test('cancelled, it is gone, for its owner too; in another partnership it never was', async () => {
    const path = await cardPath()
    expect((await world.ask(path.replace('ashcombe', 'brindle'))).status).toBe(404)
    await world.ask(paths.cancel('ashcombe'), { as: me(), form: {} })
    expect([(await world.ask(path)).status, (await world.ask(paths.print('ashcombe'), { as: me() })).status]).toEqual([404, 404])
  })

  test('a page chosen no longer opens no longer, also to somebody who has it open', async () => {
    const { location } = await openIt(await cardPath())
    await choose([])
    const page = await (await world.ask(location)).text()
    expect(page).not.toContain('Ring Dina first')
  })

  test('is opened a dozen times in a day, and then no more', async () => {
    const path = await cardPath()
    for (let times = 0; times < 12; times++) {
      await world.database.accountsPool.query('delete from auth.attempt')
      await openIt(path)
    }
    await world.database.accountsPool.query('delete from auth.attempt')
    expect((await world.ask(path, { form: saying() })).status).toBe(429)
  })

  test('the card alone reaches no page and no key in the database, and what it opened reaches both', async () => {
    const path = await cardPath()
    const { rows } = await world.database.pool.query('select token_hash, open_hash from crisis_card where cancelled_at is null')
    const reached = (tokenHash: string) =>
      world.asViewer(world.nobody.holding(tokenHash), async (tx) => [
        (await tx.selectFrom('planPage').select('id').execute()).map(({ id }) => id),
        (await tx.selectFrom('planKey').select('personId').execute()).length,
      ])
    expect(path).toBeDefined()
    expect(await reached(rows[0].token_hash)).toEqual([[], 0])
    expect(await reached(rows[0].open_hash)).toEqual([[open], 1])
    expect(closed).not.toBe(open)
  })

  test('its picture for a phone is as tall as a phone, for its owner alone', async () => {
    const answer = await world.ask(paths.picture('ashcombe'), { as: me() })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    const { width = 0, height = 0 } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect(height / width).toBeGreaterThan(2)
    expect((await world.ask(paths.picture('ashcombe'), { as: world.members['health coach'] })).status).toBe(403)
  })
})
