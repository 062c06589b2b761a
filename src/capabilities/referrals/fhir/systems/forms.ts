import type { ClinicalSystem } from '../../../../../database/schema.ts'
import { oneOf, pick, someOf } from '../../../../design/form/choice.tsx'
import type { Field } from '../../../../design/form/field.ts'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import { waysIn } from '../../referral.ts'
import { type PublicKey, readPublicKeys } from '../oauth/publicKeys.ts'
import { waysToUse } from '../system.ts'

const waysItRefers: readonly ClinicalSystem['wayIn'][] = ['consultation', 'annual check', 'social care', 'voluntary sector', 'community']

const asked = () => ({
  name: text({ label: 'What is the system called?', hint: 'As people there call it, such as the name of its maker', missing: 'Enter its name', most: 80 }),
  may: someOf({ label: 'What may it do?', options: waysToUse, missing: 'Choose what it may do' }),
  wayIn: oneOf({
    label: 'How do its referrals come up?',
    options: waysItRefers.map((value) => ({ value, label: waysIn[value] })),
    missing: 'Choose how they come up',
  }),
  alsoCodes: text({
    label: 'Other SNOMED CT codes it uses for a referral to us',
    hint: 'Only if its maker told you so. Put a space between two',
    most: 200,
  }),
})

const missingOf = ({ alsoCodes }: { alsoCodes: string }) =>
  codesIn(alsoCodes).every((code) => /^\d{6,18}$/.test(code)) ? [] : [{ field: 'alsoCodes' as const, message: 'A code of SNOMED CT has 6 to 18 digits' }]

/** The codes in a line of them. */
export const codesIn = (line: string): string[] => [...new Set(line.split(/[\s,;]+/).filter(Boolean))]

export const addSystemForm = (organisations: readonly { id: string; name: string }[]) =>
  defineForm(
    {
      id: once(),
      organisationId: pick({
        label: 'Whose system is it?',
        hint: 'Its referrals count as theirs, and they alone hear what becomes of them',
        options: organisations.map(({ id, name }) => ({ value: id, label: name, isName: true })),
        empty: 'Choose an organisation',
        missing: 'Choose whose system it is',
      }),
      ...asked(),
    },
    missingOf,
  )

/** The public half of keys, as their makers write them down. */
function publicKeys(): Field<PublicKey[]> {
  const pasted = longText({
    label: 'Its public keys',
    hint: 'A JSON Web Key Set, as the maker of the system gives it to you. Leave it empty to take the keys away',
    rows: 10,
    most: 10_000,
  })
  return {
    ...pasted,
    read: (typed, name, reading) => {
      const text = pasted.read(typed, name, reading)
      if ('problem' in text) return text
      if (text.value === '') return { value: [] }
      const read = readPublicKeys(text.value)
      return 'problem' in read ? { problem: read.problem } : { value: read.keys }
    },
    write: (value, name) => ({ [name]: value.length > 0 ? JSON.stringify({ keys: value }, null, 2) : '' }),
    show: (value = []) => value.map(({ kid }) => kid).join(', '),
  }
}

export const publicKeysForm = defineForm({ version: versionSeen(), keys: publicKeys() })

export const changeSystemForm = defineForm({ version: versionSeen(), ...asked() }, missingOf)
