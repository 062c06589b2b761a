import { tick } from '../../../../design/form/choice.tsx'
import type { Field } from '../../../../design/form/field.ts'
import { defineForm } from '../../../../design/form/form.ts'
import { text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import { readDistricts } from '../team.ts'

/** First halves of postcodes, with commas between. */
function districts(rules: { label: string; hint: string }): Field<string[]> {
  const line = text({ ...rules, most: 2000 })
  return {
    ...line,
    read: (typed, name, reading) => {
      const given = line.read(typed, name, reading)
      if ('problem' in given) return given
      const found = readDistricts(given.value)
      return 'not' in found
        ? { problem: '“{{not}}” is not the first half of a postcode. Write them like NG12, NG13', about: found }
        : { value: found.districts }
    },
    write: (value, name) => ({ [name]: value.join(', ') }),
    show: (value = []) => value.join(', '),
  }
}

const fields = () => ({
  name: text({ label: 'Name of the team', missing: 'Enter the name of the team', most: 120 }),
  area: text({ label: 'Area', hint: 'As people there call it', missing: 'Enter the area', most: 120 }),
  outwardCodes: districts({
    label: 'Postcode districts',
    hint: 'First halves of postcodes, with commas between: NG12, NG13. People who live there are answered by this team',
  }),
  takesTheRest: tick({
    label: 'This team takes the rest',
    hint: 'It answers when neither the GP practice nor the postcode says who should. One team does; ticking this takes it from the other',
  }),
})

export const addTeamForm = defineForm({ id: once(), ...fields() })
export const changeTeamForm = defineForm({ version: versionSeen(), ...fields() })
