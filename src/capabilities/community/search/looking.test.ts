import { expect, test } from 'vitest'
import { asSearch, chosenIn, widerThan, without } from './looking.ts'

test('what is looked for stands in the address, and a distance only with a place', () => {
  expect(asSearch({ words: 'walk & talk', near: 'Ashcombe', within: '5' })).toBe('?words=walk+%26+talk&near=Ashcombe&within=5')
  expect(asSearch({ within: '5', free: 'yes' })).toBe('?free=yes')
  expect(asSearch({})).toBe('')
})

test('what may be ticked several times stands there several times', () => {
  expect(asSearch({ day: ['monday', 'friday'], free: 'yes' }, { after: 'x' })).toBe('?free=yes&day=monday&day=friday&after=x')
})

test('each thing that was chosen is taken away alone', () => {
  const looking = { words: 'walk', near: 'Ashcombe', within: '5', day: ['monday', 'friday'] }
  expect(chosenIn(looking)).toHaveLength(4)
  expect(asSearch(without(looking, { part: 'day', value: 'monday' }))).toBe('?words=walk&near=Ashcombe&within=5&day=friday')
  expect(asSearch(without(looking, { part: 'near', value: 'Ashcombe' }))).toBe('?words=walk&day=monday&day=friday')
})

test('a look can be widened until there is no wider one', () => {
  expect(widerThan('10')).toBe('25')
  expect(widerThan('50')).toBeUndefined()
})
