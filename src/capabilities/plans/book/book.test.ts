import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { addPage } from './changes/addPage.ts'
import { changePage } from './changes/changePage.ts'
import { movePage } from './changes/keepPage.ts'
import { writeAnswer } from './document.ts'
import { bookPaths as paths } from './paths.ts'
import type { PlanPage } from './planPage.ts'
import { findPage, listPages } from './queries.ts'

const SENTENCE = 'The heron by the old mill at dawn'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const me = () => world.members.person
const ask = async (path: string, form?: Record<string, string>, as: Parameters<World['ask']>[1] = { as: me() }) => world.ask(path, form ? { ...as, form } : as)
const text = async (path: string) => (await ask(path)).text()

async function aPage(kind: 'what matters' | 'people' | 'own' = 'what matters', title = ''): Promise<string> {
  const id = newId()
  await world.acting(me(), (acting) => addPage(acting, { id, personId: world.rosa.id, kind, title }))
  return id
}

const write = (id: string, words: string, was = '', as: Parameters<World['ask']>[1] = { as: me() }) =>
  ask(paths.write('ashcombe', id), { 'answer-most': words, 'was-most': was }, as)

describe('a person’s plan', () => {
  test('begins empty, and says how to begin', async () => {
    expect(await text(paths.mine('ashcombe'))).toContain('There is no page in your plan yet')
  })

  test('a page is added once, however often it is sent, and one of their own needs a name', async () => {
    const id = newId()
    for (const _ of [1, 2]) expect((await ask(paths.add('ashcombe'), { id, kind: 'own', title: 'Mornings' })).status).toBe(303)
    expect((await text(paths.mine('ashcombe'))).match(/Mornings/g)?.length).toBeLessThanOrEqual(3)
    const nameless = await ask(paths.add('ashcombe'), { id: newId(), kind: 'own', title: '' })
    expect(nameless.status).toBe(422)
    expect(await nameless.text()).toContain('Give your own page a name')
  })

  test('what is written reads back as it was written', async () => {
    const id = await aPage()
    expect((await write(id, `${SENTENCE}\n\n<b>and</b> “tea” ☕️`)).status).toBe(303)
    expect(await text(paths.page('ashcombe', id))).toContain('&lt;b&gt;and&lt;/b&gt; “tea” ☕️')
  })

  test('what two windows wrote is both there', async () => {
    const id = await aPage()
    await write(id, 'River. Dog.')
    await write(id, 'River and rain. Dog.', 'River. Dog.')
    await write(id, 'River. Dog and cat.', 'River. Dog.')
    expect(await text(paths.page('ashcombe', id))).toContain('River and rain. Dog and cat.')
  })

  test('what two save at the same moment is both there', async () => {
    const id = await aPage()
    await Promise.all(
      ['a', 'b', 'c'].map((letter) => ask(paths.write('ashcombe', id), { [`answer-${{ a: 'most', b: 'hope', c: 'keep' }[letter]}`]: letter.repeat(5) })),
    )
    const page = await text(paths.page('ashcombe', id))
    for (const words of ['aaaaa', 'bbbbb', 'ccccc']) expect(page).toContain(words)
  })

  test('pages move, rest, are renamed, taken out and put back', async () => {
    const [one, other] = [await aPage('own', 'One of two'), await aPage('own', 'Other of two')]
    const order = async () => {
      const page = await text(paths.mine('ashcombe'))
      return page.indexOf('>One of two<') < page.indexOf('>Other of two<')
    }
    expect(await order()).toBe(true)
    await ask(paths.move('ashcombe', other), { to: 'up' })
    expect(await order()).toBe(false)
    await ask(paths.move('ashcombe', other), { to: 'down' })
    expect(await order()).toBe(true)
    await ask(paths.rename('ashcombe', one), { title: 'Renamed page' })
    expect(await text(paths.mine('ashcombe'))).toContain('Renamed page')
    await ask(paths.rest('ashcombe', one), { rests: 'yes' })
    expect(await text(paths.page('ashcombe', one))).toContain('Use it again')
    await ask(paths.remove('ashcombe', one), {})
    expect(await text(paths.mine('ashcombe'))).not.toContain('Renamed page')
    expect(await text(paths.removed('ashcombe'))).toContain('Renamed page')
    await ask(paths.putBack('ashcombe', one), {})
    expect(await text(paths.mine('ashcombe'))).toContain('Renamed page')
  })

  test('a page moved to and fro until its place cannot be halved keeps its place', async () => {
    await world.acting(me(), async (acting) => {
      const ids = async () => (await listPages(acting, world.partnershipId, world.rosa.id)).map(({ id }) => id)
      const before = await ids()
      const moved = async (to: 'up' | 'down') => movePage(acting, (await findPage(acting, world.partnershipId, before[1] as string)) as PlanPage, to)
      for (let i = 0; i < 40; i++) {
        await moved('up')
        await moved('down')
      }
      expect(await ids()).toEqual(before)
    })
  })

  test('people and places stand in circles, drawn and in a list, and can be changed and taken out', async () => {
    const id = await aPage('people')
    const near = newId()
    expect((await ask(paths.near('ashcombe', id, near), { name: 'Ann', what: 'person', circle: 'closest', note: 'rings on Sundays' })).status).toBe(303)
    expect(await text(paths.page('ashcombe', id))).toContain('rings on Sundays')
    expect((await ask(paths.near('ashcombe', id, near), { name: '', what: '', circle: '', note: 'kept' })).status).toBe(422)
    await ask(paths.near('ashcombe', id, near), { name: 'Ann', what: 'person', circle: 'around', note: '' })
    expect(await text(paths.page('ashcombe', id))).not.toContain('rings on Sundays')
    await ask(paths.takeNearOut('ashcombe', id, near), {})
    expect(await text(paths.page('ashcombe', id))).toContain('Nothing is written here yet')
  })

  test('any earlier state can be looked at and brought back, and what is newer stays in the history', async () => {
    const id = await aPage()
    await write(id, 'First words')
    await write(id, 'Second words', 'First words')
    expect(await text(paths.asItWas('ashcombe', id, 2))).toContain('First words')
    await ask(paths.sayAgain('ashcombe', id, 2), {})
    expect(await text(paths.page('ashcombe', id))).toContain('First words')
    expect(await text(paths.asItWas('ashcombe', id, 3))).toContain('Second words')
    expect((await ask(paths.asItWas('ashcombe', id, 99))).status).toBe(404)
  })

  test('a saved page that says the same makes no new version', async () => {
    const id = await aPage()
    await write(id, 'Words')
    await write(id, 'Words', 'Words')
    expect((await world.acting(me(), (acting) => findPage(acting, world.partnershipId, id)))?.version).toBe(2)
  })
})

