import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import type { Acting } from '../../platform/http/env.ts'
import { newId } from '../../platform/ids.ts'
import { aGoal, aRating, aStep } from './factory.ts'
import { findGoal, listRatings, listSteps } from './queries.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const writing = (more: Record<string, string> = {}) => ({
  id: newId(),
  words: 'I would like to swim again',
  way: 'be active',
  step: 'Find out when the pool is quiet',
  asHoped: 'I swim once a week',
  more: 'I swim twice a week',
  muchMore: '',
  less: 'I get to the pool',
  muchLess: '',
  startLevel: '-2',
  'reviewOn-day': '14',
  'reviewOn-month': '1',
  'reviewOn-year': '2027',
  ...more,
})

const newGoalPath = () => `/ashcombe/people/${world.rosa.id}/goals/new`
const rowsOf = async (table: 'goal' | 'goal_step' | 'goal_rating', id: string) =>
  (await world.database.pool.query(`select * from ${table} where ${table === 'goal' ? 'id' : 'goal_id'} = $1 order by id`, [id])).rows

/** What somebody reads who may: the person themselves. */
const opened = <T>(read: (acting: Acting) => Promise<T>) => world.acting(world.members.person, read)
const ofRosa = (id: string) => ({ partnershipId: world.partnershipId, personId: world.rosa.id, id })
const stepsOf = (id: string) => opened((acting) => listSteps(acting, ofRosa(id)))
const ratingsOf = (id: string) => opened((acting) => listRatings(acting, ofRosa(id)))

const aSharedGoal = async (more: Record<string, unknown> = {}) => {
  const { partnershipId, north, rosa } = world
  const goal = aGoal({ partnershipId, personId: rosa.id, teamId: north.id, ...more })
  const step = aStep({ partnershipId, personId: rosa.id, teamId: goal.teamId ?? null, goalId: goal.id })
  await world.sow({ goal: [goal], goalStep: [step] })
  return { goal, step, path: `/ashcombe/goals/${goal.id}` }
}

const auditOf = async (id: string) => (await world.database.pool.query('select did, by_name from audit_entry where thing_id = $1 order by id', [id])).rows

