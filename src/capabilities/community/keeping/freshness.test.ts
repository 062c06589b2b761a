import { expect, test } from 'vitest'
import { addDays } from '../../../platform/clock.ts'
import { freshnessOf, isShown, latestToCheck, oldestShown, stateOn, usualRules } from './freshness.ts'

const TODAY = '2026-12-03'
const ago = (days: number) => addDays(TODAY, -days)

test.each([
  [0, 'fresh', 365],
  [179, 'fresh', 186],
  [180, 'wants checking', 185],
  [364, 'wants checking', 1],
  [365, 'hidden', 0],
  [900, 'hidden', 0],
] as const)('checked %i days ago it is %s, with %i days left', (days, freshness, daysLeft) => {
  expect(freshnessOf(ago(days), TODAY, usualRules)).toEqual({ freshness, days, daysLeft })
})

test('a check that says a later day than today is fresh', () => {
  expect(freshnessOf(ago(-3), TODAY, usualRules)).toMatchObject({ freshness: 'fresh', days: 0 })
})

test('a partnership that asks sooner is asked sooner', () => {
  expect(freshnessOf(ago(40), TODAY, { ...usualRules, checkAfterDays: 30, hideAfterDays: 41 })).toEqual({ freshness: 'wants checking', days: 40, daysLeft: 1 })
})

test('the oldest day that is shown is the last day before it is hidden', () => {
  const oldest = oldestShown(TODAY, usualRules)
  expect(freshnessOf(oldest, TODAY, usualRules).freshness).toBe('wants checking')
  expect(freshnessOf(addDays(oldest, -1), TODAY, usualRules).freshness).toBe('hidden')
})

test('the latest day that wants a check is the first of them', () => {
  const latest = latestToCheck(TODAY, usualRules)
  expect(freshnessOf(latest, TODAY, usualRules).freshness).toBe('wants checking')
  expect(freshnessOf(addDays(latest, 1), TODAY, usualRules).freshness).toBe('fresh')
})

test('closed for now is closed until its day has passed, and without a day until somebody opens it', () => {
  expect(stateOn({ state: 'closed for now', closedUntil: TODAY }, TODAY)).toBe('closed for now')
  expect(stateOn({ state: 'closed for now', closedUntil: ago(1) }, TODAY)).toBe('open')
  expect(stateOn({ state: 'closed for now', closedUntil: null }, TODAY)).toBe('closed for now')
})

test('what is closed for now is shown, what is at rest or was long not checked is not', () => {
  const entry = { state: 'open' as const, closedUntil: null, lastCheckedOn: ago(10) }
  expect(isShown(entry, TODAY, usualRules)).toBe(true)
  expect(isShown({ ...entry, state: 'closed for now' }, TODAY, usualRules)).toBe(true)
  expect(isShown({ ...entry, state: 'at rest' }, TODAY, usualRules)).toBe(false)
  expect(isShown({ ...entry, lastCheckedOn: ago(365) }, TODAY, usualRules)).toBe(false)
})
