import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aWorld, signIn, TODAY, type World } from '../../../../tests/kit/world.ts'
import { addDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/viewer.ts'
import { attachmentPaths } from '../attachments/paths.ts'
import { addPage } from '../book/changes/addPage.ts'
import { changePage } from '../book/changes/changePage.ts'
import { writeAnswer } from '../book/document.ts'
import { bookPaths } from '../book/paths.ts'
import { sharingPaths as paths } from './paths.ts'

let world: World
let shown: string
let kept: string
beforeAll(async () => {
  world = await aWorld()
})
beforeEach(async () => {
  shown = await aPage('The heron at the mill')
  kept = await aPage('What I tell nobody')
})

const me = () => world.members.person
const coach = () => world.members['health coach']

async function aPage(words: string): Promise<string> {
  const id = newId()
  await world.acting(me(), async (acting) => {
    await addPage(acting, { id, personId: world.rosa.id, kind: 'own', title: 'A page' })
    await changePage(acting, { id }, (doc) => writeAnswer(doc, 'words', '', words))
  })
  return id
}

const asked = (more: Record<string, string | string[]> = {}) => ({ id: newId(), to: 'team', name: '', email: '', pages: [shown], mayWrite: 'look', ...more })
const share = (more: Record<string, string | string[]> = {}) => world.ask(paths.share('ashcombe'), { as: me(), form: { ...asked(more), confirmed: 'yes' } })
const statusOf = async (id: string, as: Member) => (await world.ask(bookPaths.page('ashcombe', id), { as })).status
const shares = async () =>
  (await world.database.pool.query('select id, with_kind, with_name, taken_back_at from plan_share where $1 = any (page_ids) order by id', [shown])).rows

async function aLink(more: Record<string, string | string[]> = {}) {
  const answer = await share({ to: 'link', name: 'Dina', ...more })
  const page = await answer.text()
  return { path: page.match(/\/ashcombe\/shared\/[\w-]{43}/)?.[0] as string, code: page.match(/<strong class="lw-code">(\d{6})</)?.[1] as string, answer }
}
const enter = async (path: string, code: string) => {
  const answer = await world.ask(path, { form: { code } })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

describe('sharing with a team', () => {
  test('before it is shared it is shown as they will see it, and nothing is shared yet', async () => {
    const answer = await world.ask(paths.share('ashcombe'), { as: me(), form: asked() })
    const page = await answer.text()
    expect([answer.status, page.includes('The heron at the mill'), page.includes('What I tell nobody')]).toEqual([200, true, false])
    expect(await shares()).toEqual([])
    expect(await statusOf(shown, coach())).toBe(404)
  })

  test('the team reads the page that is shared and no other, and the person reads that they looked', async () => {
    await share()
    expect([await statusOf(shown, coach()), await statusOf(kept, coach()), await statusOf(shown, world.coachElsewhere)]).toEqual([200, 404, 404])
    const looks = await (await world.ask('/ashcombe/my-support/who-has-looked', { as: me() })).text()
    expect(looks).toContain('plan page')
    expect(await (await world.ask(paths.withMe('ashcombe'), { as: coach() })).text()).toContain(world.rosa.name)
    expect(await (await world.ask(paths.ofPerson('ashcombe', world.rosa.id), { as: coach() })).text()).toContain(bookPaths.page('ashcombe', shown))
  })

  test('to look is not to write, and nothing of keeping a page is shared with it', async () => {
    await share()
    const write = bookPaths.write('ashcombe', shown)
    expect((await world.ask(write, { as: coach(), form: { 'answer-words': 'x' } })).status).toBe(403)
    for (const path of [bookPaths.rename('ashcombe', shown), bookPaths.history('ashcombe', shown), bookPaths.remove('ashcombe', shown)]) {
      expect((await world.ask(path, { as: coach() })).status).toBe(403)
    }
    const { numUpdatedRows } = await world.asViewer(coach(), (tx) =>
      tx.updateTable('planPage').set({ removedAt: new Date() }).where('id', '=', shown).executeTakeFirstOrThrow(),
    )
    expect(numUpdatedRows).toBe(0n)
  })

  test('those who write together write on the same page, and it says who', async () => {
    await share({ mayWrite: 'write' })
    const form = { 'answer-words': 'The heron at the mill, at dawn', 'was-words': 'The heron at the mill' }
    expect((await world.ask(bookPaths.write('ashcombe', shown), { as: coach(), form })).status).toBe(303)
    expect(await (await world.ask(bookPaths.page('ashcombe', shown), { as: me() })).text()).toContain('at dawn')
    expect(await (await world.ask(bookPaths.history('ashcombe', shown), { as: me() })).text()).toContain(coach().name)
  })

  test('what is taken back is out of reach at once, in the pages and in the database', async () => {
    await share()
    const [{ id }] = (await shares()) as [{ id: string }]
    const rows = () => world.asViewer(coach(), (tx) => tx.selectFrom('planPage').select('id').where('id', '=', shown).execute())
    expect(await rows()).toHaveLength(1)
    expect((await world.ask(paths.takeBack('ashcombe', id), { as: me(), form: {} })).status).toBe(303)
    expect([await statusOf(shown, coach()), await rows()]).toEqual([404, []])
    expect(await statusOf(shown, me())).toBe(200)
  })

  test('of two shares of a page, taking back one leaves the other', async () => {
    await share()
    await share({ mayWrite: 'write' })
    const [, second] = (await shares()) as [unknown, { id: string }]
    await world.ask(paths.takeBack('ashcombe', second.id), { as: me(), form: {} })
    expect(await statusOf(shown, coach())).toBe(200)
    expect((await world.ask(bookPaths.write('ashcombe', shown), { as: coach() })).status).toBe(403)
  })

  test('a day that is over ends it, though nothing was written since', async () => {
    await share({ 'until-day': '3', 'until-month': '12', 'until-year': '2026' })
    expect(await statusOf(shown, coach())).toBe(200)
    await world.database.pool.query('update plan_share set until = $1 where $2 = any (page_ids)', [addDays(TODAY, -1), shown])
    expect(await statusOf(shown, coach())).toBe(404)
  })

  test('nobody takes back or shares what is not theirs', async () => {
    await share()
    const [{ id }] = (await shares()) as [{ id: string }]
    expect((await world.ask(paths.takeBack('ashcombe', id), { as: coach(), form: {} })).status).toBe(403)
    expect((await world.ask(paths.share('ashcombe'), { as: coach(), form: { ...asked(), confirmed: 'yes' } })).status).toBe(403)
    expect(await shares()).toMatchObject([{ taken_back_at: null }])
  })

  test('the same form sent twice shares once, and an empty one says what is missing', async () => {
    const id = newId()
    for (const _ of [1, 2]) await share({ id })
    expect(await shares()).toHaveLength(1)
    const answer = await share({ to: '', pages: [], mayWrite: '' })
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Choose at least one page')])
  })
})

describe('sharing by a link and a code', () => {
  test('the link alone shows only a question; with the code it shows the pages shared, and the person is told who looked', async () => {
    const { path, code } = await aLink()
    const door = await (await world.ask(path)).text()
    expect([door.includes('Enter the code'), door.includes('heron'), door.includes('Rosa')]).toEqual([true, false, false])
    const cookie = await enter(path, `${code.slice(0, 3)} ${code.slice(3)}`)
    const opened = await (await world.ask(path, { headers: { cookie } })).text()
    expect([opened.includes('The heron at the mill'), opened.includes('What I tell nobody')]).toEqual([true, false])
    expect(await (await world.ask('/ashcombe/my-support/who-has-looked', { as: me() })).text()).toContain('Dina')
    expect((await world.ask(path, { headers: { cookie: cookie.replace(/=\d+/, '=000000') } })).status).toBe(404)
  })

  test('five wrong codes lock it, also for the right one', async () => {
    const { path, code } = await aLink()
    const wrong = code === '123456' ? '654321' : '123456'
    for (let tries = 0; tries < 5; tries++) expect(await enter(path, wrong)).not.toContain(wrong)
    expect(await enter(path, code)).not.toContain(code)
    expect(await (await world.ask(path)).text()).toContain('This link is locked')
  })

  test('neither the link nor the code stands in the database', async () => {
    const { path, code } = await aLink()
    const { rows } = await world.database.pool.query('select s::text as line from plan_share s where $1 = any (page_ids)', [shown])
    expect(rows).toHaveLength(1)
    expect(rows[0].line).not.toContain(path.split('/').at(-1))
    expect(rows[0].line).not.toContain(`,${code},`)
  })

  test('who may write by a link writes, and who may look does not', async () => {
    const { path, code } = await aLink({ mayWrite: 'write' })
    const cookie = await enter(path, code)
    const writePath = paths.writeByLink('ashcombe', shown, path.split('/').at(-1) as string)
    const form = { 'answer-words': 'The heron at the mill, said Dina', 'was-words': 'The heron at the mill' }
    expect((await world.ask(writePath, { headers: { cookie }, form })).status).toBe(303)
    expect(await (await world.ask(bookPaths.page('ashcombe', shown), { as: me() })).text()).toContain('said Dina')
    expect(await (await world.ask(bookPaths.history('ashcombe', shown), { as: me() })).text()).toContain('Dina')
    const looking = await aLink()
    const looker = await enter(looking.path, looking.code)
    const notTheirs = paths.writeByLink('ashcombe', shown, looking.path.split('/').at(-1) as string)
    expect((await world.ask(notTheirs, { headers: { cookie: looker }, form })).status).toBe(404)
    expect((await world.ask(writePath.replace(shown, kept), { headers: { cookie }, form })).status).toBe(404)
  })

  test('taken back, it opens nothing; in another partnership it is nothing', async () => {
    const { path, code } = await aLink()
    const cookie = await enter(path, code)
    expect((await world.ask(path.replace('ashcombe', 'brindle'), { headers: { cookie } })).status).toBe(404)
    const [{ id }] = (await shares()) as [{ id: string }]
    await world.ask(paths.takeBack('ashcombe', id), { as: me(), form: {} })
    expect((await world.ask(path, { headers: { cookie } })).status).toBe(404)
  })

  test('the link goes by e-mail when an address is given, and the code never', async () => {
    const { path, code } = await aLink({ email: 'dina@people.example' })
    const { rows } = await world.database.pool.query(`select body from outbox where send_to = 'dina@people.example' order by id desc limit 1`)
    expect(rows[0].body).toContain(path)
    expect(rows[0].body).not.toContain(code)
  })
})

describe('sharing with a supporter who has an account', () => {
  const supporter = () => world.members.supporter

  test('who opened a link asks to open it with their account; its owner says yes, and then the link opens nothing', async () => {
    const { path, code } = await aLink({ mayWrite: 'write' })
    const cookie = await enter(path, code)
    const signedIn = `${cookie}; ${await signIn(world.database, supporter())}`
    const ask = paths.askForAccount('ashcombe', path.split('/').at(-1) as string)
    expect(await (await world.ask(path, { headers: { cookie: signedIn } })).text()).toContain(`action="${ask}"`)
    expect((await world.ask(ask, { headers: { cookie: signedIn }, form: {} })).status).toBe(303)
    // Asked is not answered.
    expect(await statusOf(shown, supporter())).toBe(404)
    const [{ id }] = (await shares()) as [{ id: string }]
    expect(await (await world.ask(paths.mine('ashcombe'), { as: me() })).text()).toContain(supporter().name)
    expect((await world.ask(paths.toAccount('ashcombe', id), { as: supporter(), form: {} })).status).toBeOneOf([403, 404])
    expect((await world.ask(paths.toAccount('ashcombe', id), { as: me(), form: {} })).status).toBe(303)
    expect([await statusOf(shown, supporter()), await statusOf(kept, supporter())]).toEqual([200, 404])
    expect(await (await world.ask(paths.withMe('ashcombe'), { as: supporter() })).text()).toContain(world.rosa.name)
    expect((await world.ask(path, { headers: { cookie } })).status).toBe(404)
    const form = { 'answer-words': 'The heron at the mill, and an otter', 'was-words': 'The heron at the mill' }
    expect((await world.ask(bookPaths.write('ashcombe', shown), { as: supporter(), form })).status).toBe(303)
    await world.ask(paths.takeBack('ashcombe', id), { as: me(), form: {} })
    expect(await statusOf(shown, supporter())).toBe(404)
  })

  test('with the link alone, without an account, or as somebody who is no supporter, nobody asks', async () => {
    const { path, code } = await aLink()
    const ask = paths.askForAccount('ashcombe', path.split('/').at(-1) as string)
    expect((await world.ask(ask, { as: supporter(), form: {} })).status).toBe(404)
    const cookie = await enter(path, code)
    expect((await world.ask(ask, { headers: { cookie }, form: {} })).status).toBe(404)
    const asCoach = `${cookie}; ${await signIn(world.database, coach())}`
    expect((await world.ask(ask, { headers: { cookie: asCoach }, form: {} })).status).toBe(404)
    expect(await (await world.ask(path, { headers: { cookie: asCoach } })).text()).not.toContain(ask)
    const [{ id }] = (await shares()) as [{ id: string }]
    expect((await world.ask(paths.toAccount('ashcombe', id), { as: me(), form: {} })).status).toBe(404)
  })
})

describe('a plan on paper, typed in together', () => {
  test('a worker types a page in for somebody without an account; another team does not, and the person takes it over', async () => {
    const dev = { ...world.rosa, id: newId(), name: 'Dev Patel' }
    await world.sow({ person: [dev] })
    const id = newId()
    const typeIn = paths.typeIn('ashcombe', dev.id)
    expect((await world.ask(typeIn, { as: world.coachElsewhere, form: { id, kind: 'own', title: 'Mine' } })).status).toBe(404)
    expect((await world.ask(typeIn, { as: coach(), form: { id, kind: 'own', title: 'Mine' } })).status).toBe(303)
    expect((await world.ask(bookPaths.write('ashcombe', id), { as: coach(), form: { 'answer-words': 'From my paper book', 'was-words': '' } })).status).toBe(
      303,
    )
    const upload = new FormData()
    upload.set('words', 'The paper itself')
    upload.set(
      'file',
      new File(
        [
          new Uint8Array(
            await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
              .png()
              .toBuffer(),
          ),
        ],
        'paper.png',
      ),
    )
    expect((await world.ask(attachmentPaths.addPicture('ashcombe', id), { as: coach(), upload })).status).toBe(303)
    expect(await statusOf(id, world.members['link worker'])).toBe(404)
    const devHimself = Object.assign(Object.create(me()), { personId: dev.id }) as Member
    await world.database.pool.query('update membership set person_id = $1 where id = $2', [dev.id, me().membershipId])
    try {
      const taken = await (await world.ask(bookPaths.page('ashcombe', id), { as: devHimself })).text()
      expect([taken.includes('From my paper book'), taken.includes('alt="The paper itself"')]).toEqual([true, true])
      const { rows } = await world.database.pool.query('select id from plan_share where person_id = $1', [dev.id])
      expect((await world.ask(paths.takeBack('ashcombe', rows[0].id), { as: devHimself, form: {} })).status).toBe(303)
      expect(await statusOf(id, coach())).toBe(404)
    } finally {
      await world.database.pool.query('update membership set person_id = $1 where id = $2', [world.rosa.id, me().membershipId])
    }
  })

  test('of somebody who keeps a plan of their own, a worker is told to ask', async () => {
    const answer = await world.ask(paths.typeIn('ashcombe', world.rosa.id), { as: coach(), form: { id: newId(), kind: 'own', title: 'Mine' } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.ofPerson('ashcombe', world.rosa.id)])
  })
})
