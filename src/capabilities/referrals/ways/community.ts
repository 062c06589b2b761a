import { makingItEasier, missingToReach, reaching, whoItIs } from '../../people/index.ts'
import { agreement, missingOfReferrer, referrer } from '../forms/referrer.ts'
import { cameUp, wish } from './questions.ts'
import type { Way } from './way.ts'

/** Somebody met along the way: a librarian, a barber, a firefighter. The shortest of all. */
export const community: Way = {
  wayIn: 'community',
  address: 'community',
  voice: 'theirs',
  title: 'Introduce somebody you met',
  about: 'You met them where you work or volunteer: a library, a shop, a club, a fire station, a place of worship.',
  lede: 'A few words are enough. Somebody rings them and hears the rest from them.',
  steps: [
    {
      key: 'person',
      title: 'Who it is, and that they agree',
      fields: () => ({
        ...agreement(),
        name: whoItIs('theirs').name,
        ...wish('theirs'),
        ...cameUp({ label: 'Where did you meet?', hint: 'For example, at the library, or at their door' }),
      }),
    },
    {
      key: 'reach',
      title: 'How we reach them safely',
      fields: () => {
        const { language, needsInterpreter, whatHelps } = makingItEasier('theirs')
        return { ...reaching('theirs'), language, needsInterpreter, whatHelps }
      },
      missing: (values) => [missingToReach('theirs', values)],
    },
    {
      key: 'you',
      title: 'Who you are',
      fields: () => referrer({ role: 'How do you know them?', roleHint: 'For example, librarian, barber, firefighter', organisation: 'asked' }),
      missing: (values) => [missingOfReferrer(values)],
    },
  ],
}
