import { expect, test } from 'vitest'
import { guessColumns, missingColumn } from './columns.ts'
import { readRow } from './readRow.ts'

const allowed = { mayEmail: true, mayText: true, today: '2026-12-03' }
const names = [
  'Surname',
  'Forenames',
  'Date of Birth',
  'NHS No.',
  'Address Line 1',
  'Address Line 2',
  'Post Code',
  'E-mail',
  'Email consent',
  'Mobile',
  'SMS consent',
  'Format',
  'Deceased',
  'Opt out',
  'Exclude',
]
const matched = guessColumns(names)
const row = (given: Partial<Record<string, string>> = {}) =>
  readRow(
    names.map((name) => ({ Surname: 'Moss', Forenames: 'Edna', 'Address Line 1': '4 Mill Lane', 'Post Code': 'as1 2ab', ...given })[name] ?? ''),
    matched,
    allowed,
  )

test('the columns of a clinical system are known by their names', () => {
  expect(matched).toEqual({
    lastName: 0,
    firstName: 1,
    bornOn: 2,
    nhsNumber: 3,
    address1: 4,
    address2: 5,
    postcode: 6,
    email: 7,
    mayEmail: 8,
    phone: 9,
    mayText: 10,
    format: 11,
    died: 12,
    optedOut: 13,
    leaveOut: 14,
  })
  expect(missingColumn(matched)).toBeUndefined()
})

test.each([
  [['Name', 'Notes'], 'Say which columns have the address and the postcode'],
  [['Address', 'Postcode'], 'Say which column has the name'],
])('columns %j are not enough', (some, message) => {
  expect(missingColumn(guessColumns(some))).toMatchObject({ message })
})

test('a row becomes somebody who gets a letter', () => {
  expect(row()).toMatchObject({
    name: 'Edna Moss',
    foldedName: 'edna moss',
    address: '4 Mill Lane',
    postcode: 'AS1 2AB',
    way: 'letter',
    format: 'standard',
    because: null,
    notes: [],
  })
})

test('an NHS number with a wrong check digit is kept, and flagged', () => {
  expect(row({ 'NHS No.': '991 200 3888' })).toMatchObject({ nhsNumber: '9912003888', nhsNumberChecks: true, notes: [] })
  expect(row({ 'NHS No.': '9912003890' })).toMatchObject({ nhsNumber: '9912003890', nhsNumberChecks: false, notes: ['The NHS number is not right'] })
})

test.each([
  ['03/12/1950', '1950-12-03'],
  ['3-Dec-1950', '1950-12-03'],
  ['1950-12-03', '1950-12-03'],
  ['19501203', '1950-12-03'],
  ['03.12.1950 00:00:00', '1950-12-03'],
])('the birth date %s is read', (typed, bornOn) => {
  expect(row({ 'Date of Birth': typed })).toMatchObject({ bornOn, notes: [] })
})

test.each(['31/02/1950', '12/03/50', 'yesterday', '01/01/2030'])('the birth date %s is not, and that is said', (typed) => {
  expect(row({ 'Date of Birth': typed })).toMatchObject({ bornOn: null, notes: ['The date of birth cannot be read'] })
})

test('an e-mail or a text goes only to whom agreed plainly, and only where the partnership allows it', () => {
  const mail = { 'E-mail': 'edna@people.example', 'Email consent': 'Yes' }
  expect(row(mail)).toMatchObject({ way: 'email' })
  expect(row({ ...mail, 'Email consent': 'Declined' })).toMatchObject({ way: 'letter' })
  expect(row({ Mobile: '07700 900123', 'SMS consent': 'Y' })).toMatchObject({ way: 'text' })
  expect(row({ Mobile: '0115 496 0100', 'SMS consent': 'Y' })).toMatchObject({ way: 'letter', phone: null })
  expect(readRow(['Moss', 'Edna', '', '', '', '', '', 'edna@people.example', 'Yes'], matched, { ...allowed, mayEmail: false })).toEqual({
    rejected: 'There is no address, and no e-mail or text that may be sent',
  })
})

test.each([
  ['Deceased', '12/01/2026', 'died'],
  ['Opt out', 'Y', 'opted out'],
  ['Exclude', 'x', 'marked'],
  ['Exclude', 'No', null],
])('%s: %s leaves out because %s', (column, cell, because) => {
  expect(row({ [column]: cell })).toMatchObject({ because })
})

test.each([
  ['=HYPERLINK("http://bad.example")', 'A cell begins like a formula'],
  ['@SUM(A1)', 'A cell begins like a formula'],
  ['', 'There is no name'],
  ['🌻', 'There is no name'],
  ['x'.repeat(200), 'The name is too long'],
  ['Edna \ufffd', 'There are letters that cannot be read'],
])('the name %s is rejected: %s', (name, rejected) => {
  expect(readRow([name, '', '', '', '4 Mill Lane', '', 'AS1 2AB'], matched, allowed)).toEqual({ rejected })
})

test('an address in one cell is taken apart, and its postcode found', () => {
  const read = readRow(['Edna Moss', '4 Mill Lane, Ashcombe, AS1 2AB'], { name: 0, address1: 1 }, allowed)
  expect(read).toMatchObject({ address: '4 Mill Lane\nAshcombe', postcode: 'AS1 2AB' })
})

test('a postcode that is none is printed as it came', () => {
  expect(row({ 'Post Code': 'ASHCOMBE 1' })).toMatchObject({
    postcode: null,
    address: '4 Mill Lane\nASHCOMBE 1',
    notes: ['The postcode is not shaped like one'],
  })
})
