import { oneOf, tick } from '../../../../design/form/choice.tsx'
import { file } from '../../../../design/form/file.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import { baseOf, REFRESHES } from '../directory.ts'

const refreshWords = {
  'by hand': ['When we say so', undefined],
  daily: ['Every night', undefined],
  weekly: ['Every week', 'Good for most'],
  monthly: ['Every month', undefined],
} as const

const asked = () => ({
  name: text({
    label: 'Whose directory is it?',
    hint: 'For example, Ashcombe Council. Shown beside what comes from it',
    missing: 'Enter whose directory it is',
    most: 120,
  }),
  address: text({
    label: 'Web address of its feed',
    hint: 'For example, https://directory.example.org/open-referral-uk/v3',
    missing: 'Enter the web address of the feed',
    most: 500,
  }),
  refresh: oneOf({
    label: 'When should it be read again?',
    options: REFRESHES.map((value) => ({ value, label: refreshWords[value][0], ...(refreshWords[value][1] ? { hint: refreshWords[value][1] } : {}) })),
    missing: 'Choose when it should be read again',
  }),
  countsAsChecked: tick({ label: 'Being in it counts as checked', hint: 'Tick this when they keep it up to date themselves' }),
})

const putRight = ({ address }: { address: string }) =>
  baseOf(address) === undefined ? [{ field: 'address' as const, message: 'Enter a web address that begins with https://' }] : []

/** Another directory that has a feed. */
export const addSourceForm = defineForm({ id: once(), ...asked() }, putRight)

/** Changing how it is read. */
export const changeSourceForm = defineForm({ version: versionSeen(), ...asked() }, putRight)

/** A directory as a file. */
export const sendFileForm = defineForm({
  id: once(),
  name: text({
    label: 'Whose directory is it?',
    hint: 'Sent again under the same name, it is the same directory',
    missing: 'Enter whose directory it is',
    most: 120,
  }),
  file: file({
    label: 'The file',
    hint: 'A table (CSV) as councils export it, or a feed of Open Referral UK as a file (JSON). At most 12 megabytes',
    missing: 'Choose the file',
    accept: '.csv,.json,text/csv,application/json',
  }),
  isWhole: tick({ label: 'It is the whole directory', hint: 'What came from it before and is missing now is put to rest' }),
})

/** Using what was compared. */
export const switchInForm = defineForm({ takesAlike: tick({ label: 'Also take those that look like one that is here' }) })

/** Where villages and postcodes are. */
export const placesForm = defineForm({
  file: file({
    label: 'The file',
    hint: 'The ONS Postcode Directory, or a part of it, as CSV; or villages as CSV with the columns name, lat and long. At most 12 megabytes',
    missing: 'Choose the file',
    accept: '.csv,text/csv',
  }),
  areas: longText({
    label: 'Which postcodes?',
    hint: 'Their first halves, such as NG12 NG13. Leave empty to take all that are in the file',
    most: 2000,
    rows: 2,
  }),
})
