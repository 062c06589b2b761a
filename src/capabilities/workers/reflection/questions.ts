/**
 * Ten questions for oneself after a conversation, in our own words: whether it began from what somebody wants and is good at. The method,
 * and none of the wording, is that of ImROC briefing paper 19. A new wording is a new version, and is not compared with the old.
 */
export const VERSION = 1

export const questions = {
  heard: 'Did I listen more than I talked?',
  wants: 'Did we talk about what they want, rather than what I think they need?',
  strengths: 'Did I say something out loud that they are good at?',
  hope: 'Did I tell of somebody who found a way, where that helped?',
  gives: 'Did we think of something they could give to others?',
  around: 'Did we look for people and places around them before services?',
  able: 'Do they know one thing more that they can do for themselves?',
  choice: 'Did they choose, and did I follow?',
  equal: 'Were we two people talking, and did I go a step further than I had to?',
  believes: 'Where it was hard, did I still show that I believe it can go well?',
} as const

export type Question = keyof typeof questions
export const order = Object.keys(questions) as Question[]

export const answerWords = { 3: 'Yes', 2: 'Partly', 1: 'Not this time' } as const
export type Answer = keyof typeof answerWords

/** What was answered; what did not come up is absent, and is never counted as the middle. */
export type Answered = Partial<Record<Question, Answer>>

export interface LookedBack {
  lookedBackOn: string
  answers: Answered
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The mean answer of each of some months, and on how many answers it rests. A month without one has none. */
export const byMonth = (all: readonly LookedBack[], months: readonly string[]) =>
  months.map((month) => {
    const values = all.filter(({ lookedBackOn }) => lookedBackOn.startsWith(month)).flatMap(({ answers }) => Object.values(answers))
    return { month, n: values.length, mean: values.length > 0 ? mean(values) : null }
  })

/** How often each question was answered in each way. */
export const byQuestion = (all: readonly LookedBack[]) =>
  order.map((question) => {
    const values = all.flatMap(({ answers }) => answers[question] ?? [])
    const count = (answer: Answer) => values.filter((value) => value === answer).length
    return { question, yes: count(3), partly: count(2), notYet: count(1) }
  })
