import { knownBy, makingItEasier, missingOfSupporter, missingToReach, reaching, supporter, whoItIs } from '../../people/index.ts'
import { practice, wish } from './questions.ts'
import type { Way } from './way.ts'

/** Somebody asks for support themselves. One thing at a time. */
export const self: Way = {
  wayIn: 'self',
  address: 'self',
  voice: 'own',
  title: 'Ask for support',
  about: 'For yourself.',
  lede: 'Tell us a little. You do not need an account.',
  steps: [
    { key: 'wish', title: 'What you would like', fields: () => wish('own') },
    {
      key: 'reach',
      title: 'How we reach you safely',
      fields: () => ({ name: whoItIs('own').name, ...reaching('own') }),
      missing: (values) => [missingToReach('own', values)],
    },
    { key: 'easier', title: 'What would make it easier', fields: () => makingItEasier('own') },
    {
      key: 'you',
      title: 'A little about you',
      asksPractice: true,
      fields: (practices) => ({ bornOn: whoItIs('own').bornOn, ...practice('own', practices), ...knownBy('own'), ...supporter('own') }),
      missing: (values) => [missingOfSupporter(values)],
    },
  ],
}