test('a coach writes a goal down together with the person, and the team and the person see it', async () => {
  const as = world.members['health coach']
  const form = writing()
  const answer = await world.ask(newGoalPath(), { as, form })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/ashcombe/goals/${form.id}`)
  expect(await rowsOf('goal', form.id)).toMatchObject([
    { team_id: world.north.id, start_level: -2, now_level: null, way: 'be active', review_on: '2027-01-14', by_membership: as.membershipId },
  ])
  expect(await stepsOf(form.id)).toMatchObject([{ words: 'Find out when the pool is quiet', teamId: world.north.id, doneOn: null }])
  for (const reader of [as, world.members['link worker'], world.members.person]) {
    const page = await world.ask(`/ashcombe/goals/${form.id}`, { as: reader })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('I swim once a week')
  }
})

test('a goal that a person writes is theirs alone until they share it, and again when they take it back', async () => {
  const { person, 'health coach': coach } = world.members
  const form = writing({ words: 'Write to my brother' })
  const path = `/ashcombe/goals/${form.id}`
  await world.ask(newGoalPath(), { as: person, form })
  await world.ask(`${path}/rate`, { as: person, form: { id: newId(), level: '-1', said: 'I found his address' } })
  const teams = async () =>
    [...(await rowsOf('goal', form.id)), ...(await rowsOf('goal_step', form.id)), ...(await rowsOf('goal_rating', form.id))].map((row) => row.team_id)

  expect(await teams()).toEqual([null, null, null])
  expect((await world.ask(path, { as: coach })).status).toBe(404)

  expect((await world.ask(`${path}/share`, { as: person, form: { with: 'team' } })).status).toBe(303)
  expect(await teams()).toEqual(Array(3).fill(world.north.id))
  expect(await (await world.ask(path, { as: coach })).text()).toContain('I found his address')

  expect((await world.ask(`${path}/share`, { as: person, form: { with: 'nobody' } })).status).toBe(303)
  expect(await teams()).toEqual([null, null, null])
  expect((await world.ask(path, { as: coach })).status).toBe(404)
  expect((await world.ask(`${path}/rate`, { as: coach, form: { id: newId(), level: '0' } })).status).toBe(404)
})

test('a person takes back a goal that a worker wrote down with them', async () => {
  const { goal, path } = await aSharedGoal()
  expect((await world.ask(`${path}/share`, { as: world.members.person, form: { with: 'nobody' } })).status).toBe(303)
  expect((await world.ask(path, { as: world.members['health coach'] })).status).toBe(404)
  expect(await rowsOf('goal', goal.id)).toHaveLength(1)
})

test('a worker does not say whom a goal is shared with', async () => {
  const { goal, path } = await aSharedGoal()
  expect((await world.ask(`${path}/share`, { as: world.members['health coach'], form: { with: 'nobody' } })).status).toBe(403)
  expect(await rowsOf('goal', goal.id)).toMatchObject([{ team_id: world.north.id }])
})

test('a form sent twice makes one goal, one step and one rating', async () => {
  const as = world.members['link worker']
  const form = writing()
  await world.ask(newGoalPath(), { as, form })
  await world.ask(newGoalPath(), { as, form })
  const step = { id: newId(), step: 'Buy goggles' }
  const rating = { id: newId(), level: '0', said: '' }
  for (const _ of [1, 2]) {
    expect((await world.ask(`/ashcombe/goals/${form.id}/steps`, { as, form: step })).status).toBe(303)
    expect((await world.ask(`/ashcombe/goals/${form.id}/rate`, { as, form: rating })).status).toBe(303)
  }
  expect(await rowsOf('goal', form.id)).toHaveLength(1)
  expect(await rowsOf('goal_step', form.id)).toHaveLength(2)
  expect(await rowsOf('goal_rating', form.id)).toHaveLength(1)
})

test('what is missing is said, and everything typed is still there', async () => {
  const answer = await world.ask(newGoalPath(), {
    as: world.members['health coach'],
    form: writing({ words: '', asHoped: '<i>Sea & "sky" 🌊</i>', startLevel: '', 'reviewOn-year': '2020' }),
  })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain('Write what you would like')
  expect(html).toContain('Choose where you are with it now')
  expect(html).toContain('Enter a later day')
  expect(html).toContain('&lt;i&gt;Sea &amp; &quot;sky&quot; 🌊&lt;/i&gt;')
})

test('an empty step is asked for again on the page of the goal', async () => {
  const { path, goal } = await aSharedGoal()
  const answer = await world.ask(`${path}/steps`, { as: world.members.person, form: { id: newId(), step: '  ' } })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('href="#step"')
  expect(await rowsOf('goal_step', goal.id)).toHaveLength(1)
})

test('a step is ticked on the day it is done, and the tick can be taken away', async () => {
  const { goal, step, path } = await aSharedGoal()
  const as = world.members.person
  await world.ask(`${path}/steps/${step.id}`, { as, form: { done: 'yes' } })
  expect(await rowsOf('goal_step', goal.id)).toMatchObject([{ done_on: '2026-12-03' }])
  await world.ask(`${path}/steps/${step.id}`, { as, form: { done: 'no' } })
  expect(await rowsOf('goal_step', goal.id)).toMatchObject([{ done_on: null }])
})

test('a step of another goal is not found under this one', async () => {
  const { step } = await aSharedGoal()
  const { path } = await aSharedGoal()
  expect((await world.ask(`${path}/steps/${step.id}`, { as: world.members.person, form: { done: 'yes' } })).status).toBe(404)
})

test('a rating is appended with what was said, and sets where the goal is now', async () => {
  const { goal, path } = await aSharedGoal()
  const as = world.members['health coach']
  await world.ask(`${path}/rate`, { as, form: { id: newId(), level: '-1', said: 'To the corner and back' } })
  await world.ask(`${path}/rate`, {
    as,
    form: { id: newId(), level: '1', said: 'Every day but one', 'reviewOn-day': '1', 'reviewOn-month': '3', 'reviewOn-year': '2027' },
  })
  expect(await rowsOf('goal', goal.id)).toMatchObject([{ start_level: -2, now_level: 1, review_on: '2027-03-01' }])
  expect(await ratingsOf(goal.id)).toMatchObject([
    { level: -1, said: 'To the corner and back', ratedOn: '2026-12-03', teamId: world.north.id, byName: as.name },
    { level: 1, said: 'Every day but one' },
  ])
  const html = await (await world.ask(path, { as })).text()
  expect(html).toContain('At the start: Much less than hoped. On Thursday 3 December: More than hoped.')
})

test.each(['-3', '3', '0.5', 'much', ''])('a rating of %j is refused', async (level) => {
  const { goal, path } = await aSharedGoal()
  expect((await world.ask(`${path}/rate`, { as: world.members['health coach'], form: { id: newId(), level } })).status).toBe(422)
  expect(await rowsOf('goal_rating', goal.id)).toHaveLength(0)
})

test('of two who change a goal at once, the second sees both versions, and nothing is overwritten', async () => {
  const { goal, path } = await aSharedGoal()
  const form = (words: string) => ({ ...writing({ words }), version: '1' })
  expect((await world.ask(`${path}/change`, { as: world.members.person, form: form('Walk to the sea') })).status).toBe(303)
  const late = await world.ask(`${path}/change`, { as: world.members['health coach'], form: form('Walk to the shops and back') })
  expect(late.status).toBe(409)
  const html = await late.text()
  expect(html).toContain('Walk to the sea')
  expect(html).toContain('Walk to the shops and back')
  expect(await opened((acting) => findGoal(acting, world.partnershipId, goal.id))).toMatchObject({ words: 'Walk to the sea', version: 2, startLevel: -2 })
})

test('a goal is reached, and can be taken up again', async () => {
  const { goal, path } = await aSharedGoal()
  const as = world.members['link worker']
  expect((await world.ask(`${path}/state`, { as, form: { version: '1', state: 'reached' } })).status).toBe(303)
  expect(await rowsOf('goal', goal.id)).toMatchObject([{ state: 'reached' }])
  expect((await world.ask(`${path}/state`, { as, form: { version: '1', state: 'rested' } })).status).toBe(409)
  expect((await world.ask(`${path}/state`, { as, form: { version: '2', state: 'open' } })).status).toBe(303)
  expect((await auditOf(goal.id)).map(({ did }) => did)).toEqual(['reached', 'took up again'])
})

test('a look by a worker is written down for the person to read, and their own look is not', async () => {
  const { goal, path } = await aSharedGoal()
  await world.ask(path, { as: world.members.person })
  await world.ask(path, { as: world.members['health coach'] })
  expect(await auditOf(goal.id)).toEqual([{ did: 'looked at', by_name: world.members['health coach'].name }])
})

test('workers read the score behind the words, with what it rests on; the person does not', async () => {
  const { partnershipId, north, rosa } = world
  const goal = aGoal({ partnershipId, personId: rosa.id, teamId: north.id, startLevel: -1, nowLevel: 1 })
  await world.sow({ goal: [goal], goalRating: [aRating({ partnershipId, personId: rosa.id, teamId: north.id, goalId: goal.id, level: 1 })] })
  const path = `/ashcombe/goals/${goal.id}`
  expect(await (await world.ask(path, { as: world.members['health coach'] })).text()).toContain('T-score')
  expect(await (await world.ask(path, { as: world.members.person })).text()).not.toContain('T-score')
})

test('without a rated goal a worker is told that there is no score', async () => {
  const { partnershipId, north } = world
  const { aPerson } = await import('../people/factory.ts')
  const bea = aPerson({ partnershipId, teamId: north.id, name: 'Bea Lock' })
  await world.sow({ person: [bea], goal: [aGoal({ partnershipId, personId: bea.id, teamId: north.id })] })
  expect(await (await world.ask(`/ashcombe/people/${bea.id}/goals`, { as: world.members['health coach'] })).text()).toContain('There is no score yet')
})

test('the page of the person, and their own, tell their goals', async () => {
  const { goal } = await aSharedGoal({ words: 'Keep bees one day' })
  const coachs = await (await world.ask(`/ashcombe/people/${world.rosa.id}`, { as: world.members['health coach'] })).text()
  const own = await (await world.ask('/ashcombe/my-support', { as: world.members.person })).text()
  for (const html of [coachs, own]) {
    expect(html).toContain(`/ashcombe/goals/${goal.id}`)
    expect(html).toContain('Keep bees one day')
  }
  expect(own).toContain('My goals')
})

test('a coach of another team writes no goal for the person, and finds none', async () => {
  const { path } = await aSharedGoal()
  expect((await world.ask(newGoalPath(), { as: world.coachElsewhere, form: writing() })).status).toBe(404)
  expect((await world.ask(path, { as: world.coachElsewhere })).status).toBe(404)
})

test('words that look like ours, or like code, are shown as they were written', async () => {
  const { path } = await aSharedGoal({ words: '$t(Save) {{name}} <script>', asHoped: '{{day}} $t(Save)' })
  for (const page of [path, `${path}/rate`, `${path}/change`]) {
    const html = await (await world.ask(page, { as: world.members.person })).text()
    expect(html).toContain('$t(Save)')
    expect(html).not.toContain('<script>')
  }
})
