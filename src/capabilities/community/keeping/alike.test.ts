import { expect, test } from 'vitest'
import { nameLikeness, phoneKey, type Recognised, SHARED_BY_FEW, tellingOnly, websiteKey, whyAlike } from './alike.ts'

const thing = (given: Partial<Recognised> = {}): Recognised => ({ id: 'a', name: 'Thursday walkers', phone: '', website: '', places: [], ...given })
const at = (postcode: string | null, latitude: number | null = null, longitude: number | null = null) => ({ postcode, latitude, longitude })

test.each([
  ['Thursday walkers', 'The Thursday Walkers', 1],
  ['Thursday walkers', 'Thursday walking group', 0.5],
  ['Ashcombe choir', 'Ashcombe men’s choir', 0.8],
  ['Chess club', 'Bowls club', 0],
  ['The Club', 'the club', 1],
])('%s and %s have this much in common: %d', (one, other, expected) => {
  expect(nameLikeness(one, other)).toBeCloseTo(expected)
})

test('one name is the same thing where both are near, or one is nowhere on the map', () => {
  const here = thing({ places: [at(null, 52.9, -1.05)] })
  expect(whyAlike(here, thing({ name: 'THURSDAY WALKERS', places: [at(null, 52.92, -1.05)] }))).toEqual(['name'])
  expect(whyAlike(here, thing({ places: [at(null, 53.9, -1.05)] }))).toEqual([])
  expect(whyAlike(here, thing())).toEqual(['name'])
})

test('a postcode says something only with a similar name: a hall has many groups', () => {
  const here = thing({ places: [at('AS1 2AB')] })
  expect(whyAlike(here, thing({ name: 'Walkers of Thursday', places: [at('AS1 2AB')] }))).toEqual(['postcode'])
  expect(whyAlike(here, thing({ name: 'Tap dancing', places: [at('AS1 2AB')] }))).toEqual([])
})

test('a phone number and a website are the same however they are written', () => {
  expect(phoneKey('(0115) 496-0200')).toBe(phoneKey('0115 4960200'))
  expect(websiteKey('https://www.Walkers.example/')).toBe(websiteKey('http://walkers.example'))
  const one = thing({ phone: '0115 496 0200', website: 'https://walkers.example/' })
  expect(whyAlike(one, thing({ name: 'Tap dancing', phone: '01154960200', website: 'http://www.walkers.example' }))).toEqual(['phone', 'website'])
})

test('the switchboard of a council makes nothing the same', () => {
  const one = thing({ phone: '0115 496 0000' })
  const others = Array.from({ length: SHARED_BY_FEW + 1 }, (_, i) => ({ other: thing({ id: `${i}`, name: `Service ${i}` }), because: ['phone' as const] }))
  expect(tellingOnly(one, others)).toEqual([])
  expect(tellingOnly(one, others.slice(1))).toHaveLength(SHARED_BY_FEW)
  expect(tellingOnly(one, [...others, { other: thing({ id: 'b' }), because: ['phone' as const] }]).map(({ other }) => other.id)).toEqual(['b'])
})
