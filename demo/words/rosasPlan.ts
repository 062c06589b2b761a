import type { PageGiven } from '../../src/capabilities/plans/book/factory.ts'

/** What Rosa wrote in her plan, in her order. */
export const herPages: readonly (Omit<PageGiven, 'at' | 'attached'> & { daysAgo: number; drawn?: { file: string; words: string } })[] = [
  {
    kind: 'about me',
    daysAgo: 140,
    answers: {
      called: 'Rosa, please, not Mrs anything. I taught juniors for thirty years and I still talk too loud.',
      talk: 'I don’t hear well on the left. Sit on my right and look at me.',
      well: 'Up early, out early. I sing in the kitchen and I answer the phone.',
      'please-do': 'Put the kettle on and let me get round to it.',
      'please-dont': 'Don’t tell me I am brave.',
    },
  },
  {
    kind: 'what matters',
    daysAgo: 139,
    answers: {
      most: 'The river. Arthur’s roses. Having somebody to laugh with.',
      'good-day': 'A walk before ten, something that makes me laugh, and bread from the good baker.',
      hope: 'To see the otters with my grandson when he comes at Easter.',
    },
    drawn: { file: 'the-weir.svg', words: 'The weir, with an otter, and Leo and me. Leo drew it.' },
  },
  {
    kind: 'people',
    daysAgo: 120,
    near: [
      { name: 'Dina', what: 'person', circle: 'closest', note: 'my sister, rings on Sundays' },
      { name: 'Leo', what: 'person', circle: 'closest', note: 'my grandson' },
      { name: 'Wilf', what: 'person', circle: 'close', note: 'next door, has a key' },
      { name: 'Thursday walkers', what: 'person', circle: 'close', note: 'they wait for me at the bridge' },
      { name: 'The library', what: 'place', circle: 'around', note: 'warm, and nobody asks' },
      { name: 'The weir', what: 'place', circle: 'around', note: 'where Arthur proposed' },
    ],
    answers: { more: 'Singing with other people.' },
  },
  {
    kind: 'keeps me well',
    daysAgo: 96,
    answers: {
      'every-day': 'Out of the door before ten, even in rain.\nBreakfast at the table, not standing up.\nThe crossword, in pen.',
      'now-and-then': 'The coast. A whole day in the garden. Ringing an old pupil.',
    },
  },
  {
    kind: 'early signs',
    daysAgo: 60,
    answers: {
      notice: 'I stop opening the post. I say no to Thursdays.',
      'others-notice': 'Dina says my voice goes flat.',
      do: 'I tell Dina. I go to the weir, whatever the weather.',
    },
  },
  {
    kind: 'in a crisis',
    daysAgo: 30,
    answers: {
      know: 'I am not confused, I am sad. I am allergic to penicillin.',
      do: 'Ring Dina first. Keep the light on. Tell me what happens next before it happens.',
      ring: 'Dina. Not my son: he is far away and would only worry.',
      home: 'Wilf has the key. He knows about the cat and where the roses’ feed is.',
    },
  },
  { kind: 'own', title: 'Songs I know by heart', daysAgo: 21, answers: { words: 'The Water Is Wide\nSkye Boat Song\nAll of “Oklahoma!”, God help you' } },
]
