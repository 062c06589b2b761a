import { beforeAll, expect, test } from 'vitest'
import { aWorld, NOW, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { DoesNotOpen, keyringOf, newSealingKey } from '../../../platform/sealing.ts'
import { addAttachment } from '../attachments/changes/addAttachment.ts'
import { aWav } from '../attachments/sounds/made.ts'
import { addPage } from '../book/changes/addPage.ts'
import { changePage } from '../book/changes/changePage.ts'
import { writeAnswer } from '../book/document.ts'
import { bookPaths } from '../book/paths.ts'
import type { PlanPage } from '../book/planPage.ts'
import { findPage } from '../book/queries.ts'
import { rewrapKeys } from '../book/rewrapKeys.ts'
import { crisisPaths } from '../crisis/paths.ts'
import { aGoal, aStep } from '../factory.ts'
import { paths as planPaths } from '../paths.ts'
import { sharePages } from '../sharing/changes/sharePages.ts'
import { forgetPlans } from './forget.ts'
import { keepingPaths as paths } from './paths.ts'

let world: World
let id: string
let goal: ReturnType<typeof aGoal>
beforeAll(async () => {
  world = await aWorld()
  id = await aSharedPage()
  const of = { partnershipId: world.partnershipId, personId: world.rosa.id, teamId: world.north.id }
  goal = aGoal(of)
  await world.sow({ goal: [goal], goalStep: [aStep({ ...of, goalId: goal.id })] })
})

const me = () => world.members.person
const ask = (path: string, form?: Record<string, string>) => world.ask(path, form ? { as: me(), form } : { as: me() })
const coachSeesGoal = async () => (await world.ask(planPaths.goal('ashcombe', goal.id), { as: world.members['health coach'] })).status
const coachSees = async () => (await world.ask(bookPaths.page('ashcombe', id), { as: world.members['health coach'] })).status
const forget = () => forgetPlans.run(world.house, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})

async function aSharedPage(): Promise<string> {
  const page = newId()
  await world.acting(me(), async (acting) => {
    await addPage(acting, { id: page, personId: world.rosa.id, kind: 'what matters', title: '' })
    await changePage(acting, { id: page }, (doc) => writeAnswer(doc, 'most', '', 'The heron at the mill'))
    const file = new File([new Uint8Array(aWav())], 'note.wav')
    const written = (await findPage(acting, world.partnershipId, page)) as PlanPage
    await addAttachment(acting, written, { id: newId(), what: 'sound', words: 'A heron', file })
    const shared = { id: newId(), personId: world.rosa.id, fromName: 'Rosa', pageIds: [page], mayWrite: false, until: undefined }
    await sharePages(acting, shared, { withKind: 'team', teamId: world.north.id, withName: 'North' })
  })
  return page
}

test('a plan is taken away on paper and as a file, whole', async () => {
  expect(await (await ask(paths.print('ashcombe'))).text()).toContain('The heron at the mill')
  const plan = (await (await ask(paths.file('ashcombe'))).json()) as { pages: { title: string; answers: object[] }[]; goals: object[] }
  expect(plan.pages).toEqual([
    expect.objectContaining({ title: 'What matters to me', answers: [{ asked: 'What matters most to me', written: 'The heron at the mill' }] }),
  ])
  expect(plan.goals).toMatchObject([
    { goal: 'Walk to the shops on my own', hopes: { asHoped: 'I walk there once a week' }, steps: [{ step: 'Find my walking shoes' }] },
  ])
  expect((await world.ask(paths.file('ashcombe'), { as: world.members['health coach'] })).status).toBe(403)
})

test('keys are wrapped anew with a new key, and the old one is needed no more', async () => {
  const { pool } = world.database
  const old = Buffer.alloc(32, 7).toString('base64')
  const latest = newSealingKey().toString('base64')
  const read = () => world.acting(me(), (acting) => findPage(acting, world.partnershipId, id))
  const { settings } = world.house
  try {
    settings.keyring = keyringOf([latest, old])
    expect(await rewrapKeys(pool, settings.keyring)).toBe(2)
    expect(await rewrapKeys(pool, settings.keyring)).toBe(0)
    settings.keyring = keyringOf([latest])
    expect((await read())?.content.answers).toEqual({ most: 'The heron at the mill' })
    expect(await (await ask(planPaths.goal('ashcombe', goal.id))).text()).toContain('Find my walking shoes')
    settings.keyring = keyringOf([old])
    await expect(read()).rejects.toThrow(DoesNotOpen)
  } finally {
    await rewrapKeys(pool, keyringOf([old, latest]))
    settings.keyring = keyringOf([old])
  }
})

test('deleted, nobody else reads it at once, and for seven days its owner can change their mind', async () => {
  await ask(crisisPaths.choose('ashcombe'), { pages: id, firstName: '', firstAt: '', secondName: '', secondAt: '' })
  expect([await coachSees(), await coachSeesGoal()]).toEqual([200, 200])
  await ask(paths.remove('ashcombe'), {})
  expect([await coachSees(), await coachSeesGoal()]).toEqual([404, 404])
  expect((await ask(planPaths.goal('ashcombe', goal.id))).status).toBe(200)
  expect(await (await ask(bookPaths.mine('ashcombe'))).text()).toContain('Your plan will be deleted on Thursday 10 December')
  const { rows } = await world.database.pool.query('select shared_tokens from plan_key')
  expect(rows).toEqual([{ shared_tokens: [] }])
  await forget()
  await ask(paths.keep('ashcombe'), {})
  expect([await coachSees(), await coachSeesGoal()]).toEqual([200, 200])
  expect(await (await ask(bookPaths.page('ashcombe', id))).text()).toContain('The heron at the mill')
})

test('after that its key is destroyed, and with it all that was ever written', async () => {
  await ask(paths.remove('ashcombe'), {})
  const counts = async () => {
    const { rows } = await world.database.pool.query(
      `select (select count(*)::int from plan_key) as keys, (select count(*)::int from plan_page) as pages, (select count(*)::int from plan_version) as versions,
        (select count(*)::int from plan_share) as shares, (select count(*)::int from crisis_card) as cards,
        (select count(*)::int from goal) as goals, (select count(*)::int from goal_key) as "goalKeys", (select count(*)::int from goal_step) as steps, (select count(*)::int from plan_attachment) as files`,
    )
    return rows[0]
  }
  expect(await counts()).toEqual({ keys: 1, pages: 1, versions: 3, shares: 1, cards: 1, goals: 1, goalKeys: 1, steps: 1, files: 1 })
  world.house.clock = () => new Date(NOW.getTime() + 6 * 86_400_000)
  await forget()
  expect((await counts()).keys).toBe(1)
  world.house.clock = () => new Date(NOW.getTime() + 7 * 86_400_000)
  await forget()
  expect(await counts()).toEqual({ keys: 0, pages: 0, versions: 0, shares: 0, cards: 0, goals: 0, goalKeys: 0, steps: 0, files: 0 })
  world.house.clock = () => NOW
  expect(await (await ask(bookPaths.mine('ashcombe'))).text()).toContain('There is no page in your plan yet')
})
