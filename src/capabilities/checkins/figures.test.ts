import { beforeAll, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../tests/kit/world.ts'
import { narrowed } from '../../platform/database/narrowed.ts'
import { pairedChange } from '../evaluation/pairedChange.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from '../referrals/factory.ts'
import { aSupport } from '../support/factory.ts'
import { aCheckin } from './factory.ts'
import { figures } from './figures.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
  const people = [
    somebody({ start: { life_satisfaction: 3, feels_lonely: 1 }, later: { life_satisfaction: 6, feels_lonely: 4 } }),
    somebody({ start: { life_satisfaction: 5, feels_lonely: 3 }, later: { life_satisfaction: 5, feels_lonely: 3 } }),
    somebody({ start: { life_satisfaction: 4, feels_lonely: 5 }, later: { life_satisfaction: 9, feels_lonely: 2 } }),
    // Left a question blank the second time: lost for it, and not for the other.
    somebody({ start: { life_satisfaction: 10, feels_lonely: 2 }, later: { feels_lonely: 2 } }),
    // Answered only the first time: lost.
    somebody({ start: { life_satisfaction: 0 }, later: 'missed' }),
    // Answered only the second time: never a pair.
    somebody({ start: 'missed', later: { life_satisfaction: 10 } }),
    // Not due yet: neither kept nor lost.
    somebody({ start: { life_satisfaction: 10 }, later: 'due', laterOn: '2027-01-10' }),
    // Did not agree to be counted.
    somebody({ start: { life_satisfaction: 0, feels_lonely: 1 }, later: { life_satisfaction: 10, feels_lonely: 5 }, counts: false }),
  ]
  // Supported a second time: somebody is one person however often.
  const again = secondTime(people[0] as Made)
  await world.sow({
    person: people.map(({ person }) => person),
    referral: [...people.map(({ referral }) => referral), again.referral],
    support: [...people.map(({ support }) => support), again.support],
    checkin: [...people.flatMap(({ checkins }) => checkins), ...again.checkins],
  })
})

interface Given {
  start: Record<string, number> | 'missed'
  later: Record<string, number> | 'missed' | 'due'
  laterOn?: string
  counts?: boolean
}
type Made = ReturnType<typeof somebody>

function somebody({ start, later, laterOn = '2026-11-01', counts = true }: Given) {
  const { partnershipId, north } = world
  const person = aPerson({ partnershipId, teamId: north.id, countsInEvaluation: counts })
  return { person, ...supportOf(person.id, '2026-07-01', { start, later, laterOn }) }
}

function supportOf(personId: string, startOn: string, { start, later, laterOn }: Given & { laterOn: string }) {
  const { partnershipId, north, members } = world
  const about = { partnershipId, personId, teamId: north.id }
  const referral = aReferral(about)
  const support = aSupport({ ...about, referralId: referral.id, ledBy: members['health coach'].membershipId })
  const at = (occasion: 'start' | 'four months', dueOn: string, given: Given['later']) =>
    aCheckin({ ...about, supportId: support.id, occasion, dueOn, ...(typeof given === 'string' ? { state: given } : { answers: given }) })
  return { referral, support, checkins: [at('start', startOn, start), at('four months', laterOn, later)] }
}

const secondTime = ({ person }: Made) =>
  supportOf(person.id, '2026-07-20', { start: { life_satisfaction: 0 }, later: { life_satisfaction: 10 }, laterOn: '2026-11-20' })

const count = (key: string, partnershipId = world.partnershipId) =>
  narrowed(
    world.database.pool,
    { partnershipId },
    async (tx) => {
      const figure = figures.find((one) => one.key === key)
      if (!figure) throw new Error(`No figure is called ${key}`)
      return figure.count(tx, partnershipId, TODAY)
    },
    'livewell_counting',
  )

test('change is within the same people, beside how many were lost', async () => {
  const counted = await count('change-life-satisfaction-four-months')
  const known = pairedChange([
    { start: 3, later: 6 },
    { start: 5, later: 5 },
    { start: 4, later: 9 },
  ])
  expect(counted).toEqual({
    kind: 'change',
    unit: 'points from 0 to 10',
    asked: 5,
    moments: {
      n: 3,
      meanStart: 4,
      meanLater: expect.closeTo(known.meanLater ?? 0, 12),
      meanChange: expect.closeTo(known.meanChange ?? 0, 12),
      varianceOfChange: expect.closeTo((known.sdChange ?? 0) ** 2, 12),
    },
    higherIsBetter: true,
  })
})

test('where nobody answered twice there is no change to show, and anxiety runs the other way', async () => {
  expect(await count('change-anxious-yesterday-eight-months')).toEqual({
    kind: 'change',
    unit: 'points from 0 to 10',
    asked: 0,
    moments: undefined,
    higherIsBetter: false,
  })
})

test('loneliness is counted in people, and never averaged', async () => {
  expect(await count('change-feels-lonely-four-months')).toEqual({
    kind: 'parts',
    of: 'people',
    parts: [
      { label: 'Lonely less often', count: 1 },
      { label: 'The same', count: 2 },
      { label: 'Lonely more often', count: 1 },
    ],
  })
})

test('how many were due, asked and answered, of those who may be counted', async () => {
  expect(await count('checkins-four-months')).toEqual({
    kind: 'chain',
    steps: [
      { label: 'Due', count: 7 },
      { label: 'Asked', count: 6 },
      { label: 'Answered', count: 6 },
    ],
  })
})

test('every figure can be counted, has a key of its own, and is nothing in another partnership', async () => {
  expect(new Set(figures.map(({ key }) => key)).size).toBe(figures.length)
  expect(figures).toHaveLength(3 + 6 * 2)
  for (const { key } of figures) {
    const counted = await count(key, world.stranger.partnershipId)
    if (counted.kind === 'change') expect(counted).toMatchObject({ asked: 0, moments: undefined })
    else if (counted.kind === 'chain') expect(counted.steps.map((step) => step.count)).toEqual([0, 0, 0])
    else if (counted.kind === 'parts') expect(counted.parts.map((part) => part.count)).toEqual([0, 0, 0])
    else throw new Error(`${key} counts something unforeseen`)
  }
})
