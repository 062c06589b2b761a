import { oneOf, tick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { email, longText, phone, postcode, text } from '../../../design/form/text.tsx'
import { once, versionSeen } from '../../../design/form/unseen.tsx'
import { webAddress } from '../entry.ts'

const asked = () => ({
  name: text({ label: 'Name', missing: 'Enter a name', most: 120 }),
  kind: oneOf({
    label: 'What is it?',
    options: [
      { value: 'group', label: 'A group', hint: 'Something that meets' },
      { value: 'service', label: 'A service', hint: 'Somewhere to go, ring or ask' },
    ],
    missing: 'Choose what it is',
  }),
  summary: longText({ label: 'What it is, in a sentence or two', missing: 'Say in a sentence what it is', most: 500, rows: 3 }),
  whoSuits: longText({ label: 'Who it suits', hint: 'In the group’s own words', most: 1000, rows: 3 }),
  firstVisit: longText({ label: 'What the first visit is like', hint: 'Who says hello, what happens, whether somebody may come along', most: 1500 }),
  whenItMeets: text({ label: 'When', hint: 'For example, Thursdays 10am to 11.30am, not in August' }),
  cost: text({ label: 'What it costs', hint: 'For example, £2 with a cup of tea' }),
  isFree: tick({ label: 'It is free' }),
  access: longText({ label: 'Getting in and around', hint: 'Steps, toilets, hearing loop, quiet, parking, the nearest bus stop', most: 1000, rows: 3 }),
  placeName: text({ label: 'Village, town or venue', most: 120 }),
  address: text({ label: 'Address', most: 300 }),
  postcode: postcode({ label: 'Postcode', hint: 'So that people nearby find it', fill: 'off' }),
  contactName: text({ label: 'Who to ask', most: 120, fill: 'off' }),
  contactPhone: phone({ label: 'Phone number anybody may ring', fill: 'off' }),
  contactEmail: email({ label: 'E-mail address anybody may write to', fill: 'off' }),
  website: text({ label: 'Website', most: 300 }),
})

const putRight = ({ website }: { website: string }) =>
  website !== '' && webAddress(website) === undefined ? [{ field: 'website' as const, message: 'Enter a web address like www.example.org' }] : []

/** A new page of the directory. */
export const addEntryForm = defineForm(
  {
    id: once(),
    ...asked(),
    keepsRegister: tick({ label: 'It is a group that will keep its register here', hint: 'An administrator then says who leads it' }),
    isAnother: tick({ label: 'I have looked: it is not in the directory yet' }),
  },
  putRight,
)

/** Changing a page of the directory. */
export const changeEntryForm = defineForm({ version: versionSeen(), ...asked() }, putRight)

/** Saying that it is still right, as it was read. */
export const stillRightForm = defineForm({ version: versionSeen() })
