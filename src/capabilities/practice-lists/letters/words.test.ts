import { expect, test } from 'vitest'
import { fill } from '../../../platform/marks.ts'
import { hashCode, keysOf, readCode } from './code.ts'
import { ourWords, unknownMark, wordsFor } from './words.ts'

const given = { name: 'Edna Moss', practice: 'Mill Lane Surgery', partnership: 'Ashcombe', phone: '01632 960123', link: 'https://x.example' }

test('our words fill in completely, and name no illness', () => {
  for (const words of Object.values(ourWords)) {
    expect(unknownMark(words)).toBeUndefined()
    expect(fill(words, given)).not.toMatch(/[{}]|diabet|illness|condition/i)
  }
})

test('a line about a phone is left out where there is none', () => {
  expect(fill('Hello.\nRing {{phone}}.\nBye.', { ...given, phone: '' })).toBe('Hello.\nBye.')
})

test('words of the partnership stand for ours, and a mark we do not know is found', () => {
  expect(wordsFor({ letterWords: ' Dear {{name}} ' }, 'letterWords')).toBe('Dear {{name}}')
  expect(wordsFor({ letterWords: '  ' }, 'letterWords')).toBe(ourWords.letterWords)
  expect(unknownMark('Dear {{nmae}}')).toBe('{{nmae}}')
})

test('keys are the same for the same somebody, and for nobody else', () => {
  const [one, other] = ['a', 'b'].map((id) => keysOf('a secret', { partnershipId: 'p', id }))
  expect(keysOf('a secret', { partnershipId: 'p', id: 'a' })).toEqual(one)
  expect(one?.code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)
  expect(one?.token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(new Set([one?.code, other?.code, keysOf('another secret', { partnershipId: 'p', id: 'a' }).code]).size).toBe(3)
  expect(hashCode('another secret', one?.code ?? '')).not.toBe(one?.codeHash)
})

test.each([
  ['k7qf2 m8xpt', 'K7QF2-M8XPT'],
  ['K7QF2–M8XPT ', 'K7QF2-M8XPT'],
  ['K7QF2M8XPT', 'K7QF2-M8XPT'],
  ['K7QF2-M8XP', undefined],
  ['K0QF2-M8XPT', undefined],
])('the code typed as %s is %s', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})
