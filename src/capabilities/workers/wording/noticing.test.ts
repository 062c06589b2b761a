import { expect, test } from 'vitest'
import { suggest } from '../offers/offer.ts'
import { byMonth, byQuestion } from '../reflection/questions.ts'
import { notice, thoughtOf, waysOf } from './noticing.ts'

const ways = waysOf([])
const phrases = (text: string) => notice([text], ways).map(({ phrase }) => phrase)

test.each([
  ['He REFUSED to come.', ['refused']],
  ['a bed–blocker', ['bed blocker']],
  ['attention seeking, or attention-seeking', ['attention seeking']],
  ['She lives with pain and paints.', []],
  ['the refusednik', []],
  ['', []],
])('in “%s” it notices %j', (text, expected) => {
  expect(phrases(text)).toEqual(expected)
})

test('a phrase does not reach from one text into the next', () => {
  expect(notice(['by the bed', 'blocker of winds'], ways)).toEqual([])
})

test('at most three, in the order they were written', () => {
  expect(phrases('unmotivated, refused, in denial, manipulative')).toEqual(['unmotivated', 'refused', 'in denial'])
})

test('a thought says what and how else, and nothing when there is nothing', () => {
  expect(thoughtOf([{ phrase: 'refused', say: 'said no to' }])).toBe('A thought about words. Instead of “refused”: said no to.')
  expect(thoughtOf([])).toBe('')
})

test('months without an answer have no mean, and what did not come up is not counted', () => {
  const all = [
    { lookedBackOn: '2026-11-03', answers: { heard: 3, wants: 1 } as const },
    { lookedBackOn: '2026-11-20', answers: { heard: 2 } as const },
  ]
  expect(byMonth(all, ['2026-10', '2026-11'])).toEqual([
    { month: '2026-10', n: 0, mean: null },
    { month: '2026-11', n: 3, mean: 2 },
  ])
  expect(byQuestion(all)[0]).toEqual({ question: 'heard', yes: 1, partly: 1, notYet: 0 })
})

test('a language comes before shared interests, and nothing in common is not suggested', () => {
  const worker = (name: string, languages: string[], topics: string[]) => ({ membershipId: name, name, languages, topics })
  const workers = [worker('A', [], ['music', 'walking']), worker('B', ['pl'], []), worker('C', ['en'], ['animals'])]
  expect(suggest(workers, { language: 'pl', topics: ['music', 'walking'] })).toEqual([
    { id: 'B', name: 'B', because: ['speaks Polish'] },
    { id: 'A', name: 'A', because: ['music', 'walking'] },
  ])
  expect(suggest(workers, { language: 'en', topics: [] })).toEqual([])
})
