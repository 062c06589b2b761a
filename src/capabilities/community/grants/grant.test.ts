import { expect, test } from 'vitest'
import { isOpen, mayDecide, type Outcome } from './grant.ts'

const said = (...views: (Outcome | 'conflict')[]) =>
  views.map((view) => (view === 'conflict' ? { view: null, conflict: 'My sister leads it' } : { view, conflict: '' }))
const pot = { panelIds: ['a', 'b', 'c'], viewsNeeded: 2 }

test.each([
  [said(), []],
  [said('approve'), []],
  [said('approve', 'approve'), ['approve']],
  [said('approve', 'decline'), []],
  [said('approve', 'decline', 'decline'), ['decline']],
  [said('ask for more', 'ask for more', 'approve'), ['ask for more']],
  [said('conflict', 'approve'), []],
  [said('conflict', 'approve', 'approve'), ['approve']],
  [said('conflict', 'conflict', 'approve'), ['approve']],
  [said('conflict', 'conflict', 'conflict'), []],
])('a panel of three that needs two views, with %j, may decide %j', (views, may) => {
  expect(mayDecide(views, pot)).toEqual(may)
})

test('a pot is open between its days, while something is left in it', () => {
  const dates = { opensOn: '2026-12-01', closesOn: '2026-12-31', amountPence: 100, awardedPence: 99 }
  expect(['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'].map((day) => isOpen(dates, day))).toEqual([false, true, true, false])
  expect(isOpen({ ...dates, awardedPence: 100 }, '2026-12-10')).toBe(false)
})
