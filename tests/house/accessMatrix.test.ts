import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { aReferral } from '../../src/capabilities/referrals/factory.ts'
import { aWorld, type World } from '../kit/world.ts'
import { askEverything, asPage, type Row } from './accessMatrix.ts'

let world: World
let rows: Row[]

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, rosa } = world
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id })
  await world.sow({ referral: [referral] })
  const ids: [prefix: string, examples: Record<string, string>][] = [
    ['/referrals/received', { reference: referral.reference }],
    ['/referrals', { id: referral.id }],
    ['/people', { id: rosa.id }],
  ]
  rows = await askEverything(world, (route) => ids.find(([prefix]) => route.startsWith(`/:partnership${prefix}`))?.[1] ?? {})
}, 120_000)

test('who may do what is as it was last reviewed', async () => {
  await expect(asPage(rows)).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/access-matrix.md'))
})

test('nothing answers with a fault', () => {
  expect(
    rows.flatMap(({ route, got }) =>
      Object.entries(got)
        .filter(([, each]) => each.startsWith('?'))
        .map(([who, each]) => `${route} as ${who}: ${each}`),
    ),
  ).toEqual([])
})

test('the administrator of another partnership is as nobody here', () => {
  const differing = rows.filter(
    ({ got }) => got['another partnership'] !== got['nobody'] && !(got['another partnership'] === 'no' && got['nobody'] === 'sign in'),
  )
  expect(differing.map(({ route }) => route)).toEqual([])
})
