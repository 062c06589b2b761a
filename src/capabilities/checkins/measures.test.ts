import { describe, expect, test } from 'vitest'
import { groupsBelongedTo, loneliness, measures, personalWellbeing, problemWith } from './measures.ts'

const [satisfied, worthwhile, happy, anxious] = personalWellbeing.questions
const [lonely] = loneliness.questions
const [groups] = groupsBelongedTo.questions

test('the four wellbeing questions are asked in the exact words of ONS', () => {
  expect(personalWellbeing.questions.map(({ wording }) => wording)).toEqual([
    'Overall, how satisfied are you with your life nowadays?',
    'Overall, to what extent do you feel that the things you do in your life are worthwhile?',
    'Overall, how happy did you feel yesterday?',
    "On a scale where 0 is 'not at all anxious' and 10 is 'completely anxious', overall, how anxious did you feel yesterday?",
  ])
})

test('anxiety is the one question where lower is better', () => {
  const reversed = measures.flatMap(({ questions }) => questions).filter((one) => one.direction === 'lower is better')
  expect(reversed.map(({ key }) => key)).toEqual(['anxious_yesterday'])
})

describe('the bands of ONS', () => {
  const bandsOf = (question: typeof satisfied) => Array.from({ length: 11 }, (_, value) => question.band(value))
  const times = (count: number, name: string) => Array<string>(count).fill(name)

  test.each([
    ['satisfaction', satisfied],
    ['worth', worthwhile],
    ['happiness', happy],
  ])('name %s low to 4, medium to 6, high to 8, then very high', (_, question) => {
    expect(bandsOf(question)).toEqual([...times(5, 'Low'), ...times(2, 'Medium'), ...times(2, 'High'), ...times(2, 'Very high')])
  })

  test('name anxiety very low to 1, low to 3, medium to 5, then high', () => {
    expect(bandsOf(anxious)).toEqual([...times(2, 'Very low'), ...times(2, 'Low'), ...times(2, 'Medium'), ...times(5, 'High')])
  })

  test.each([-1, 11, 4.5, Number.NaN])('are refused for %d, which nobody can answer', (value) => {
    expect(() => satisfied.band(value)).toThrow(RangeError)
  })
})

test('each end of a scale says what it means', () => {
  expect([anxious.minLabel, anxious.maxLabel]).toEqual(['Not at all anxious', 'Completely anxious'])
  expect([worthwhile.minLabel, worthwhile.maxLabel]).toEqual(['Not at all worthwhile', 'Completely worthwhile'])
})

test('loneliness is asked in the words of ONS, with its five answers in its order', () => {
  expect(lonely.wording).toBe('How often do you feel lonely?')
  expect(lonely.options.map(({ label }) => label)).toEqual(['Often/always', 'Some of the time', 'Occasionally', 'Hardly ever', 'Never'])
})

describe('an answer', () => {
  test.each([satisfied, lonely, groups])('left blank is missing, not wrong ($key)', (question) => {
    expect(problemWith(question, undefined)).toBeUndefined()
  })

  test('at either end of a scale is accepted', () => {
    expect([0, 10].map((value) => problemWith(satisfied, value))).toEqual([undefined, undefined])
  })

  test.each([-1, 11, 5.5, Number.NaN])('of %d is not on a scale from 0 to 10', (value) => {
    expect(problemWith(satisfied, value)).toBe('Choose a whole number from 0 to 10')
  })

  test('to a choice is one of its options', () => {
    expect([1, 5].map((value) => problemWith(lonely, value))).toEqual([undefined, undefined])
    expect([0, 6, 2.5].map((value) => problemWith(lonely, value))).toEqual(Array(3).fill('Choose one of the answers'))
  })

  test('of groups is a whole number up to 99', () => {
    expect([0, 99].map((value) => problemWith(groups, value))).toEqual([undefined, undefined])
    expect([-1, 100, 1.5].map((value) => problemWith(groups, value))).toEqual(Array(3).fill('Enter a whole number from 0 to 99'))
  })
})

test('every question has a key of its own, its words joined by underscores', () => {
  const keys = measures.flatMap(({ questions }) => questions.map(({ key }) => key))
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.filter((key) => !/^[a-z]+(_[a-z]+)*$/.test(key))).toEqual([])
})
