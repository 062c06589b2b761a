import { oneOf, pick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { phone, text } from '../../../design/form/text.tsx'
import { once, versionSeen } from '../../../design/form/unseen.tsx'
import { type Length, LONGER, lengths } from './outing.ts'

/** Going out alone: what a colleague has to know when somebody is not back. */
export const goOutForm = (colleagues: readonly { id: string; name: string }[]) =>
  defineForm({
    id: once(),
    whereTo: text({
      label: 'Where are you going?',
      hint: 'The address, so that somebody could find you',
      missing: 'Enter where you are going',
      most: 300,
      fill: 'off',
    }),
    withWhom: text({ label: 'Whom do you meet?', hint: 'A first name is enough', most: 120, fill: 'off' }),
    minutes: oneOf<Length>({ label: 'In how long are you back?', options: lengths, missing: 'Choose in how long you are back' }),
    colleagueId: pick({
      label: 'Who is told if you are not back?',
      hint: 'Ask them first',
      empty: 'Choose a colleague',
      options: colleagues.map(({ id, name }) => ({ value: id, label: name, isName: true })),
      missing: 'Choose a colleague',
    }),
    phone: phone({ label: 'Your number', hint: 'Where they ring you first', missing: 'Enter your number' }),
  })

/** Staying longer: one press. */
export const longerForm = defineForm({
  version: versionSeen(),
  minutes: oneOf({
    label: 'How much longer?',
    options: LONGER.map((minutes) => ({ value: String(minutes), label: `${minutes} minutes` })),
    missing: 'Choose how much longer',
  }),
})
