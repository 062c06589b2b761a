import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aWorld, NOW, signIn, type World } from '../../../../tests/kit/world.ts'
import { makeApp } from '../../../app.tsx'
import { newId } from '../../../platform/ids.ts'
import { type Member, Viewer } from '../../../platform/viewer.ts'
import { aMembership } from '../../partnerships/factory.ts'
import { aPerson } from '../../people/factory.ts'
import { addPage } from '../book/changes/addPage.ts'
import { changePage } from '../book/changes/changePage.ts'
import { beginDocument, stateOf, writeAnswer } from '../book/document.ts'
import { aPlan } from '../book/factory.ts'
import { bookPaths } from '../book/paths.ts'
import { findPages } from '../book/queries.ts'
import { aGoal } from '../factory.ts'
import { paths } from '../paths.ts'

let world: World
let app: ReturnType<typeof makeApp>
let id: string
beforeAll(async () => {
  world = await aWorld()
  app = makeApp(world.house)
  id = newId()
  await world.acting(me(), async (acting) => {
    await addPage(acting, { id, personId: world.rosa.id, kind: 'what matters', title: '' })
    await changePage(acting, { id }, (doc) => writeAnswer(doc, 'most', '', 'The heron at the mill'))
  })
})

const me = () => world.members.person
const saysHeron = async (cookie: string) => {
  const answer = await app.request(`http://livewell.test${bookPaths.page('ashcombe', id)}`, { headers: { cookie } })
  return [answer.status, (await answer.text()).includes('heron')]
}
const sync = (cookie: string, body: object) =>
  app.request('http://livewell.test/ashcombe/my-plan/sync', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: 'http://livewell.test' },
    body: JSON.stringify(body),
  })
/** A page that somebody wrote on their device. */
const written = (pageId: string, words: string) => {
  const doc = beginDocument({ order: 9 })
  writeAnswer(doc, 'most', '', words)
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  return { id: pageId, kind: 'what matters', vector: base64(Y.encodeStateVector(doc)), update: base64(stateOf(doc)) }
}
const wordsOf = async (member: Member) =>
  (await world.acting(member, (acting) => findPages(acting, world.partnershipId, member.personId as string))).map(({ content }) => content.answers['most'])

test('a stolen session reads and sends until its owner ends it from elsewhere, and nothing after', async () => {
  const [own, stolen] = [await signIn(world.database, me()), await signIn(world.database, me())]
  expect(await saysHeron(stolen)).toEqual([200, true])
  const headers = { cookie: own, origin: 'http://livewell.test', 'content-type': 'application/x-www-form-urlencoded' }
  expect((await app.request('http://livewell.test/account/sessions/end-others', { method: 'POST', headers })).status).toBe(303)
  expect(await saysHeron(stolen)).toEqual([303, false])
  const before = await wordsOf(me())
  for (const owner of [{}, { owner: world.rosa.id }]) expect((await sync(stolen, { ...owner, pages: [written(newId(), 'Not hers')] })).status).toBe(401)
  expect(await wordsOf(me())).toEqual(before)
  expect(await saysHeron(own)).toEqual([200, true])
})

describe('one human with two accounts', () => {
  /** The other record of the same human: invited a second time, with another address. */
  async function theOther() {
    const { partnershipId, north, house } = world
    const person = aPerson({ partnershipId, teamId: north.id, name: 'Rosa H' })
    const row = aMembership({ partnershipId, hats: ['person'], personId: person.id, name: 'Rosa H' })
    const by = { partnershipId, personId: person.id, membershipId: row.id, name: 'Rosa H' }
    const goal = aGoal({ partnershipId, personId: person.id, words: 'See an otter' })
    await world.sow({
      person: [person],
      membership: [row],
      goal: [goal],
      ...aPlan(house.settings.keyring, by, [{ kind: 'what matters', answers: { most: 'The otter' }, at: NOW }]),
    })
    const reach = { accountId: row.accountId as string, membershipId: row.id, personId: person.id, name: row.name, hat: 'person' as const }
    return { goal, member: new Viewer(me().partnership, reach) as Member }
  }

  test('and two records keeps two plans, each whole, and neither is written into the other', async () => {
    const { member: other, goal } = await theOther()
    const mine = written(newId(), 'Written before she changed accounts')
    const refused = await sync(await signIn(world.database, other), { owner: world.rosa.id, pages: [mine] })
    expect([refused.status, await refused.json()]).toEqual([409, { problem: 'another account' }])
    expect([await wordsOf(me()), await wordsOf(other)]).toEqual([['The heron at the mill'], ['The otter']])
    expect((await world.ask(bookPaths.page('ashcombe', id), { as: other })).status).toBe(404)
    expect((await world.ask(paths.goal('ashcombe', goal.id), { as: me() })).status).toBe(404)
    expect(await (await world.ask(paths.goal('ashcombe', goal.id), { as: other })).text()).toContain('See an otter')

    // With the account it belongs to it is taken in after all.
    expect((await sync(await signIn(world.database, me()), { owner: world.rosa.id, pages: [mine] })).status).toBe(200)
    expect(await wordsOf(me())).toEqual(['The heron at the mill', 'Written before she changed accounts'])
    expect(await wordsOf(other)).toEqual(['The otter'])
  })

  test('and one record finds the plan with the account that the record belongs to now, and only with that', async () => {
    const before = me()
    const now = new Viewer(before.partnership, { ...before, accountId: newId() }) as Member
    const belongTo = (accountId: string | undefined) =>
      world.database.pool.query('update membership set account_id = $2 where id = $1', [before.membershipId, accountId])
    const [old, latest] = [await signIn(world.database, before), await signIn(world.database, now)]
    await belongTo(now.accountId)
    expect([await saysHeron(latest), (await saysHeron(old))[1]]).toEqual([[200, true], false])
    expect((await sync(old, { owner: world.rosa.id, pages: [written(newId(), 'From the account before')] })).status).toBeOneOf([401, 409])
    await belongTo(before.accountId)
    expect([(await saysHeron(old))[1], (await saysHeron(latest))[1]]).toEqual([true, false])
    expect(await wordsOf(before)).not.toContain('From the account before')
  })
})
