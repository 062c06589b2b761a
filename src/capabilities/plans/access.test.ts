import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { aGoal, aRating, aStep, sealedGoals } from './factory.ts'
import { findGoal, listGoals, listRatings, listSteps } from './queries.ts'

let world: World
let shared: ReturnType<typeof aGoal>
let theirs: ReturnType<typeof aGoal>

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, rosa } = world
  const of = { partnershipId, personId: rosa.id }
  shared = aGoal({ ...of, teamId: north.id, words: 'Swim again' })
  theirs = aGoal({ ...of, words: 'Write to my brother' })
  await world.sow({
    goal: [shared, theirs],
    goalStep: [aStep({ ...of, goalId: shared.id, teamId: north.id }), aStep({ ...of, goalId: theirs.id })],
    goalRating: [aRating({ ...of, goalId: shared.id, teamId: north.id }), aRating({ ...of, goalId: theirs.id })],
  })
})

const found = (viewer: World['nobody'], goal: { id: string }) =>
  world.asViewer(viewer, async (tx) => {
    const opening = { tx, house: world.house }
    const of = { partnershipId: world.partnershipId, personId: world.rosa.id, id: goal.id }
    const keys = await tx.selectFrom('goalKey').select('goalId').where('partnershipId', '=', world.partnershipId).where('goalId', '=', goal.id).execute()
    return {
      goal: (await findGoal(opening, world.partnershipId, goal.id))?.id,
      keys: keys.length,
      steps: (await listSteps(opening, of)).length,
      ratings: (await listRatings(opening, of)).length,
    }
  })

const nothing = { goal: undefined, keys: 0, steps: 0, ratings: 0 }

test('a coach of the team cannot see a goal that is not shared, nor its steps and ratings, and they are there', async () => {
  expect(await found(world.members['health coach'], theirs)).toEqual(nothing)
  expect(await found(world.members.person, theirs)).toEqual({ goal: theirs.id, keys: 1, steps: 1, ratings: 1 })
})

test('the team sees a goal that is shared with it; another team does not', async () => {
  expect(await found(world.members['link worker'], shared)).toEqual({ goal: shared.id, keys: 1, steps: 1, ratings: 1 })
  expect(await found(world.coachElsewhere, shared)).toEqual(nothing)
})

test('a coach who lists somebody’s goals finds the shared one only', async () => {
  const list = (viewer: World['nobody']) =>
    world.asViewer(viewer, async (tx) => (await listGoals({ tx, house: world.house }, world.partnershipId, world.rosa.id)).map(({ words }) => words))
  expect(await list(world.members['health coach'])).toEqual(['Swim again'])
  expect(await list(world.members.person)).toHaveLength(2)
})

test.each(['supporter', 'referrer', 'group leader', 'volunteer', 'evaluator', 'administrator'] as const)('a %s sees no goal', async (hat) => {
  expect(await found(world.members[hat], shared)).toEqual(nothing)
})

test('a commissioner has no right to the table at all', async () => {
  await expect(found(world.members.commissioner, shared)).rejects.toThrow('permission denied')
})

test('nobody, and an administrator of another partnership, sees no goal', async () => {
  expect(await found(world.nobody, shared)).toEqual(nothing)
  expect(await found(world.stranger, shared)).toEqual(nothing)
})

test('a coach can neither put a goal into another team nor make one that is shared with nobody', async () => {
  const { partnershipId, south, rosa, members } = world
  const move = world.asViewer(members['health coach'], (tx) =>
    tx.updateTable('goal').set({ teamId: south.id }).where('partnershipId', '=', partnershipId).where('id', '=', shared.id).execute(),
  )
  await expect(move).rejects.toThrow('row-level security')
  const make = world.asViewer(members['health coach'], (tx) =>
    tx
      .insertInto('goal')
      .values(sealedGoals(world.house.settings.keyring, { goal: [aGoal({ partnershipId, personId: rosa.id })] }).goal)
      .execute(),
  )
  await expect(make).rejects.toThrow('row-level security')
})

test('nobody changes what a rating says', async () => {
  const change = world.asViewer(world.members.person, (tx) =>
    tx.updateTable('goalRating').set({ level: 2 }).where('partnershipId', '=', world.partnershipId).where('goalId', '=', theirs.id).execute(),
  )
  await expect(change).rejects.toThrow('permission denied')
})
