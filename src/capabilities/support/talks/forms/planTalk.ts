import { oneOf, pick } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { text } from '../../../../design/form/text.tsx'
import { time } from '../../../../design/form/time.tsx'
import { idSeen, once } from '../../../../design/form/unseen.tsx'
import { type Mode, modes } from '../conversation.ts'
import { type WhoAsked, whoAsked } from '../talk.ts'

const asking = {
  askedBy: oneOf<WhoAsked>({
    label: 'Who asked?',
    options: (Object.keys(whoAsked) as WhoAsked[]).map((value) => ({ value, label: whoAsked[value].label })),
    missing: 'Choose who asked',
  }),
  because: text({ label: 'Why, in a line', hint: 'They read this, too', most: 300 }),
}

const planning = {
  id: once(),
  plannedOn: day({ label: 'On what day?', soonest: 0, latest: 365, missing: 'Enter the day you talk' }),
  beginsAt: time({ label: 'At what time?' }),
  mode: pick<Mode>({
    label: 'How do you talk?',
    empty: 'Not said yet',
    options: (Object.keys(modes) as Mode[]).map((value) => ({ value, label: modes[value].label })),
  }),
  place: text({ label: 'Where', hint: 'They read this. For example, the café at the library', most: 200 }),
}

/** Planning the next talk. */
export const planTalkForm = defineForm(planning)

/** Moving the talk that is planned to another day, time or place. */
export const moveTalkForm = defineForm({ ...planning, ...asking })

/** A talk that did not happen as planned: whether they came is asked apart, because the two are not the same. */
export const didNotHappenForm = defineForm(
  {
    id: once(),
    /** The talk that was planned when the page was opened. */
    talk: idSeen(),
    what: oneOf<'did not come' | 'was left out'>({
      label: 'What happened?',
      options: [
        { value: 'did not come', label: 'I was there, and we did not meet' },
        { value: 'was left out', label: 'We left it out' },
      ],
      missing: 'Choose what happened',
    }),
    askedBy: oneOf<WhoAsked>({
      label: 'Who asked to leave it out?',
      options: (Object.keys(whoAsked) as WhoAsked[]).map((value) => ({ value, label: whoAsked[value].label })),
    }),
    because: text({ label: 'Anything to say about it, in a line', hint: 'They read this, too', most: 300 }),
    nextTalkOn: day({ label: 'When do you try again?', hint: 'Leave empty if nothing is planned. For example, 3 12 2026', soonest: 0, latest: 365 }),
  },
  ({ what, askedBy }) => (what === 'was left out' && !askedBy ? [{ field: 'askedBy', message: 'Choose who asked' }] : []),
)
