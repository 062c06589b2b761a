/** Which way a number has to move for life to be going better. */
export type Direction = 'higher is better' | 'lower is better'

interface AnyQuestion {
  /** Kept with every answer: never changed once used. */
  key: string
  /** The English sentence, which is also what translations are looked up by. */
  wording: string
  direction: Direction
  source: string
  version: string
}

/** Whole numbers from `min` to `max`, with words at either end. */
export interface ScaleQuestion extends AnyQuestion {
  kind: 'scale'
  min: number
  max: number
  minLabel: string
  maxLabel: string
  /** The published name for this part of the scale. Throws RangeError for an answer the question does not allow. */
  band: (value: number) => string
}

/** One of a few answers, kept as its number. Answers are in order but not evenly spaced: count them, never average. */
export interface ChoiceQuestion extends AnyQuestion {
  kind: 'choice'
  options: readonly { value: number; label: string }[]
}

/** A whole number that somebody types. */
export interface NumberQuestion extends AnyQuestion {
  kind: 'number'
  min: number
  max: number
}

export type Question = ScaleQuestion | ChoiceQuestion | NumberQuestion

/** Questions asked together. Nothing here adds answers up: each is read on its own. */
export interface Measure {
  key: string
  name: string
  /** Said once before the questions, where their authors ask for it. */
  introduction?: string
  /** What to print wherever results are shown. */
  citation: string
  licence: string
  questions: readonly Question[]
}

/** What is wrong with an answer, in words for the person; undefined when nothing is. A blank is only missing. */
export function problemWith(question: Question, value: number | undefined): string | undefined {
  if (value === undefined) return undefined
  if (question.kind === 'choice') {
    return question.options.some((option) => option.value === value) ? undefined : 'Choose one of the answers'
  }
  if (Number.isInteger(value) && value >= question.min && value <= question.max) return undefined
  const verb = question.kind === 'scale' ? 'Choose' : 'Enter'
  return `${verb} a whole number from ${question.min} to ${question.max}`
}

type Bands = readonly (readonly [from: number, name: string])[]

// The bands ONS publishes: https://www.ons.gov.uk, personal well-being user guidance.
const wellbeingBands: Bands = [
  [9, 'Very high'],
  [7, 'High'],
  [5, 'Medium'],
  [0, 'Low'],
]
const anxietyBands: Bands = [
  [6, 'High'],
  [4, 'Medium'],
  [2, 'Low'],
  [0, 'Very low'],
]

function onsQuestion(about: Pick<ScaleQuestion, 'key' | 'wording' | 'direction'>, feeling: string, bands: Bands) {
  const question: ScaleQuestion = {
    ...about,
    kind: 'scale',
    min: 0,
    max: 10,
    minLabel: `Not at all ${feeling}`,
    maxLabel: `Completely ${feeling}`,
    source: 'ONS personal wellbeing questions',
    version: 'GSS harmonised standard, 2020',
    band(value) {
      const name = problemWith(question, value) ? undefined : bands.find(([from]) => value >= from)?.[1]
      if (name === undefined) throw new RangeError(`${question.key} is answered from 0 to 10, not ${value}`)
      return name
    },
  }
  return question
}

/** Four questions about life as a whole. ONS never makes one score of them, nor do we; anxiety runs the other way. */
export const personalWellbeing = {
  key: 'ons4',
  name: 'How life is going',
  introduction:
    'Next I would like to ask you four questions about your feelings on aspects of your life. There are no right or wrong answers. For each of these questions I’d like you to give an answer on a scale of 0 to 10, where 0 is “not at all” and 10 is “completely”.',
  citation: 'ONS personal wellbeing questions',
  licence: 'Open Government Licence v3.0',
  questions: [
    onsQuestion(
      {
        key: 'life_satisfaction',
        wording: 'Overall, how satisfied are you with your life nowadays?',
        direction: 'higher is better',
      },
      'satisfied',
      wellbeingBands,
    ),
    onsQuestion(
      {
        key: 'worthwhile',
        wording: 'Overall, to what extent do you feel that the things you do in your life are worthwhile?',
        direction: 'higher is better',
      },
      'worthwhile',
      wellbeingBands,
    ),
    onsQuestion({ key: 'happy_yesterday', wording: 'Overall, how happy did you feel yesterday?', direction: 'higher is better' }, 'happy', wellbeingBands),
    onsQuestion(
      {
        key: 'anxious_yesterday',
        wording: "On a scale where 0 is 'not at all anxious' and 10 is 'completely anxious', overall, how anxious did you feel yesterday?",
        direction: 'lower is better',
      },
      'anxious',
      anxietyBands,
    ),
  ],
} as const satisfies Measure

/** Loneliness, asked straight out. Numbered in the order ONS prints the answers, so that 5 is never lonely. */
export const loneliness = {
  key: 'loneliness_direct',
  name: 'Feeling lonely',
  citation: 'ONS direct measure of loneliness',
  licence: 'Open Government Licence v3.0',
  questions: [
    {
      key: 'feels_lonely',
      kind: 'choice',
      wording: 'How often do you feel lonely?',
      options: [
        { value: 1, label: 'Often/always' },
        { value: 2, label: 'Some of the time' },
        { value: 3, label: 'Occasionally' },
        { value: 4, label: 'Hardly ever' },
        { value: 5, label: 'Never' },
      ],
      direction: 'higher is better',
      source: 'ONS direct measure of loneliness',
      version: 'GSS harmonised standard, 2020',
    },
  ],
} as const satisfies Measure

/** Belonging to groups went with less loneliness where a partnership like ours was studied (Kellezi et al. 2019). */
export const groupsBelongedTo = {
  key: 'groups',
  name: 'Groups you belong to',
  citation: 'Number of groups a person says they belong to, in Livewell’s own words',
  licence: 'MIT',
  questions: [
    {
      key: 'groups_belonged_to',
      kind: 'number',
      wording: 'How many groups do you belong to? Count any you feel part of, like a club, a team, a class or a faith group.',
      min: 0,
      max: 99,
      direction: 'higher is better',
      source: 'Livewell',
      version: '1',
    },
  ],
} as const satisfies Measure

/** Kept with every set of answers: changes when a question is added, taken out or worded anew. */
export const measuresVersion = '1'

/** Every measure Livewell brings with it, in the order people are asked. */
export const measures: readonly Measure[] = [personalWellbeing, loneliness, groupsBelongedTo]
