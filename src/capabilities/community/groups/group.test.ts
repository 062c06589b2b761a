import { expect, test } from 'vitest'
import { averageOf, isLately, isSame, type Member } from './group.ts'

test('two registers say the same in whatever order, and not when one more came', () => {
  expect(isSame({ came: ['a', 'b'], others: 1 }, { came: ['b', 'a'], others: 1 })).toBe(true)
  expect(isSame({ came: ['a'], others: 1 }, { came: ['a', 'b'], others: 1 })).toBe(false)
  expect(isSame({ came: ['a'], others: 1 }, { came: ['b'], others: 1 })).toBe(false)
  expect(isSame({ came: [], others: 1 }, { came: [], others: 2 })).toBe(false)
})

test('the average of no meet-up is no number', () => {
  const none = { people: undefined, newcomers: undefined }
  expect(averageOf({ meetups: 0, attendances: 0, ...none })).toBeUndefined()
  expect(averageOf({ meetups: 3, attendances: 10, ...none })).toBe(3.3)
})

test('whoever was here in eight weeks, is new, or came that day, is at the top of a register', () => {
  const ada: Member = { id: 'a', calledName: 'Ada', came: 4, lastCameOn: '2026-10-08', isTicked: false }
  expect(isLately(ada, '2026-12-03')).toBe(true)
  expect(isLately(ada, '2026-12-04')).toBe(false)
  expect(isLately({ ...ada, isTicked: true }, '2026-12-04')).toBe(true)
  expect(isLately({ ...ada, lastCameOn: null }, '2026-12-04')).toBe(true)
})
