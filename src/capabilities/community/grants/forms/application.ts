import { oneOf, pick, tick } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { email, longText, phone, text } from '../../../../design/form/text.tsx'
import { once, versionSeen, wordsSeen } from '../../../../design/form/unseen.tsx'
import { pence } from '../../groups/forms/pence.tsx'
import { type Outcome, outcomes, outcomeWords } from '../grant.ts'

/** Asking for a small grant: short, and as somebody would say it. */
export const askForm = defineForm(
  {
    id: once(),
    gapId: wordsSeen(),
    applicant: text({ label: 'Your name', missing: 'Enter your name', most: 120, fill: 'name' }),
    onBehalfOf: text({ label: 'Your group, if there is one', most: 120, fill: 'organization' }),
    idea: longText({ label: 'What would you like to do?', missing: 'Say what you would like to do', most: 2000, rows: 5 }),
    whoFor: longText({ label: 'Who is it for, and where?', missing: 'Say who it is for', most: 1000, rows: 3 }),
    amountPence: pence({ label: 'How much would you need?', hint: 'In pounds, for example 120 or 85.50', missing: 'Enter how much you would need' }),
    spentOn: longText({ label: 'What would you spend it on?', missing: 'Say what you would spend it on', most: 1000, rows: 3 }),
    afterwards: longText({ label: 'How would it go on when the money is spent?', hint: 'If you do not know yet, say so', most: 1000, rows: 3 }),
    email: email({ label: 'E-mail address', hint: 'We send you the answer, and a link to see what becomes of it' }),
    phone: phone({ label: 'Phone number', hint: 'If you would rather be rung' }),
  },
  ({ email, phone }) =>
    email === '' && phone === '' ? [{ field: 'email', message: 'Enter an e-mail address or a phone number, so that you hear from us' }] : [],
)

/** Whoever asked says more. */
export const sayMoreForm = defineForm({
  version: versionSeen(),
  more: longText({ label: 'What would you like to add?', missing: 'Write what you would like to add', most: 2000, rows: 5 }),
})

/** What came of it. */
export const tellForm = defineForm({
  version: versionSeen(),
  cameOfIt: longText({
    label: 'What came of it?',
    hint: 'A few words: what began, who came, what you were glad of. Leave out names',
    missing: 'Write in a few words what came of it',
    most: 2000,
    rows: 5,
  }),
})

/** What one member of the panel thinks. */
export const viewForm = defineForm(
  {
    version: versionSeen(),
    hasConflict: tick({
      label: 'I have an interest in this myself',
      hint: 'Somebody close to you asks, or you would gain from it. You still see it, and do not decide',
    }),
    conflict: text({ label: 'What is it, in a few words?', hint: 'Only if you ticked it. The others of the panel read it', most: 200, fill: 'off' }),
    view: oneOf<Outcome>({ label: 'What do you think?', options: outcomes.map((value) => ({ value, label: outcomeWords[value] })) }),
    reason: longText({ label: 'Why?', hint: 'The others of the panel read it', most: 1000, rows: 4 }),
  },
  ({ hasConflict, conflict, view, reason }) => {
    if (hasConflict) return conflict === '' ? [{ field: 'conflict', message: 'Say in a few words what your interest is' }] : []
    if (view === '') return [{ field: 'view', message: 'Choose what you think, or tick that you have an interest in it' }]
    return reason === '' ? [{ field: 'reason', message: 'Say why' }] : []
  },
)

/** What the panel decides, of what its views allow. */
export const decideForm = (may: readonly Outcome[]) =>
  defineForm(
    {
      version: versionSeen(),
      outcome: oneOf<Outcome>({
        label: 'What have you decided?',
        options: may.map((value) => ({ value, label: outcomeWords[value] })),
        missing: 'Choose what you have decided',
      }),
      ...(may.includes('approve') ? { awardedPence: pence({ label: 'How much do you give?', missing: 'Enter how much you give' }) } : {}),
      answer: longText({
        label: 'What do you answer?',
        hint: 'In plain words to whoever asked, with your reasons. They read exactly this',
        missing: 'Write what you answer',
        most: 2000,
        rows: 5,
      }),
    },
    () => [],
  )

/** That it was paid. */
export const paidForm = defineForm({
  version: versionSeen(),
  paidOn: day({ label: 'When was it paid?', soonest: -365, latest: 0, missing: 'Enter the day it was paid' }),
  reference: text({ label: 'Reference', hint: 'As it stands in the accounts', missing: 'Enter the reference', most: 100, fill: 'off' }),
})

/** Which page of the directory it helped to begin. */
export const connectForm = (entries: readonly { id: string; name: string }[]) =>
  defineForm({
    entryId: pick({
      label: 'What did it help to begin?',
      hint: 'Of the pages of the directory added lately. The figures come from the register of its group',
      empty: 'Choose a page',
      options: entries.map(({ id, name }) => ({ value: id, label: name, isName: true })),
      missing: 'Choose the page of what it helped to begin',
    }),
  })
