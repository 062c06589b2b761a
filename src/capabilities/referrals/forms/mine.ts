import { pick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { text } from '../../../design/form/text.tsx'
import { stateWords } from '../referral.ts'

/** States as whoever referred may be told of them. */
const told = { ...stateWords, 'in touch': 'In touch', ended: 'Support has ended' }

/** What the list of those somebody referred may be narrowed to, in its address. */
export const mineForm = defineForm({
  state: pick({
    label: 'How it stands',
    empty: 'All',
    options: (Object.keys(told) as (keyof typeof told)[]).map((value) => ({ value, label: told[value] })),
  }),
  since: pick({
    label: 'News since',
    empty: 'Any time',
    options: [
      { value: '7', label: 'The last week' },
      { value: '31', label: 'The last month' },
      { value: '92', label: 'The last three months' },
      { value: '366', label: 'The last year' },
    ],
  }),
  name: text({ label: 'Name begins with, or reference', most: 120, width: 20 }),
})
