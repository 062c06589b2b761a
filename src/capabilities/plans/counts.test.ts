import { beforeAll, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../tests/kit/world.ts'
import { narrowed } from '../../platform/database/narrowed.ts'
import { aPerson } from '../people/factory.ts'
import { tScore } from './attainment.ts'
import { counts } from './counts.ts'
import { aGoal } from './factory.ts'

let world: World

/** Three people who agreed to be counted, one who did not, and each one's goals as [start, now]. */
const goals: { agreed: boolean; levels: [number | null, number | null][] }[] = [
  {
    agreed: true,
    levels: [
      [-2, 0],
      [-1, 1],
      [-2, null],
    ],
  },
  { agreed: true, levels: [[-2, -1]] },
  { agreed: true, levels: [[-1, null]] },
  { agreed: false, levels: [[-2, 2]] },
]

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north } = world
  const people = goals.map(({ agreed }) => aPerson({ partnershipId, teamId: north.id, countsInEvaluation: agreed }))
  await world.sow({
    person: people,
    goal: goals.flatMap(({ levels }, i) =>
      levels.map(([startLevel, nowLevel]) => aGoal({ partnershipId, personId: people[i]?.id as string, startLevel, nowLevel, way: i === 1 ? null : 'give' })),
    ),
  })
})

const count = (key: string) => {
  const countable = counts.find((each) => each.key === key)
  if (!countable) throw new Error(`Nothing counts ${key}`)
  return narrowed(world.database.pool, { partnershipId: world.partnershipId }, (tx) => countable.count(tx, world.partnershipId, TODAY), 'livewell_counting')
}

test('the goal score is counted within the same people and the same goals, and agrees with the one on the page', async () => {
  const start = [tScore([{ level: -2 }, { level: -1 }]), tScore([{ level: -2 }])] as [number, number]
  const later = [tScore([{ level: 0 }, { level: 1 }]), tScore([{ level: -1 }])] as [number, number]
  const changes = [later[0] - start[0], later[1] - start[1]] as [number, number]
  const mean = (values: [number, number]) => (values[0] + values[1]) / 2

  const counted = await count('goal attainment')
  if (counted.kind !== 'change' || !counted.moments) throw new Error('There should be a change')
  expect(counted.asked).toBe(3)
  expect(counted.moments.n).toBe(2)
  expect(counted.moments.meanStart).toBeCloseTo(mean(start), 9)
  expect(counted.moments.meanLater).toBeCloseTo(mean(later), 9)
  expect(counted.moments.meanChange).toBeCloseTo(mean(changes), 9)
  expect(counted.moments.varianceOfChange).toBeCloseTo((changes[0] - changes[1]) ** 2 / 2, 9)
})

test('goals of people who did not agree are in no figure', async () => {
  expect(await count('goals by way')).toMatchObject({
    parts: expect.arrayContaining([
      { label: 'Give', count: 4 },
      { label: 'None of them', count: 1 },
    ]),
  })
  expect(await count('goals by state')).toMatchObject({
    parts: [
      { label: 'Working on it', count: 5 },
      { label: 'Reached', count: 0 },
      { label: 'Put to rest', count: 0 },
    ],
  })
})

test('where nobody has a goal there is no figure, rather than a middling one', async () => {
  const { partnershipId } = world.stranger
  const [attainment] = counts
  expect(await narrowed(world.database.pool, { partnershipId }, async (tx) => attainment?.count(tx, partnershipId, TODAY), 'livewell_counting')).toMatchObject({
    asked: 0,
    moments: undefined,
  })
})
