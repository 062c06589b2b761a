import { cameUp } from './questions.ts'
import { reachThem, theirPerson, theirReason, workingReferrer } from './steps.ts'
import type { Way } from './way.ts'

/** It came up at the yearly check of a long-term condition. */
export const annualCheck: Way = {
  wayIn: 'annual check',
  address: 'annual-check',
  voice: 'theirs',
  title: 'Refer somebody after a yearly check',
  about: 'It came up at the yearly check of a long-term condition.',
  lede: 'Two minutes, with the person beside you. They choose what you hear of it afterwards.',
  steps: [
    theirPerson,
    theirReason('What they would like to do for their own health, and what gets in the way', () =>
      cameUp({ label: 'Which yearly check was it?', hint: 'For example, diabetes, breathing, heart, mental health' }),
    ),
    reachThem,
    workingReferrer,
  ],
}
