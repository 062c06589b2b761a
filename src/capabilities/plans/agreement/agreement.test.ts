import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { addPage } from '../book/changes/addPage.ts'
import { changePage } from '../book/changes/changePage.ts'
import { beginDocument, NotOurs, openDocument, putAgreement, stateOf, takeIn, writeAnswer } from '../book/document.ts'
import { bookPaths } from '../book/paths.ts'
import { sharePages } from '../sharing/changes/sharePages.ts'
import { agreementPaths as paths } from './paths.ts'

let world: World
let id: string
beforeAll(async () => {
  world = await aWorld()
  id = newId()
  await world.acting(me(), async (acting) => {
    await addPage(acting, { id, personId: world.rosa.id, kind: 'in a crisis', title: '' })
    const shared = { id: newId(), personId: world.rosa.id, fromName: 'Rosa', pageIds: [id], mayWrite: true, until: undefined }
    await sharePages(acting, shared, { withKind: 'worker', membershipId: coach().membershipId, withName: 'Coach' })
  })
})

const me = () => world.members.person
const coach = () => world.members['health coach']
const say = (form: Record<string, string>, as = me()) => world.ask(paths.say('ashcombe', id), { as, form })
const shown = async (as = me()) => (await world.ask(bookPaths.page('ashcombe', id), { as })).text()

test('each who made a page together says whether they agree, and where they do not, in their words', async () => {
  expect((await say({ agrees: 'yes', words: '' })).status).toBe(303)
  expect((await say({ agrees: 'no', words: '' }, coach())).status).toBe(422)
  expect((await say({ agrees: 'mostly', words: 'I would ring her sister first' }, coach())).status).toBe(303)
  for (const page of [await shown(), await shown(coach())]) {
    expect(page).toContain('Agrees with this page')
    expect(page).toContain('I would ring her sister first')
    expect(page).not.toContain('The page was changed after that')
  }
})

test('what somebody said is theirs alone to change, and stays in one place', async () => {
  await say({ agrees: 'yes', words: '' }, coach())
  const page = await shown()
  expect(page).not.toContain('I would ring her sister first')
  expect(page.match(/Agrees with this page/g)).toHaveLength(2)
})

test('a page that was changed afterwards says so', async () => {
  await world.acting(me(), (acting) => changePage(acting, { id }, (doc) => writeAnswer(doc, 'do', '', 'Speak slowly')))
  expect(await shown()).toContain('The page was changed after that')
})

test('those it is not shared with say nothing, and a page of another kind asks nobody', async () => {
  expect((await say({ agrees: 'yes', words: '' }, world.members['link worker'])).status).toBe(404)
  const other = newId()
  await world.acting(me(), (acting) => addPage(acting, { id: other, personId: world.rosa.id, kind: 'own', title: 'Mine' }))
  expect((await world.ask(paths.say('ashcombe', other), { as: me() })).status).toBe(403)
})

test('a day to look at it again is offered on the home of its owner, once it has come', async () => {
  const home = async () => (await world.ask('/ashcombe/today', { as: me() })).text()
  const [year, month, day] = TODAY.split('-') as [string, string, string]
  await say({ agrees: 'yes', words: '', 'reviewOn-day': day, 'reviewOn-month': month, 'reviewOn-year': String(Number(year) + 1) })
  expect(await home()).not.toContain('You wanted to look at this page again')
  await say({ agrees: 'yes', words: '', 'reviewOn-day': day, 'reviewOn-month': month, 'reviewOn-year': year })
  expect(await home()).toContain('You wanted to look at this page again')
})

test('a device cannot say it for somebody, nor take away what they said', () => {
  const agreement = { by: 'x', name: 'Ann', part: 'worker' as const, at: '2026-12-01', agrees: 'yes' as const, words: '', of: '' }
  const begun = beginDocument({ order: 1 })
  const forged = openDocument(stateOf(begun))
  putAgreement(forged, agreement)
  expect(() => takeIn(stateOf(begun), stateOf(forged))).toThrow(NotOurs)
  const agreed = openDocument(stateOf(forged))
  agreed.getMap('agreements').delete('x')
  expect(() => takeIn(stateOf(forged), stateOf(agreed))).toThrow(NotOurs)
  const written = openDocument(stateOf(forged))
  writeAnswer(written, 'do', '', 'Speak slowly')
  expect(takeIn(stateOf(forged), Y.encodeStateAsUpdate(written)).getText('answer:do').toString()).toBe('Speak slowly')
})
