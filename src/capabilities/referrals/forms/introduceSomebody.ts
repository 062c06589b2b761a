import { oneOf, pick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import { knownBy, makingItEasier, missingOfSupporter, missingToReach, reaching, supporter, whoItIs } from '../../people/index.ts'
import { type WayIn, waysIn } from '../referral.ts'
import type { Practice } from './askForSupport.ts'
import { agreement, missingOfReferrer, referrer } from './referrer.ts'

// Asking for oneself has a form of its own, and a practice's list comes as a file.
const waysToIntroduce = (Object.keys(waysIn) as WayIn[]).filter((way) => way !== 'self' && way !== 'practice list')

/** Somebody introduces somebody else, with their agreement. */
export const introduceSomebodyForm = (practices: readonly Practice[]) =>
  defineForm(
    {
      id: once(),
      ...agreement(),
      ...whoItIs('theirs'),
      ownWords: longText({
        label: 'What would they like?',
        hint: 'In their words, as far as you can',
        missing: 'Say in a few words what they would like',
        rows: 5,
      }),
      ...reaching('theirs'),
      practiceId: pick({
        label: 'Their GP practice',
        hint: 'If you know it',
        options: practices.map(({ id, name }) => ({ value: id, label: name, isName: true })),
        empty: 'Not known',
      }),
      ...makingItEasier('theirs'),
      ...supporter('theirs'),
      ...knownBy('theirs'),
      ...referrer({ role: 'How do you know them?', roleHint: 'For example, practice nurse, neighbour, daughter', organisation: 'asked' }),
      wayIn: oneOf({
        label: 'How did this come up?',
        options: waysToIntroduce.map((value) => ({ value, label: waysIn[value] })),
        missing: 'Choose how this came up',
      }),
    },
    (values) => [missingToReach('theirs', values), missingOfSupporter(values), missingOfReferrer(values)].filter((missing) => missing !== undefined),
  )
