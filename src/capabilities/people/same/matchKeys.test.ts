import { expect, test } from 'vitest'
import { compare, foldPhone, type Known, matchKeys, reasonsToLook } from './matchKeys.ts'

const keysInCommon = (one: Known, other: Known) => reasonsToLook(one).filter((reason) => reasonsToLook(other).includes(reason)).length
const ivy = { name: 'Ivy Marsh', bornOn: '1950-03-02', nhsNumber: '943 476 5919', phone: '0115 496 0100', email: 'ivy@people.example', postcode: 'AS1 2AB' }

test.each<[string, Known, Known]>([
  ['a name that sounds alike, born on the same day', { name: 'Ivy Marsh', bornOn: '1950-03-02' }, { name: 'Mrs Ivey Marsche', bornOn: '1950-03-02' }],
  ['the family name first', { name: 'Marsh Ivy', bornOn: '1950-03-02' }, { name: 'Ivy Marsh', bornOn: '1950-03-02' }],
  ['a middle name', { name: 'Ivy Rose Marsh', bornOn: '1950-03-02' }, { name: 'Ivy Marsh', bornOn: '1950-03-02' }],
  ['one name, one postcode', { name: 'Steven Clark', postcode: 'AS1 2AB' }, { name: 'Stephen Clarke', postcode: 'as12ab' }],
  ['an NHS number alone', { name: 'A', nhsNumber: '943 476 5919' }, { name: 'B', nhsNumber: '9434765919' }],
  ['a phone written otherwise, and the first name', { name: 'Ivy Marsh', phone: '+44 115 496 0100' }, { name: 'Ivy Stone', phone: '0115-4960100' }],
  [
    'a phone, and the day of birth',
    { name: 'Peggy', phone: '0115 496 0100', bornOn: '1950-03-02' },
    { name: 'Margaret', phone: '01154960100', bornOn: '1950-03-02' },
  ],
  ['an e-mail, and the first name', { name: 'Ivy', email: 'Ivy@People.example' }, { name: 'Ivy Marsh', email: 'ivy@people.example' }],
  [
    'a family name that changed, near by',
    { name: 'Ivy Marsh', bornOn: '1950-03-02', postcode: 'AS1 2AB' },
    { name: 'Ivy Hill', bornOn: '1950-03-02', postcode: 'AS1 9ZZ' },
  ],
  ['a name in other letters', { name: 'Марія Шевченко', bornOn: '1950-03-02' }, { name: 'МАРІЯ ШЕВЧЕНКО', bornOn: '1950-03-02' }],
])('%s is reason to look', (_, one, other) => {
  expect(keysInCommon(one, other)).toBeGreaterThan(0)
})

test.each<[string, Known, Known]>([
  ['a name alone', { name: 'Ivy Marsh' }, { name: 'Ivy Marsh' }],
  ['a name, with another day of birth', { name: 'Ivy Marsh', bornOn: '1950-03-02' }, { name: 'Ivy Marsh', bornOn: '1951-03-02' }],
  ['a day of birth alone', { name: 'Ivy Marsh', bornOn: '1950-03-02' }, { name: 'Dev Patel', bornOn: '1950-03-02' }],
  ['the phone of a household', { name: 'Ivy Marsh', phone: '0115 496 0100' }, { name: 'Tom Marsh', phone: '0115 496 0100' }],
  ['an NHS number whose digits do not add up', { name: 'A', nhsNumber: '3478526985' }, { name: 'B', nhsNumber: '3478526985' }],
  ['nothing but punctuation', { name: '…', bornOn: '1950-03-02' }, { name: '–', bornOn: '1950-03-02' }],
  ['half a phone number', { name: 'Ivy', phone: '4960100' }, { name: 'Ivy', phone: '4960100' }],
])('%s is none', (_, one, other) => {
  expect(keysInCommon(one, other)).toBe(0)
})

test('keys are ids that only the same secret makes, and differ between partnerships', () => {
  const [here, again, there, otherwise] = [matchKeys('one', 'p', ivy), matchKeys('one', 'p', ivy), matchKeys('one', 'q', ivy), matchKeys('two', 'p', ivy)]
  expect(here).toEqual(again)
  expect(here.some((key) => there.includes(key) || otherwise.includes(key))).toBe(false)
  for (const key of here) expect(key).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(here.length).toBeLessThan(20)
})

test('what agrees and what differs is said in words, and what was not said is neither', () => {
  expect(compare(ivy, { ...ivy, name: 'Ivey Marsh', phone: '0115 496 0999', email: null })).toEqual({
    agrees: ['sound of the name', 'day of birth', 'NHS number', 'postcode'],
    differs: ['phone'],
  })
})

test.each([
  ['+44 (0)115 496 0100', '154960100'],
  ['0115 496 0100', '154960100'],
  ['', ''],
])('%j is compared as %j', (phone, folded) => {
  expect(foldPhone(phone)).toBe(folded)
})
