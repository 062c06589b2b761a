import { oneOf, tick } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { wholeNumber } from '../../../../design/form/number.tsx'
import { email, longText, phone, text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'

/** A button that says something of an entry as it was read. */
export const asReadForm = defineForm({ version: versionSeen() })

/** Closed for a while. */
export const closeForm = defineForm({
  because: text({
    label: 'Why is it closed?',
    hint: 'Everybody reads this. For example, the hall has a new roof put on',
    missing: 'Say in a few words why it is closed',
    most: 200,
  }),
  until: day({
    label: 'Until when?',
    hint: 'The last day it is closed; the page opens again by itself the day after. Leave it empty when nobody knows yet',
    soonest: 0,
  }),
})

/** It has stopped. */
export const restForm = defineForm({
  because: text({ label: 'What happened?', hint: 'A few words, for those who keep the directory', most: 200 }),
})

/** Who keeps an entry. */
export const keeperForm = defineForm(
  {
    version: versionSeen(),
    name: text({ label: 'Their name', missing: 'Enter the name of the keeper', most: 120, fill: 'off' }),
    email: email({ label: 'E-mail address', hint: 'We ask them by e-mail, with a link. It is never shown on the page', fill: 'off' }),
    phone: phone({ label: 'Phone number', hint: 'For us to ring them, when they have no e-mail', fill: 'off' }),
    askNow: tick({ label: 'Send them the link now' }),
  },
  (values) => [
    ...(values.email === '' && values.phone === '' ? [{ field: 'email' as const, message: 'Enter an e-mail address or a phone number' }] : []),
    ...(values.askNow && values.email === '' ? [{ field: 'askNow' as const, message: 'Enter an e-mail address to send the link to' }] : []),
  ],
)

/** How long an entry may stay without a check. */
export const rulesForm = defineForm(
  {
    version: versionSeen(),
    checkAfterDays: wholeNumber({
      label: 'Days until a page wants checking',
      hint: 'Then we ask whoever keeps it',
      missing: 'Enter a number of days',
      least: 7,
      most: 1000,
    }),
    hideAfterDays: wholeNumber({
      label: 'Days until it is hidden',
      hint: 'Nobody is shown a page that was not checked for so long',
      missing: 'Enter a number of days',
      least: 14,
      most: 2000,
    }),
    remindEveryDays: wholeNumber({ label: 'Days before we ask again', missing: 'Enter a number of days', least: 7, most: 365 }),
    asksAtMost: wholeNumber({ label: 'How often we ask, at most', hint: 'After that a worker rings them', missing: 'Enter how often', least: 1, most: 12 }),
  },
  ({ checkAfterDays, hideAfterDays }) =>
    hideAfterDays > checkAfterDays ? [] : [{ field: 'hideAfterDays' as const, message: 'Enter more days than until it wants checking' }],
)

/** What somebody says is wrong. */
export const suggestForm = defineForm({
  id: once(),
  about: oneOf({
    label: 'What is wrong?',
    options: [
      { value: 'it has stopped', label: 'It has stopped' },
      { value: 'when', label: 'The day or the time' },
      { value: 'where', label: 'The place' },
      { value: 'who to ask', label: 'Who to ask: the name, phone, e-mail or website' },
      { value: 'something else', label: 'Something else' },
    ],
    missing: 'Choose what is wrong',
  }),
  said: longText({
    label: 'What should it say?',
    hint: 'Tell us what you know, and how you know it. Please say nothing private about anybody',
    missing: 'Tell us in a few words what it should say',
    most: 1000,
    rows: 4,
  }),
  fromEmail: email({ label: 'Your e-mail address, if you would like to hear what becomes of it', hint: 'We use it once, for that, and then forget it' }),
})

/** Whoever keeps the entry answers. */
export const answerForm = defineForm({
  suggestion: once(),
  state: oneOf({
    label: 'Your answer',
    options: [
      { value: 'accepted', label: 'They are right', hint: 'You change the page next' },
      { value: 'declined', label: 'It stays as it is' },
    ],
    missing: 'Choose an answer',
  }),
  answer: longText({ label: 'A kind word to whoever told us', hint: 'They read it if they left an address', most: 500, rows: 2 }),
})

/** Bringing an earlier version back. */
export const bringBackForm = defineForm({ version: versionSeen(), back: versionSeen() })

/** Which of two stays. */
export const mergeForm = (one: { id: string; name: string }, other: { id: string; name: string }) =>
  defineForm({
    oneVersion: versionSeen(),
    otherVersion: versionSeen(),
    kept: oneOf({
      label: 'Which page stays?',
      hint: 'It takes what it lacks from the other. The address of the other leads to it. You can undo this',
      options: [
        { value: one.id, label: one.name, hint: 'The page on the left', isName: true },
        { value: other.id, label: other.name, hint: 'The page on the right', isName: true },
      ],
      missing: 'Choose the page that stays',
    }),
  })

/** Undoing a merge. */
export const undoMergeForm = defineForm({ merge: once() })

/** Being the keeper no longer: nothing is asked. */
export const leaveForm = defineForm({})
