import { expect, test } from 'vitest'
import { readDistricts } from './team.ts'

test.each([
  ['NG12, NG13', ['NG12', 'NG13']],
  ['ng12;ng13\nng12 , W1A', ['NG12', 'NG13', 'W1A']],
  ['', []],
  [' , ,', []],
])('%j is read as %j', (text, districts) => {
  expect(readDistricts(text)).toEqual({ districts })
})

test.each([
  ['NG12, NG12 5AA', '5AA'],
  ['Nottingham', 'NOTTINGHAM'],
  ['NG12 <b>', '<B>'],
])('of %j it is said what is not a first half', (text, not) => {
  expect(readDistricts(text)).toEqual({ not })
})
