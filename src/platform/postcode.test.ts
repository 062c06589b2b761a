import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { foldPostcode, outwardCode } from './postcode.ts'

// Reference data lies beside the project, never in it.
const list = new URL('../../../shared/data/postcodes/onspd_sample_postcodes.csv', import.meta.url)
const absent = !existsSync(list)
if (absent) console.warn(`SKIPPED: reference postcodes are not at ${list.pathname}`)

test.each([
  ['ng12 5aa', 'NG12 5AA'],
  ['NG125AA', 'NG12 5AA'],
  ['  n g 1 2 5 a\u00a0a ', 'NG12 5AA'],
  ['m1 1ae', 'M1 1AE'],
  ['b33 8th', 'B33 8TH'],
  ['w1a 0ax', 'W1A 0AX'],
  ['ec1a 1bb', 'EC1A 1BB'],
  ['dn55 1pt', 'DN55 1PT'],
])('%j is %s', (typed, folded) => {
  expect(foldPostcode(typed)).toBe(folded)
})

test.each(['', 'NG12', '5AA', 'NG12 5A', 'NG12 5AAA', '12NG 5AA', 'NG12 5AC', 'NGG1 5AA', 'ZZ99 3VZ', 'NG12-5AA', 'ΝG12 5AA'])(
  '%j is not shaped like a postcode',
  (typed) => {
    expect(foldPostcode(typed)).toBeUndefined()
    expect(outwardCode(typed)).toBeUndefined()
  },
)

test('the first half is the district', () => {
  expect(outwardCode('ng12 5aa')).toBe('NG12')
  expect(outwardCode('m11ae')).toBe('M1')
})

test.skipIf(absent)('every one of 8,048 real postcodes is accepted and already as printed', () => {
  const real = readFileSync(list, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[2] ?? '')
  expect(real.length).toBe(8048)
  expect(real.filter((postcode) => foldPostcode(postcode.replace(' ', '').toLowerCase()) !== postcode)).toEqual([])
})
