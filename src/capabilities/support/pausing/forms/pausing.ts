import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { longText } from '../../../../design/form/text.tsx'
import { versionSeen } from '../../../../design/form/unseen.tsx'

const because = longText({
  label: 'Why, in a line',
  hint: 'They read this, too',
  rows: 2,
  most: 500,
  missing: 'Say why, in words they can read',
})

/** Letting support rest for a while. */
export const pauseForm = defineForm({
  version: versionSeen(),
  because,
  resumesOn: day({ label: 'When does it go on?', hint: 'Leave empty if nobody knows yet. For example, 3 12 2026', soonest: 1, latest: 365 }),
})

/** Support that was paused goes on, or somebody comes back. */
export const goOnForm = defineForm({
  version: versionSeen(),
  because,
  firstTalkOn: day({ label: 'When do you talk?', hint: 'For example, 3 12 2026', soonest: 0, latest: 90, missing: 'Enter the day you talk' }),
})

/** A way forward that both agreed on. */
export const wayForwardForm = defineForm({
  version: versionSeen(),
  words: longText({
    label: 'The way forward you agreed on',
    hint: 'They read this. For example, a few more talks, or a link worker who walks alongside',
    rows: 3,
    most: 1000,
    missing: 'Write down what you agreed on',
  }),
})
