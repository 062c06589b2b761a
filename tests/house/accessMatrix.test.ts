import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../kit/world.ts'
import { askEverything, asPage, type Row } from './accessMatrix.ts'
import { sowExamples } from './examples.ts'

let world: World
let rows: Row[]

beforeAll(async () => {
  world = await aWorld()
  rows = await askEverything(world, await sowExamples(world))
}, 300_000)

test('who may do what is as it was last reviewed', async () => {
  await expect(asPage(rows)).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/access-matrix.md'))
})

test('nothing answers with a fault', () => {
  const faults = rows.flatMap(({ route, got }) => Object.entries(got).flatMap(([who, each]) => (each.startsWith('?') ? [`${route} as ${who}: ${each}`] : [])))
  expect(faults).toEqual([])
})

test('the administrator of another partnership is as nobody here', () => {
  const differing = rows.filter(({ got }) => got['another partnership'] !== got['nobody'])
  expect(differing.map(({ route }) => route)).toEqual([])
})

test('no administrator, evaluator or commissioner reaches a page about a person', () => {
  const reached = rows.filter(
    ({ route, got }) =>
      /\/(people|conversations|goals|support|check-ins|introductions|plan-pages|shared-plans)\/:id/.test(route) &&
      ['administrator', 'evaluator', 'commissioner'].some((hat) => got[hat] === 'yes'),
  )
  expect(reached.map(({ route }) => route)).toEqual([])
})
