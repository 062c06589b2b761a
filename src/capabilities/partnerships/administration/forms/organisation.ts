import { oneOf, pick } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import type { Field } from '../../../../design/form/field.ts'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, phone, postcode, text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import { organisationKinds } from '../organisation.ts'

/** The code that the NHS gives to a practice. */
function odsCode(): Field<string> {
  const line = text({ label: 'NHS code (ODS)', hint: 'GP practices have one, like C84001. Leave it empty if there is none', most: 20, width: 10 })
  return {
    ...line,
    read: (typed, name, reading) => {
      const given = line.read(typed, name, reading)
      if ('problem' in given) return given
      const code = given.value.toUpperCase()
      return /^[A-Z0-9]{0,6}$/.test(code) ? { value: code } : { problem: 'Enter a code of up to six letters and digits, like C84001' }
    },
  }
}

type TeamToChoose = { id: string; name: string; area: string }

const fields = (teams: readonly TeamToChoose[]) => ({
  kind: oneOf({ label: 'What is it?', options: organisationKinds, missing: 'Choose what it is' }),
  name: text({ label: 'Name', missing: 'Enter its name', most: 200 }),
  odsCode: odsCode(),
  address: longText({ label: 'Address', rows: 3, most: 400 }),
  postcode: postcode({ label: 'Postcode' }),
  phone: phone({ label: 'Phone number' }),
  teamId: pick({
    label: 'Which team answers people of this practice?',
    hint: 'Leave it empty if where somebody lives decides',
    options: teams.map(({ id, name, area }) => ({ value: id, label: `${name}, ${area}`, isName: true })),
    empty: 'Where they live decides',
  }),
})

export const addOrganisationForm = (teams: readonly TeamToChoose[]) => defineForm({ id: once(), ...fields(teams) })

export const changeOrganisationForm = (teams: readonly TeamToChoose[]) =>
  defineForm({
    version: versionSeen(),
    ...fields(teams),
    closedOn: day({ label: 'Closed on', hint: 'Leave it empty while it is open. What is closed can no longer be chosen', latest: 0 }),
  })

/** Filters of the list, kept in its address. */
export const organisationFilters = defineForm({
  name: text({ label: 'Name begins with', most: 200 }),
  kind: pick({ label: 'Kind', options: organisationKinds, empty: 'Every kind' }),
})
