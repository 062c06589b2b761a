import { oneOf, pick, someOf, tick } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { type Field, one, tidy } from '../../../design/form/field.ts'
import { email, longText, phone, postcode, text } from '../../../design/form/text.tsx'
import { LANGUAGES, languageName } from '../../../platform/languages.ts'
import { foldNhsNumber, isNhsNumber, showNhsNumber } from '../nhsNumber.ts'
import { accessNeeds, type Reachable, waysToReach } from '../person.ts'

/** Whether somebody answers for themselves, or for somebody else. */
export type Voice = 'own' | 'theirs'

const say = (voice: Voice, own: string, theirs: string) => (voice === 'own' ? own : theirs)

/** An NHS number. Of ten digits it is kept even when they do not add up, and that is said. */
const nhsNumber = (rules: { label: string; hint: string }): Field<string> => ({
  ...text({ ...rules, width: 20 }),
  read: (typed, name) => {
    const digits = foldNhsNumber(tidy(one(typed, name)))
    return digits === '' || /^\d{10}$/.test(digits) ? { value: digits } : { problem: 'Enter the 10 digits of the NHS number, or leave it empty' }
  },
  show: (digits = '', { t }) =>
    digits === '' || isNhsNumber(digits) ? showNhsNumber(digits) : t('{{number}} (please look again: a digit may be wrong)', { number: showNhsNumber(digits) }),
})

/** Who it is about. Those who work with people have to know when somebody was born. */
export const whoItIs = (voice: Voice, { isNeeded = false } = {}) => ({
  name: text(
    voice === 'own'
      ? { label: 'Your name', hint: 'What you like to be called is fine', missing: 'Enter your name', most: 120, fill: 'name' }
      : { label: 'Their name', missing: 'Enter their name', most: 120 },
  ),
  bornOn: day({
    label: say(voice, 'When were you born?', 'When were they born?'),
    hint: isNeeded ? 'For example, 27 3 1957' : say(voice, 'Only if you want to say. For example, 27 3 1957', 'If you know it. For example, 27 3 1957'),
    latest: 0,
    ...(isNeeded ? { missing: 'Enter the day they were born' } : {}),
  }),
})

/** What tells one person from another of the same name. */
export const knownBy = (voice: Voice) => ({
  nhsNumber: nhsNumber({
    label: say(voice, 'Your NHS number', 'Their NHS number'),
    hint: say(voice, 'Only if you have it at hand', 'If you know it. It helps us not to ask them twice'),
  }),
})

/** How to reach somebody safely: asked in every way in. */
export const reaching = (voice: Voice) => ({
  reachBy: oneOf({
    label: say(voice, 'How should we get in touch?', 'How would they like us to get in touch?'),
    options: waysToReach.map(({ value, label, about }) => ({ value, label: say(voice, label, about) })),
    missing: 'Choose how we should get in touch',
  }),
  phone: phone({ label: 'Phone number' }),
  email: email({ label: 'E-mail address' }),
  address: longText({
    label: 'Address',
    hint: say(voice, 'Only if you would like a letter', 'If they would like a letter'),
    rows: 3,
    most: 400,
    fill: 'street-address',
  }),
  postcode: postcode({ label: 'Postcode', hint: 'So that somebody near gets in touch' }),
  mayText: tick({ label: 'It is all right to send a text' }),
  mayLeaveMessage: tick({ label: 'It is all right to leave a message' }),
  whoMaySee: text({
    label: 'Who else might see a text, an e-mail or a letter?',
    hint: 'For example, nobody, or somebody who opens the post. We write so that it does no harm',
    most: 300,
  }),
  goodTimes: text({ label: 'When is a good time?', hint: 'For example, weekday mornings, or never on Fridays', most: 300 }),
  reachNote: longText({
    label: say(voice, 'Is there anything else we should know to reach you safely?', 'Is there anything else we should know to reach them safely?'),
    hint: 'For example, when not to ring, who might answer, or who to get in touch through',
    rows: 3,
    most: 1000,
  }),
})

/** What makes it easier: language, and what somebody needs to get in and to take part. */
export const makingItEasier = (voice: Voice) => ({
  language: pick({
    label: say(voice, 'Which language would you rather speak?', 'Which language would they rather speak?'),
    options: LANGUAGES.map((code) => ({ value: code, label: languageName(code, 'en-GB'), isName: true })),
    empty: 'Not said',
  }),
  needsInterpreter: tick({ label: say(voice, 'I would like an interpreter', 'They would like an interpreter') }),
  accessNeeds: someOf({
    label: say(voice, 'What would you need?', 'What would they need?'),
    hint: 'Choose all that help, or none',
    options: accessNeeds.map(({ value, label }) => ({ value, label })),
  }),
  whatHelps: longText({
    label: say(voice, 'What else would make it easier for you?', 'What else would make it easier for them?'),
    hint: 'In your own words',
    rows: 3,
    most: 1000,
  }),
})

/** Somebody close to the person, whom they would like us to know. */
export const supporter = (voice: Voice) => ({
  supporterName: text({
    label: say(voice, 'Is there somebody close to you whom we should know?', 'Is there somebody close to them whom we should know?'),
    hint: 'Their name. Leave it empty if there is nobody',
    most: 120,
  }),
  supporterIs: text({ label: 'Who are they?', hint: 'For example, a daughter, a neighbour, a friend', most: 120 }),
  supporterContact: text({ label: 'How can we reach this supporter?', hint: 'A phone number or an e-mail address', most: 255 }),
  supporterAgreed: tick({
    label: say(voice, 'You may get in touch with this supporter', 'The person agrees that you may get in touch with this supporter'),
  }),
})

/** What is still missing to reach somebody the way they chose. */
export function missingToReach(
  voice: Voice,
  { reachBy, phone, email, address, reachNote }: Reachable,
): { field: 'phone' | 'email' | 'address' | 'reachNote'; message: string } | undefined {
  const another = (thing: string) => say(voice, `Enter ${thing}, or choose another way to reach you`, `Enter ${thing}, or choose another way to reach them`)
  if ((reachBy === 'phone' || reachBy === 'text') && !phone) return { field: 'phone', message: another('a phone number') }
  if (reachBy === 'email' && !email) return { field: 'email', message: another('an e-mail address') }
  if (reachBy === 'letter' && !address) return { field: 'address', message: another('an address') }
  if (reachBy === 'somebody else' && !reachNote) return { field: 'reachNote', message: 'Say who we should get in touch with, and how' }
  return undefined
}

/** A supporter whom we may reach has a name and a way to be reached. */
export function missingOfSupporter(given: {
  supporterName: string
  supporterContact: string
  supporterAgreed: boolean
}): { field: 'supporterName' | 'supporterContact'; message: string } | undefined {
  if (!given.supporterAgreed && !given.supporterContact) return undefined
  if (!given.supporterName) return { field: 'supporterName', message: 'Enter the name of the supporter' }
  if (!given.supporterContact) return { field: 'supporterContact', message: 'Say how we can reach the supporter' }
  return undefined
}
