import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plainText } from '../../plainText.ts'
import { readAbout } from './readAbout.ts'
import { isWhole, readService } from './readService.ts'
import { readTerm } from './readTerms.ts'

// The published examples lie beside the project, never in it.
const beside = new URL('../../../../../../../shared/data/open-referral-uk/', import.meta.url)
const absent = !existsSync(beside)
if (absent) console.warn(`SKIPPED: the examples of Open Referral UK are not at ${beside.pathname}`)
const published = (name: string) => JSON.parse(readFileSync(new URL(name, beside), 'utf8'))

test.skipIf(absent)('the published service is read whole, and latitude 100 costs it the point alone', () => {
  const read = readService(published('mocks/default/service_full.json'))
  expect(read.notes).toEqual([
    '“ABC 1234” is not shaped like a postcode, and was left out',
    'There is no place at latitude 100, longitude 101, and the point was left out',
  ])
  expect(read).toMatchObject({
    theirId: 'ac148810-d857-441c-9679-408f346de14b',
    checkedOn: '2023-03-15',
    thing: {
      name: 'Community Counselling',
      contactEmail: 'email@example.com',
      contactName: '',
      contacts: [{ name: 'Ann Persona', title: 'Reception Manager' }],
      ages: { from: 12, to: 100 },
      ways: ['in person'],
      standing: { state: 'open' },
      accessFeatures: ['step-free', 'hearing loop'],
      places: [{ name: 'MyCity Civic Center', latitude: null, longitude: null, town: 'MyCity', address: 'A. Persona\n1-30 Main Street' }],
      schedules: [{ freq: 'WEEKLY', byDay: ['TH', 'FR'], opensAt: '10:00', closesAt: '18:00', startsOn: '2005-01-01' }],
      costs: [{ option: 'Under 18s and Over 60s', amountPence: 3500, amountWords: 'per 1 hour session' }],
      terms: ['3f7b145d-84af-42d7-8fae-eaca714b02b2'],
      organiser: { name: 'Example Organization Inc.', website: 'http://example.com' },
    },
  })
})

test.skipIf(absent)('of the faulty examples exactly the faults that were put in are told', () => {
  expect(readAbout(published('mocks/fail/api_details.json'))).toEqual(['Its front page has no profile'])
  expect(readAbout(published('mocks/default/api_details.json'))).toEqual([])

  const ofPlace = /postcode|latitude/
  const faultsOf = (service: Record<string, unknown>) => {
    const read = readService(service)
    return { problem: 'problem' in read ? read.problem : '', notes: read.notes.filter((note) => !ofPlace.test(note)) }
  }
  const bad = 'email is not an e-mail address, and was left out'
  expect(faultsOf(published('mocks/fail/service_full.json'))).toEqual({ problem: '', notes: [bad] })
  expect(published('mocks/fail/service_list.json').contents.map(faultsOf)).toEqual(Array(4).fill({ problem: 'The name is missing', notes: [bad] }))
  expect(readTerm(published('mocks/fail/taxonomy_term.json')).notes).toEqual(['description is missing'])
  expect(readTerm(published('mocks/default/taxonomy_term.json')).notes).toEqual([])
})

test.skipIf(absent)('a service of a list is told from a whole one', () => {
  expect(isWhole(published('mocks/default/service_list.json').contents[0])).toBe(false)
  expect(isWhole(published('mocks/default/service_full.json'))).toBe(true)
})

test('HTML becomes plain words, and scripts go', () => {
  const read = readService({
    id: 'a',
    name: '<b>Chair</b> yoga &amp; tea',
    description: '<p>Come&nbsp;along!</p><script>alert("x")</script><ul><li>Mats</li><li>Tea &pound;1</li></ul><img src=x onerror=alert(1)>5 < 6',
  })
  expect(read).toMatchObject({ thing: { name: 'Chair yoga & tea', summary: 'Come along!\n\nMats\n\nTea £1\n\n5 < 6' } })
})

test.each([
  ['<script>never closed', ''],
  ['a<!-- <b> -->b', 'ab'],
  ['<style>p{}</style >x', 'x'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
  ['bell\u0007 null\u0000 \u202ereversed', 'bell null reversed'],
  ['half \ud83c of a pair', 'half of a pair'],
  ['&#0;&#xd800;&#x1f33b;&nope;', '🌻&nope;'],
])('%j is read as %j', (sent, words) => expect(plainText(sent)).toBe(words))

test('a hundred thousand tags are read in a moment', () => {
  const began = performance.now()
  plainText('<script>'.repeat(100_000))
  plainText('<'.repeat(200_000))
  plainText('<a '.repeat(100_000))
  expect(performance.now() - began).toBeLessThan(2000)
})

test('a text that is too long is cut, and that is told', () => {
  const read = readService({ id: 'a', name: 'Walk', description: 'x'.repeat(100_001) })
  expect(read.notes).toEqual(['description was cut to 2000 characters'])
  expect('thing' in read && read.thing.summary).toHaveLength(2000)
})

test('what is not what the standard says it is, is left out without a fault', () => {
  const odd = [7, null, 'x', [], {}, { id: {} }, true]
  for (const value of odd) {
    const read = readService({
      id: 'a',
      name: 'Walk',
      description: value,
      schedules: value,
      service_at_locations: [value],
      contacts: [value],
      cost_options: [value],
      attributes: [value],
      languages: [value],
      organization: value,
      minimum_age: value,
      status: value,
    } as never)
    expect(read).toHaveProperty('thing')
  }
})

test.each([
  [
    { status: 'temporarily closed', alert: 'Flooded' },
    { state: 'closed for now', closedBecause: 'Flooded', closedUntil: null },
  ],
  [{ status: 'defunct' }, { state: 'at rest', closedBecause: '', closedUntil: null }],
  [{ status: 'inactive' }, { state: 'at rest', closedBecause: '', closedUntil: null }],
])('%j', (given, standing) => {
  expect(readService({ id: 'a', name: 'Walk', ...given })).toMatchObject({ thing: { standing } })
})
