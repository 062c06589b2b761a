import { pick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { text } from '../../../design/form/text.tsx'
import { type Need, stateWords } from '../support.ts'

/** What a caseload may be narrowed to, in its address. */
export const caseloadForm = defineForm({
  whose: pick({ label: 'Whose support', empty: 'Mine, and those I cover for', options: [{ value: 'team', label: 'Everybody of my teams' }] }),
  state: pick({
    label: 'State',
    empty: 'Supported now',
    options: [
      { value: 'coaching', label: stateWords.coaching },
      { value: 'link work', label: stateWords['link work'] },
      { value: 'paused', label: stateWords.paused },
      { value: 'ended', label: stateWords.ended },
    ],
  }),
  need: pick<Need>({
    label: 'Who needs what',
    empty: 'Everybody',
    options: [
      { value: 'talk', label: 'A talk is due' },
      { value: 'word', label: 'Not heard from' },
      { value: 'due', label: 'Asked again, or back from a pause' },
    ],
  }),
  name: text({ label: 'Name begins with', most: 120, width: 20 }),
})
