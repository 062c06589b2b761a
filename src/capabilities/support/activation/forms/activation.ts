import { oneOf } from '../../../../design/form/choice.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { wholeNumber } from '../../../../design/form/number.tsx'
import { longText } from '../../../../design/form/text.tsx'
import { once } from '../../../../design/form/unseen.tsx'
import { LEVELS, levels } from '../activation.ts'

const fields = {
  id: once(),
  level: oneOf({
    label: 'Which of these fits best today?',
    options: LEVELS.map((level) => ({ value: String(level), label: levels[level].name, hint: levels[level].isLike })),
    missing: 'Choose the one that fits best',
  }),
  inTheirWords: longText({ label: 'In their words', hint: 'Only if they would like to say more. They read this', rows: 2, most: 1000 }),
}

/** How active somebody feels in their own health, agreed together. */
export const activationForm = defineForm(fields)

/** The same, or the level and score of a measure that the partnership holds a licence for. */
export const licensedActivationForm = defineForm(
  {
    ...fields,
    how: oneOf<'agreed together' | 'licensed measure'>({
      label: 'Where does this come from?',
      options: [
        { value: 'agreed together', label: 'We agreed on it together' },
        { value: 'licensed measure', label: 'From the measure that we hold a licence for' },
      ],
      missing: 'Choose where it comes from',
    }),
    score: wholeNumber({ label: 'Score, from 0 to 100', hint: 'Only from the measure', least: 0, most: 100 }),
  },
  ({ how, score }) => (how === 'agreed together' && score !== undefined ? [{ field: 'score', message: 'Leave this empty if you agreed on it together' }] : []),
)
