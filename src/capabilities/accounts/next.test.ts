import { expect, test } from 'vitest'
import { sameSitePath } from './next.ts'

test.each(['/', '/ashcombe/today', '/ashcombe/people/0190?after=2', '/account/two-step?next=%2Fashcombe'])('%s is a page of this site', (path) => {
  expect(sameSitePath(path)).toBe(path)
})

test.each([
  undefined,
  '',
  'ashcombe',
  'https://elsewhere.example',
  '//elsewhere.example',
  '///elsewhere.example',
  '/\\elsewhere.example',
  '\\\\elsewhere.example',
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  '\u0000/ashcombe',
  '/ ashcombe',
  '/.//elsewhere.example',
  '/ashcombe/..//elsewhere.example',
  'javascript:alert(1)',
  '/sign-in',
  '/sign-in/code?next=/',
  '/sign-out',
  '/api/auth/get-session',
  `/${'a'.repeat(600)}`,
])('%j is not', (path) => {
  expect(sameSitePath(path)).toBeUndefined()
})
