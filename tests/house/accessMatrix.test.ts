import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { liveIn } from '../kit/livedIn.ts'
import { aWorld, type World } from '../kit/world.ts'
import { askEverything, asPage, type Row } from './accessMatrix.ts'

let world: World
let rows: Row[]

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, members, north, practice, rosa } = world
  const there = await liveIn(world)
  const importId = newId()
  const by = { partnershipId, byMembership: members.administrator.membershipId }
  await world.sow({
    practiceImport: [{ partnershipId, id: importId, state: 'checked', fileName: 'practices.csv', madeBy: by.byMembership }],
    outbox: [{ partnershipId, id: importId, kind: 'an invitation', sendTo: 'x@people.example', subject: 'x', state: 'failed' }],
  })
  const examples: [prefix: string, given: Record<string, string>][] = [
    ['/administration/members', { id: members.volunteer.membershipId }],
    ['/administration/organisations', { id: practice.id }],
    ['/administration/teams', { id: north.id }],
    ['/administration', { id: importId }],
    ['/check-ins/answer', { token: 'x'.repeat(43) }],
    ['/check-ins', { id: there.checkin.id }],
    ['/community', { id: there.walk.id }],
    ['/conversations', { id: there.conversation.id }],
    ['/goals', { id: there.goal.id, step: there.step.id }],
    ['/groups', { id: there.walkers.id }],
    ['/introductions', { id: there.introduction.id }],
    ['/join', { token: 'x'.repeat(43) }],
    ['/people', { id: rosa.id, entryId: there.walk.id }],
    ['/referrals', { id: there.devsReferral.id, reference: there.devsReferral.reference }],
    ['/support', { id: there.support.id }],
  ]
  rows = await askEverything(world, (route) => examples.find(([prefix]) => route.startsWith(`/:partnership${prefix}`))?.[1] ?? {})
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
      /\/(people|conversations|goals|support|check-ins|introductions)\/:id/.test(route) &&
      ['administrator', 'evaluator', 'commissioner'].some((hat) => got[hat] === 'yes'),
  )
  expect(reached.map(({ route }) => route)).toEqual([])
})
