import { tick } from '../../../design/form/choice.tsx'
import { makingItEasier, missingOfSupporter, missingToReach, reaching, supporter, whoItIs } from '../../people/index.ts'
import { agreement, missingOfReferrer, referrer } from '../forms/referrer.ts'
import { practice, wish } from './questions.ts'
import type { Way } from './way.ts'

/** Somebody close to a person introduces them. One thing at a time, beginning with whether they agreed. */
export const familyOrFriend: Way = {
  wayIn: 'family or friend',
  address: 'family-or-friend',
  voice: 'theirs',
  title: 'Introduce somebody close to you',
  about: 'You are family, a friend or a neighbour.',
  lede: 'Tell us about somebody close to you who would like support, when they have agreed that you do.',
  steps: [
    { key: 'agreed', title: 'That they agree', fields: agreement },
    {
      key: 'person',
      title: 'Who it is, and what they would like',
      asksPractice: true,
      fields: (practices) => ({ ...whoItIs('theirs'), ...wish('theirs'), ...practice('theirs', practices) }),
    },
    {
      key: 'reach',
      title: 'How we reach them safely',
      fields: () => reaching('theirs'),
      missing: (values) => [missingToReach('theirs', values)],
    },
    {
      key: 'easier',
      title: 'What would make it easier for them',
      fields: () => ({ ...makingItEasier('theirs'), ...supporter('theirs') }),
      missing: (values) => [missingOfSupporter(values)],
    },
    {
      key: 'you',
      title: 'Who you are to them',
      fields: () => ({
        ...referrer({ role: 'Who are you to them?', roleHint: 'For example, daughter, neighbour, friend', organisation: 'not asked' }),
        supporterIsMe: tick({ label: 'They would like you to know me as their supporter', hint: 'Then we may talk with you as well as with them' }),
      }),
      missing: (values) => [missingOfReferrer(values)],
    },
  ],
}
