import { expect, test } from 'vitest'
import { canBeAnswered, daysOfAsking, hasLiveLink, missedBefore, opensOn } from './checkin.ts'

test('somebody is asked at once, after four months and after eight', () => {
  expect(daysOfAsking('2026-10-31')).toEqual([
    { occasion: 'start', dueOn: '2026-10-31' },
    { occasion: 'four months', dueOn: '2027-02-28' },
    { occasion: 'eight months', dueOn: '2027-06-30' },
  ])
})

test('a check-in can be answered from four weeks before its day, and not earlier', () => {
  const dueOn = '2026-12-29'
  expect(opensOn({ dueOn })).toBe('2026-12-01')
  expect(canBeAnswered({ state: 'due', dueOn }, '2026-12-01')).toBe(true)
  expect(canBeAnswered({ state: 'due', dueOn }, '2026-11-30')).toBe(false)
})

test.each([
  ['due', true],
  ['asked', true],
  ['answered', false],
  ['missed', false],
] as const)('a check-in that is %s: whether it can be answered is %s', (state, can) => {
  expect(canBeAnswered({ state, dueOn: '2026-12-01' }, '2026-12-03')).toBe(can)
})

test('a check-in is missed when sixty days have gone by', () => {
  expect(missedBefore('2026-12-03')).toBe('2026-10-04')
})

test('a link lives until its moment, and a check-in without one has no link', () => {
  const now = new Date('2026-12-03T10:30:00Z')
  expect(hasLiveLink({ tokenExpiresAt: new Date('2026-12-03T10:30:01Z') }, now)).toBe(true)
  expect(hasLiveLink({ tokenExpiresAt: now }, now)).toBe(false)
  expect(hasLiveLink({ tokenExpiresAt: null }, now)).toBe(false)
})
