import { oneOf, pick, tick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { email, longText, phone, postcode, text } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import { missingToReach, waysToReach } from '../../people/index.ts'

export type Practice = { id: string; name: string; postcode: string | null }

const practiceOptions = (practices: readonly Practice[]) =>
  practices.map(({ id, name, postcode }) => ({ value: id, label: postcode ? `${name}, ${postcode}` : name, isName: true }))

/** How to reach somebody safely: asked of everybody, in every way in. */
export const reaching = () => ({
  reachBy: oneOf({ label: 'How should we get in touch?', options: waysToReach, missing: 'Choose how we should get in touch' }),
  phone: phone({ label: 'Phone number' }),
  email: email({ label: 'E-mail address' }),
  address: longText({ label: 'Address', hint: 'Only if you would like a letter', rows: 3, most: 400, fill: 'street-address' }),
  postcode: postcode({ label: 'Postcode', hint: 'So that somebody near you gets in touch' }),
  mayLeaveMessage: tick({ label: 'It is all right to leave a message' }),
  reachNote: longText({
    label: 'Is there anything we should know to reach you safely?',
    hint: 'For example, when not to ring, who might answer, or who to get in touch through',
    rows: 3,
    most: 1000,
  }),
})

/** Somebody asks for support themselves. */
export const askForSupportForm = (practices: readonly Practice[]) =>
  defineForm(
    {
      id: once(),
      ownWords: longText({
        label: 'What would you like?',
        hint: 'In your own words. A few are enough',
        missing: 'Tell us in a few words what you would like',
        rows: 5,
      }),
      name: text({ label: 'Your name', hint: 'What you like to be called is fine', missing: 'Enter your name', most: 120, fill: 'name' }),
      ...reaching(),
      practiceId: pick({ label: 'Your GP practice', hint: 'Only if you want to say', options: practiceOptions(practices), empty: 'I would rather not say' }),
      whatHelps: longText({
        label: 'What would make it easier for you?',
        hint: 'For example, step-free places, an interpreter, somebody you trust beside you',
        rows: 3,
        most: 1000,
      }),
    },
    (values) => {
      const missing = missingToReach(values)
      return missing ? [missing] : []
    },
  )
