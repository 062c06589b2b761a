import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { aGoal, aRating, aStep } from './factory.ts'
import type { Goal } from './goal.ts'
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
  world.asViewer(viewer, async (tx) => ({
    goal: (await findGoal(tx, world.partnershipId, goal.id))?.id,
    steps: (await listSteps(tx, { partnershipId: world.partnershipId, id: goal.id } as Goal)).length,
    ratings: (await listRatings(tx, { partnershipId: world.partnershipId, id: goal.id } as Goal)).length,
  }))

const nothing = { goal: undefined, steps: 0, ratings: 0 }

test('a coach of the team cannot see a goal that is not shared, nor its steps and ratings, and they are there', async () => {
  expect(await found(world.members['health coach'], theirs)).toEqual(nothing)
  expect(await found(world.members.person, theirs)).toEqual({ goal: theirs.id, steps: 1, ratings: 1 })
})

test('the team sees a goal that is shared with it; another team does not', async () => {
  expect(await found(world.members['link worker'], shared)).toEqual({ goal: shared.id, steps: 1, ratings: 1 })
  expect(await found(world.coachElsewhere, shared)).toEqual(nothing)
})

test('a coach who lists somebody’s goals finds the shared one only', async () => {
  const list = (viewer: World['nobody']) =>
    world.asViewer(viewer, async (tx) => (await listGoals(tx, world.partnershipId, world.rosa.id)).map(({ words }) => words))
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
      .values(aGoal({ partnershipId, personId: rosa.id }))
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