describe('until it is shared nobody reads it', () => {
  test('no hat of the partnership finds a page or its history, another partnership neither, and it is there', async () => {
    const id = await aPage()
    await write(id, SENTENCE)
    const others = [...Object.values(world.members).filter((member) => member !== me()), world.coachElsewhere]
    for (const other of others) {
      for (const path of [paths.page('ashcombe', id), paths.write('ashcombe', id), paths.history('ashcombe', id), paths.asItWas('ashcombe', id, 2)]) {
        expect([other.hat, (await world.ask(path, { as: other })).status]).toEqual([other.hat, expect.toBeOneOf([403, 404])])
      }
      expect((await write(id, 'mine now', SENTENCE, { as: other })).status).toBeOneOf([403, 404])
    }
    expect((await world.ask(paths.page('brindle', id), { as: world.stranger })).status).toBe(404)
    expect((await world.ask(paths.page('ashcombe', id))).status).toBeOneOf([303, 401])
    expect(await text(paths.page('ashcombe', id))).toContain(SENTENCE)
  })

  test('the database gives nobody else a row, and the person has theirs', async () => {
    const id = await aPage()
    const rows = (viewer: Viewer) =>
      world.asViewer(viewer, async (tx) => [
        ...(await tx.selectFrom('planPage').select('id').execute()),
        ...(await tx.selectFrom('planKey').select('personId').execute()),
        ...(await tx.selectFrom('planVersion').select('pageId').execute()),
      ])
    for (const other of [...Object.values(world.members), world.coachElsewhere, world.stranger, world.nobody]) {
      if (other === me() || other.wears('commissioner')) continue
      expect(await rows(other)).toEqual([])
    }
    expect(JSON.stringify(await rows(me()))).toContain(id)
    await expect(rows(world.members.commissioner)).rejects.toThrow('permission denied')
  })

  test('a change that is made past its page is not made', async () => {
    const id = await aPage()
    const coach = world.members['health coach']
    await expect(world.acting(coach, (acting) => changePage(acting, { id }, (doc) => writeAnswer(doc, 'most', '', 'x')))).rejects.toThrow()
    const changed = await world.asViewer(coach, (tx) => tx.updateTable('planPage').set({ removedAt: new Date() }).executeTakeFirst())
    expect(changed.numUpdatedRows).toBe(0n)
  })

  test('without the row of its key a plan cannot be read by anybody', async () => {
    const id = await aPage()
    await world.acting(me(), (acting) => acting.tx.deleteFrom('planKey').where('partnershipId', '=', world.partnershipId).execute())
    expect((await ask(paths.page('ashcombe', id))).status).toBe(404)
  })
})
