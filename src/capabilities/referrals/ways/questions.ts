import { oneOf, pick } from '../../../design/form/choice.tsx'
import { longText, text } from '../../../design/form/text.tsx'
import type { Voice } from '../../people/index.ts'
import type { Practice } from './way.ts'

// Questions that several ways in ask, worded for whoever answers.

/** What the person would like, in their words. */
export const wish = (voice: Voice) => ({
  ownWords:
    voice === 'own'
      ? longText({
          label: 'What would you like?',
          hint: 'In your own words. A few are enough',
          missing: 'Tell us in a few words what you would like',
          rows: 5,
        })
      : longText({
          label: 'What would they like?',
          hint: 'In their words, as far as you can',
          missing: 'Say in a few words what they would like',
          rows: 4,
        }),
})

const options = (practices: readonly Practice[]) =>
  practices.map(({ id, name, postcode }) => ({ value: id, label: postcode ? `${name}, ${postcode}` : name, isName: true }))

export const practice = (voice: Voice, practices: readonly Practice[]) => ({
  practiceId:
    voice === 'own'
      ? pick({ label: 'Your GP practice', hint: 'Only if you want to say', options: options(practices), empty: 'I would rather not say' })
      : pick({ label: 'Their GP practice', hint: 'If you know it', options: options(practices), empty: 'Not known' }),
})

/** For those who work with people: that it is not known is an answer, and none is not. */
export const NO_PRACTICE = 'none'
export const practiceNeeded = (practices: readonly Practice[]) => ({
  practiceId: pick({
    label: 'Their GP practice',
    options: [{ value: NO_PRACTICE, label: 'They have none, or it is not known' }, ...options(practices)],
    empty: 'Choose a practice',
    missing: 'Choose their practice, or say that it is not known',
  }),
})

/** Why somebody who works with the person refers them. */
export const why = (hint: string) => ({
  reason: longText({ label: 'Why do you refer them?', hint, missing: 'Say in a line or two why you refer them', rows: 3, most: 2000 }),
  matters: longText({ label: 'What matters to them?', hint: 'As you heard it from them. Leave it empty if it has not come up', rows: 2, most: 1000 }),
})

/** Those who work with people say whether they know of a risk: that none is known is an answer. */
export const risks = () => ({
  risksKnown: oneOf({
    label: 'Is there a risk that we should know of, to them or to others?',
    options: [
      { value: 'none known', label: 'No known risks' },
      { value: 'some', label: 'Yes' },
    ],
    missing: 'Choose “No known risks”, or say what they are',
  }),
  risks: longText({ label: 'If yes, what is it, and what keeps everybody safe?', hint: 'For example, ring before you visit', rows: 2, most: 2000 }),
})

export const missingOfRisks = ({ risksKnown, risks }: { risksKnown: string; risks: string }) => {
  if (risksKnown === 'some' && !risks) return { field: 'risks', message: 'Say what the risk is' }
  return risksKnown === 'none known' && risks ? { field: 'risksKnown', message: 'You wrote about a risk: choose “Yes”, or take the words away' } : undefined
}

export const alsoHelping = () => ({
  alsoHelping: longText({ label: 'Who else is helping them?', hint: 'So that nobody is asked twice. Leave it empty if you do not know', rows: 2, most: 1000 }),
})

export const cameUp = (rules: { label: string; hint: string }) => ({ cameUp: text({ ...rules, most: 200 }) })
