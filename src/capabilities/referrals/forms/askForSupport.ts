import { pick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import { knownBy, makingItEasier, missingOfSupporter, missingToReach, reaching, supporter, whoItIs } from '../../people/index.ts'

export type Practice = { id: string; name: string; postcode: string | null }

const practiceOptions = (practices: readonly Practice[]) =>
  practices.map(({ id, name, postcode }) => ({ value: id, label: postcode ? `${name}, ${postcode}` : name, isName: true }))

/** Somebody asks for support themselves. */
export const askForSupportForm = (practices: readonly Practice[]) =>
  defineForm(
    {
      id: once(),
      ownWords: longText({
        label: 'What would you like?',
        hint: 'In your own words. A few are enough',
        missing: 'Tell us in a few words what you would like',
        rows: 5,
      }),
      ...whoItIs('own'),
      ...reaching('own'),
      practiceId: pick({ label: 'Your GP practice', hint: 'Only if you want to say', options: practiceOptions(practices), empty: 'I would rather not say' }),
      ...makingItEasier('own'),
      ...supporter('own'),
      ...knownBy('own'),
    },
    (values) => [missingToReach('own', values), missingOfSupporter(values)].filter((missing) => missing !== undefined),
  )
