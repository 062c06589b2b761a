import { oneOf, pick, tick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText, text } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import { missingToReach } from '../../people/index.ts'
import { type WayIn, waysIn } from '../referral.ts'
import { type Practice, reaching } from './askForSupport.ts'

// Asking for oneself has a form of its own, and a practice's list comes as a file.
const waysToIntroduce = (Object.keys(waysIn) as WayIn[]).filter((way) => way !== 'self' && way !== 'practice list')

/** Somebody introduces somebody else, with their agreement. */
export const introduceSomebodyForm = (practices: readonly Practice[]) =>
  defineForm(
    {
      id: once(),
      personAgreed: tick({
        label: 'They know about this, and agree that you contact us',
        missing: 'Ask them first. We only get in touch with people who agreed',
      }),
      name: text({ label: 'Their name', missing: 'Enter their name', most: 120 }),
      ownWords: longText({
        label: 'What would they like?',
        hint: 'In their words, as far as you can',
        missing: 'Say in a few words what they would like',
        rows: 5,
      }),
      ...reaching(),
      practiceId: pick({
        label: 'Their GP practice',
        hint: 'If you know it',
        options: practices.map(({ id, name }) => ({ value: id, label: name, isName: true })),
        empty: 'Not known',
      }),
      whatHelps: longText({
        label: 'What would make it easier for them?',
        hint: 'For example, step-free places, an interpreter, somebody they trust beside them',
        rows: 3,
        most: 1000,
      }),
      referrerName: text({ label: 'Your name', missing: 'Enter your name', most: 120, fill: 'name' }),
      referrerRole: text({
        label: 'How do you know them?',
        hint: 'For example, practice nurse, neighbour, daughter',
        missing: 'Say how you know them',
        most: 120,
      }),
      referrerContact: text({
        label: 'How can we reach you?',
        hint: 'A phone number or e-mail address',
        missing: 'Enter a phone number or e-mail address for you',
        most: 255,
      }),
      wayIn: oneOf({
        label: 'How did this come up?',
        options: waysToIntroduce.map((value) => ({ value, label: waysIn[value] })),
        missing: 'Choose how this came up',
      }),
      mayTellReferrer: tick({ label: 'They agree that you may hear what becomes of it' }),
    },
    (values) => {
      const missing = missingToReach(values)
      return missing ? [missing] : []
    },
  )
