import type { Goal } from '../../src/capabilities/plans/goal.ts'
import type { Mode, WhoDoesIt } from '../../src/capabilities/support/talks/conversation.ts'

/** Rosa's talks: how, what mattered, what was agreed, who does it, and how many days ago. */
export const herTalks: readonly { mode: Mode; whatMatters: string; agreed: string; whoDoesIt: WhoDoesIt; daysAgo: number }[] = [
  {
    mode: 'phone',
    whatMatters: 'Getting out of the house before noon. You miss the river, and you miss people who knew Arthur.',
    agreed: 'You walk to the corner and back each morning.',
    whoDoesIt: 'the person',
    daysAgo: 160,
  },
  {
    mode: 'face to face',
    whatMatters: 'You would like to walk with somebody, not for exercise but for the talk.',
    agreed: 'I find out about the Thursday walkers, and how you get there.',
    whoDoesIt: 'the worker',
    daysAgo: 143,
  },
  {
    mode: 'walking together',
    whatMatters: 'We walked to the bench by the bridge. You told me about the otters.',
    agreed: 'We go to the walkers together on Thursday.',
    whoDoesIt: 'both',
    daysAgo: 122,
  },
  {
    mode: 'at home',
    whatMatters: 'You have been twice by yourself! Jan saves you a place in the car.',
    agreed: 'You ask Jan about the harvest walk.',
    whoDoesIt: 'the person',
    daysAgo: 101,
  },
  {
    mode: 'phone',
    whatMatters: 'Sundays are still long. You would like to sing again, and are not sure of your voice.',
    agreed: 'I ask the choir whether you may come and listen.',
    whoDoesIt: 'the worker',
    daysAgo: 80,
  },
  {
    mode: 'face to face',
    whatMatters: 'You listened to the choir from the back row and knew every word.',
    agreed: 'You sit one row further forward next week.',
    whoDoesIt: 'the person',
    daysAgo: 52,
  },
  {
    mode: 'phone',
    whatMatters: 'You want to think about what you could give back to the walkers.',
    agreed: 'You bring it up with Jan, if it feels right.',
    whoDoesIt: 'the person',
    daysAgo: 24,
  },
]

export interface HerGoal {
  words: string
  way: Goal['way']
  /** From much less than hoped to much more. */
  scale: readonly [string, string, string, string, string]
  state: Goal['state']
  /** At which of her talks it was written down; without one she wrote it alone, and it is hers alone. */
  writtenAt?: number
  /** When it is looked at again. */
  reviewInDays?: number
  /** Each with the talk at which it had been done. */
  steps: readonly (readonly [words: string, doneAt?: number])[]
  ratings: readonly { at: number; level: number; said: string }[]
}

export const herGoals: readonly HerGoal[] = [
  {
    words: 'Walk along the river with people I like',
    way: 'connect',
    scale: [
      'I look at it from the bus',
      'I get to the bench by the bridge',
      'I walk with the Thursday walkers every other week',
      'I walk with them every week',
      'I show new people the way',
    ],
    state: 'reached',
    writtenAt: 1,
    steps: [
      ['Walk to the corner and back each morning', 1],
      ['Go to the bench by the bridge with Jo', 2],
      ['Go to the walkers on a Thursday', 3],
      ['Ask Jan about the harvest walk', 4],
    ],
    ratings: [
      { at: 3, level: -1, said: 'I got as far as the bench, and I was proud of it.' },
      { at: 4, level: 0, said: 'It is part of my week now.' },
      { at: 5, level: 1, said: 'I would not miss it for the world.' },
    ],
  },
  {
    words: 'Sing alto again',
    way: 'keep learning',
    scale: ['I sing to the cat', 'I go and listen', 'I sing every other week', 'I sing every week', 'I sing at the Christmas concert'],
    state: 'open',
    writtenAt: 4,
    reviewInDays: 11,
    steps: [['Ask whether I may come and listen', 5], ['Sit one row further forward'], ['Find my old folder']],
    ratings: [{ at: 6, level: -1, said: 'I listened from the back row, and knew every word.' }],
  },
  {
    words: 'Write to my brother',
    way: 'connect',
    scale: ['I do not think of it', 'I find his address', 'I post a card', 'He writes back', 'We talk on the phone'],
    state: 'open',
    reviewInDays: 30,
    steps: [['Look in Arthur’s address book']],
    ratings: [],
  },
]

/** What she answered at the start, and after four months. */
export const herAnswers = {
  start: { life_satisfaction: 4, worthwhile: 5, happy_yesterday: 4, anxious_yesterday: 6, feels_lonely: 2, groups_belonged_to: 0 },
  'four months': { life_satisfaction: 7, worthwhile: 7, happy_yesterday: 6, anxious_yesterday: 4, feels_lonely: 3, groups_belonged_to: 2 },
}

export const whyHandedOver = 'You would like somebody beside you as you try things out. Jo knows the river villages well.'
