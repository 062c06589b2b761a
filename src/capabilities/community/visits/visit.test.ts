import { expect, test } from 'vitest'
import { isNotLately, isWeek, mondayOf, namesIn } from './visit.ts'

test.each([
  ['2026-12-03', '2026-11-30'],
  ['2026-11-30', '2026-11-30'],
  ['2026-12-06', '2026-11-30'],
])('%s is in the week of Monday %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday)
})

test('this week and the last eight may be written about, and no other day', () => {
  expect(['2026-11-30', '2026-10-05'].map((week) => isWeek(week, '2026-12-03'))).toEqual([true, true])
  expect(['2026-12-07', '2026-09-28', '2026-12-01', '2026-02-30', 'now', ''].map((week) => isWeek(week, '2026-12-03'))).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ])
})

test('a part nobody visited for three months, or ever, is not visited lately', () => {
  expect([null, '2026-09-03', '2026-09-04', '2026-12-01'].map((lastVisitedOn) => isNotLately({ lastVisitedOn }, '2026-12-03'))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('names are found as whole words, and words that only look like them are not', () => {
  expect(namesIn('Rosa came to the walk. Will it last?', ['Rosa Hartley', 'Will Grey', 'Al Bo'])).toEqual(['Rosa', 'Will'])
  expect(namesIn('The rosary group met on the hart.', ['Rosa Hartley'])).toEqual([])
})
