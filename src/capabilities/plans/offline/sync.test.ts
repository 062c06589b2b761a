import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aWorld, NOW, signIn, type World } from '../../../../tests/kit/world.ts'
import { makeApp } from '../../../app.tsx'
import { newId } from '../../../platform/ids.ts'
import type { Member, Viewer } from '../../../platform/viewer.ts'
import { aPerson } from '../../people/factory.ts'
import { addPage } from '../book/changes/addPage.ts'
import { removePage } from '../book/changes/keepPage.ts'
import { beginDocument, contentOf, MOST_LETTERS, openDocument, stateOf, writeAnswer } from '../book/document.ts'
import { aPlan } from '../book/factory.ts'
import { findPage } from '../book/queries.ts'
import type { Answered } from './sent.ts'

const PATH = '/ashcombe/my-plan/sync'

let world: World
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  world = await aWorld()
  app = makeApp(world.house)
})

const me = () => world.members.person
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

async function post(body: unknown, { as = me(), headers = {} }: { as?: Viewer | undefined; headers?: Record<string, string> } = {}) {
  const cookie = as.accountId ? await signIn(world.database, as as Member) : ''
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return app.request(`http://livewell.test${PATH}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: 'http://livewell.test', ...headers },
    body: text,
  })
}
const sync = async (pages: unknown[], more: { owner?: string } = {}) => (await (await post({ ...more, pages })).json()) as Answered
const whole = (id: string, doc: Y.Doc, version?: number) => ({
  id,
  kind: 'what matters',
  vector: base64(Y.encodeStateVector(doc)),
  update: base64(stateOf(doc)),
  ...(version === undefined ? {} : { version }),
})
const answerOf = ({ pages }: Answered, id: string) => pages.find((page) => page.id === id)
const kept = (id: string) => world.acting(me(), (acting) => findPage(acting, world.partnershipId, id))

async function aPageOnTheServer(): Promise<string> {
  const id = newId()
  await world.acting(me(), (acting) => addPage(acting, { id, personId: world.rosa.id, kind: 'what matters', title: '' }))
  return id
}

/** A device that has a page as the server gave it. */
async function aDeviceWith(id: string) {
  const page = answerOf(await sync([]), id)
  return { doc: openDocument(Buffer.from(page?.update ?? '', 'base64')), version: page?.version ?? 0 }
}

describe('a device of its owner’s', () => {
  test('gets every page when it has none, and nothing again that it has', async () => {
    const id = await aPageOnTheServer()
    const { doc, version } = await aDeviceWith(id)
    expect(contentOf(doc)).toEqual((await kept(id))?.content)
    const again = await sync([{ id, kind: 'what matters', vector: base64(Y.encodeStateVector(doc)), version }])
    expect(answerOf(again, id)).toEqual({ id, kind: 'what matters', version, isRemoved: false })
  })

  test('a page begun on it is made, once', async () => {
    const id = newId()
    const doc = beginDocument({ title: 'Rivers', order: 7 })
    writeAnswer(doc, 'most', '', 'The mill pond')
    for (const _ of [1, 2]) expect(answerOf(await sync([whole(id, doc)]), id)).toMatchObject({ version: 1, isRemoved: false })
    expect((await kept(id))?.content).toMatchObject({ title: 'Rivers', answers: { most: 'The mill pond' } })
  })

  test('what two devices wrote apart comes together on both', async () => {
    const id = await aPageOnTheServer()
    const [phone, tablet] = [await aDeviceWith(id), await aDeviceWith(id)]
    writeAnswer(phone.doc, 'most', '', 'The river.')
    writeAnswer(tablet.doc, 'most', '', 'My dog.')
    await sync([whole(id, phone.doc, phone.version)])
    const answered = answerOf(await sync([whole(id, tablet.doc, tablet.version)]), id)
    Y.applyUpdate(tablet.doc, Buffer.from(answered?.update ?? '', 'base64'))
    for (const words of ['The river.', 'My dog.']) {
      expect(contentOf(tablet.doc).answers['most']).toContain(words)
      expect((await kept(id))?.content.answers['most']).toContain(words)
    }
  })

  test('a page taken out elsewhere is said to be, and what was written on it here is kept', async () => {
    const id = await aPageOnTheServer()
    const { doc, version } = await aDeviceWith(id)
    const page = await kept(id)
    await world.acting(me(), (acting) => removePage(acting, page as NonNullable<typeof page>))
    writeAnswer(doc, 'most', '', 'Written meanwhile')
    expect(answerOf(await sync([whole(id, doc, version)]), id)).toMatchObject({ isRemoved: true })
    expect((await kept(id))?.content.answers['most']).toBe('Written meanwhile')
  })

  test('a page that was deleted for good is not brought back', async () => {
    const id = newId()
    const doc = beginDocument({ order: 1 })
    expect(answerOf(await sync([whole(id, doc, 3)]), id)).toMatchObject({ isGone: true })
    expect(await kept(id)).toBeUndefined()
  })
})

describe('what cannot be taken in', () => {
  test('is refused in words, and the pages beside it are kept', async () => {
    const [garbled, good] = [await aPageOnTheServer(), newId()]
    const foreign = new Y.Doc()
    foreign.getArray('secrets').push(['x'])
    const long = beginDocument({ order: 1 })
    long.getText('answer:most').insert(0, 'x'.repeat(MOST_LETTERS + 1))
    const [tooLong, other] = [newId(), newId()]
    const answered = await sync([
      { ...whole(garbled, new Y.Doc(), 1), update: base64(Buffer.from('not an update at all')) },
      whole(other, foreign),
      whole(tooLong, long),
      whole(good, beginDocument({ title: 'Good', order: 9 })),
    ])
    expect(answerOf(answered, garbled)?.refused).toContain('could not read')
    expect(answerOf(answered, other)?.refused).toContain('could not read')
    expect(answerOf(answered, tooLong)?.refused).toContain('too long')
    expect((await kept(good))?.content.title).toBe('Good')
    for (const id of [other, tooLong]) expect(await kept(id)).toBeUndefined()
  })

  test('ten megabytes are refused kindly, at the door or by the page', async () => {
    const doc = beginDocument({ order: 1 })
    doc.getText('answer:most').insert(0, 'x'.repeat(8_000_000))
    const id = newId()
    expect(answerOf(await sync([whole(id, doc)]), id)?.refused).toContain('too long')
    doc.getText('answer:most').insert(0, 'x'.repeat(2_000_000))
    expect((await post({ pages: [whole(id, doc)] })).status).toBe(413)
  })

  test.each(['', '{', '[]', '{"pages":1}', '{"pages":[{"id":"x"}]}', '{"pages":[null]}', '{"owner":"me","pages":[]}'])('nor is %s', async (body) => {
    expect((await post(body)).status).toBe(422)
  })
})

describe('nobody else', () => {
  test('whose session ended is told to sign in, and nothing changes', async () => {
    const id = newId()
    expect((await post({ pages: [whole(id, beginDocument({ order: 1 }))] }, { as: world.nobody })).status).toBe(401)
    expect(await kept(id)).toBeUndefined()
  })

  test('signed in with another account is told so', async () => {
    expect((await post({ owner: newId(), pages: [] })).status).toBe(409)
    expect((await post({ owner: world.rosa.id, pages: [] })).status).toBe(200)
    expect((await post({ owner: world.rosa.id, pages: [] }, { as: world.members['link worker'] })).status).toBe(409)
  })

  test('a worker, whatever their hat, has no plan to ask for', async () => {
    const id = await aPageOnTheServer()
    const answer = await post({ pages: [] }, { as: world.members['health coach'] })
    expect(answer.status).toBe(403)
    expect(await answer.text()).not.toContain(id)
  })

  test('a page of another site cannot send for them', async () => {
    expect((await post({ pages: [] }, { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403)
    expect((await post({ pages: [] }, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  })

  test('an id that a page of somebody else has is refused, and theirs stays as it is', async () => {
    const id = newId()
    const { partnershipId, north, members, house } = world
    const dev = aPerson({ partnershipId, teamId: north.id, name: 'Dev Patel' })
    const by = { partnershipId, personId: dev.id, membershipId: members['health coach'].membershipId, name: 'Dev' }
    await world.sow({ person: [dev], ...aPlan(house.settings.keyring, by, [{ id, kind: 'own', title: 'Of Dev', at: NOW }]) })
    const answered = await sync([whole(id, beginDocument({ title: 'Of Rosa', order: 1 }))])
    expect(answerOf(answered, id)).toMatchObject({ refused: expect.stringContaining('could not read') })
    expect(JSON.stringify(answered)).not.toContain('Of Dev')
    const { rows } = await world.database.pool.query('select version from plan_page where id = $1', [id])
    expect(rows).toEqual([{ version: 1 }])
  })
})
