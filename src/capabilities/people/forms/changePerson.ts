import { oneOf, tick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { email, longText, phone, postcode, text } from '../../../design/form/text.tsx'
import { versionSeen } from '../../../design/form/unseen.tsx'
import { missingToReach, waysToReach } from '../person.ts'

/** What is known about a person, for them or a worker to put right. */
export const changePersonForm = defineForm(
  {
    version: versionSeen(),
    name: text({ label: 'Name', missing: 'Enter a name', most: 120, fill: 'name' }),
    matters: longText({ label: 'What matters to you', hint: 'In your own words' }),
    goodAt: longText({ label: 'What you are good at and enjoy' }),
    whatHelps: longText({ label: 'What makes things easier for you', hint: 'For example, step-free places, somebody with you, an interpreter', most: 1000 }),
    reachBy: oneOf({ label: 'How should we get in touch?', options: waysToReach, missing: 'Choose how we should get in touch' }),
    phone: phone({ label: 'Phone number' }),
    email: email({ label: 'E-mail address' }),
    address: longText({ label: 'Address', rows: 3, most: 400, fill: 'street-address' }),
    postcode: postcode({ label: 'Postcode' }),
    mayLeaveMessage: tick({ label: 'It is all right to leave a message' }),
    reachNote: longText({ label: 'How to reach you safely', hint: 'For example, when not to ring, or who might see a text', rows: 3, most: 1000 }),
    countsInEvaluation: tick({
      label: 'Answers to check-ins may be counted, never with a name',
      hint: 'So that we learn together what helps. You can change your mind at any time',
    }),
  },
  (values) => {
    const missing = missingToReach(values)
    return missing ? [missing] : []
  },
)
