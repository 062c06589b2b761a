import { expect, test } from 'vitest'
import { sparing } from './sparing.ts'

const at = (time: string) => new Date(`2026-12-03T${time}Z`)

test('each address may so often in an hour, and again in the next', () => {
  const may = sparing(2)
  expect([may('one', at('10:05:00')), may('one', at('10:06:00')), may('one', at('10:07:00'))]).toEqual([true, true, false])
  expect(may('other', at('10:08:00'))).toBe(true)
  expect(may('one', at('11:00:00'))).toBe(true)
})
