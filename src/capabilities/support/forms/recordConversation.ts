import { oneOf } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import { type Mode, modes, type WhoDoesIt, whoDoes } from '../conversation.ts'

const options = <Value extends string>(words: Record<Value, { label: string }>) =>
  (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value].label }))

/** A conversation, as both remember it: one page, under two minutes. */
export const recordConversationForm = defineForm(
  {
    id: once(),
    mode: oneOf<Mode>({ label: 'How did you talk?', options: options(modes), missing: 'Choose how you talked' }),
    heldOn: day({ label: 'When?', soonest: -365, latest: 0, missing: 'Enter the day you talked' }),
    whatMatters: longText({ label: 'What matters', hint: 'In their words, as far as you can' }),
    agreed: longText({ label: 'What you agreed', rows: 3, most: 2000 }),
    whoDoesIt: oneOf<WhoDoesIt>({ label: 'Who does what you agreed?', options: options(whoDoes) }),
    nextTalkOn: day({ label: 'When do you talk next?', hint: 'Leave empty if nothing is planned. For example, 3 12 2026', soonest: 0, latest: 365 }),
  },
  ({ whatMatters, agreed, whoDoesIt }) => {
    if (!whatMatters && !agreed) return [{ field: 'whatMatters', message: 'Write what matters, or what you agreed' }]
    if (agreed && !whoDoesIt) return [{ field: 'whoDoesIt', message: 'Choose who does what you agreed' }]
    return []
  },
)
