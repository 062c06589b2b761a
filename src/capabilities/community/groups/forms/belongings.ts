import { oneOf, tick } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import { pence } from './pence.tsx'

/** What leads and helpers need to know of the place. */
export const placeForm = defineForm({
  version: versionSeen(),
  placeNote: longText({
    label: 'About the place',
    hint: 'Who has the key, how the heating goes on, where the kettle is. Leads, helpers and workers read this',
    most: 2000,
  }),
})

/** Something more that the group has. */
export const addKitForm = defineForm({
  id: once(),
  what: text({ label: 'What is it?', hint: 'For example, the big teapot', missing: 'Enter what it is', most: 120, fill: 'off' }),
  heldBy: text({ label: 'Who holds it?', hint: 'A first name, or a place', most: 80, fill: 'off' }),
})

/** Who holds it now, or that it is gone. */
export const passKitOnForm = defineForm({
  version: versionSeen(),
  heldBy: text({ label: 'Who holds it now?', most: 80, fill: 'off' }),
  isGone: tick({ label: 'It is broken, lost or given away' }),
})

/** A line of the cash book. */
export const moneyForm = defineForm({
  id: once(),
  way: oneOf({
    label: 'Which way?',
    options: [
      { value: 'in', label: 'Money in' },
      { value: 'out', label: 'Money out' },
    ],
    missing: 'Choose whether it came in or went out',
  }),
  amount: pence({ label: 'How much?', missing: 'Enter how much' }),
  whatFor: text({ label: 'What for?', hint: 'For example, tea and biscuits', missing: 'Enter what it was for', most: 200, fill: 'off' }),
  movedOn: day({ label: 'When?', soonest: -730, latest: 0, missing: 'Enter the day' }),
})
