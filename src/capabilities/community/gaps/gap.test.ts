import { expect, test } from 'vitest'
import { gapStates, keyOf, knownPeople, mayBecome, termIn } from './gap.ts'

const terms = ['Walking', 'Singing', 'Walking football', 'Tea'].map((name) => ({ id: name, name, sortName: keyOf(name) }))
const synonyms = [
  ['choir', 'singing', 'sing'],
  ['walking', 'ramble'],
]

test.each([
  ['a choir for beginners', 'Singing'],
  ['walking football', 'Walking football'],
  ['somewhere to ramble', 'Walking'],
  ['tea and a chat', 'Tea'],
])('“%s” is about %s', (words, name) => {
  expect(termIn(words, terms, synonyms)?.name).toBe(name)
})

test.each(['a teashop', 'steam engines', '', 'choirs'])('what “%s” is about, somebody has to say', (words) => {
  expect(termIn(words, terms, synonyms)).toBeUndefined()
})

test('a gap that was met or put to rest may be noticed again, and every other may be met', () => {
  for (const state of gapStates) expect(mayBecome[state]).toContain(state === 'met' || state === 'put to rest' ? 'noticed' : 'met')
})

test('the exact number is for who has the tally, and a small one is nobody else’s', () => {
  const tally = { partnershipId: '', gapId: '', teamId: '', conversations: 2, wishes: 1, waiting: 1, searches: 9, fullEntries: 1 }
  expect([knownPeople({ people: null }, tally), knownPeople({ people: null }, undefined), knownPeople({ people: 7 }, undefined)]).toEqual([4, undefined, 7])
})
