import { tick } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import type { Entry } from '../../entry.ts'
import type { Introduction } from '../introduction.ts'

const asked = (name: string, keepsRegister: boolean) => ({
  calledName: text({
    label: 'What they would like to be called there',
    missing: 'Enter the name they would like to be called',
    most: 60,
    fill: 'off',
    ...(keepsRegister ? { hint: 'The group’s register shows this name, and nothing else about them' } : {}),
  }),
  introducedOn: day({ label: 'When did you introduce them?', soonest: -365, latest: 0, missing: 'Enter the day you introduced them' }),
  agreed: tick({ label: `They agreed to be introduced to ${name}`, missing: 'Introduce them once they agree, and tick that they did' }),
})

/** Bringing a person together with an entry, with their agreement. */
export const introduceToForm = (entry: Pick<Entry, 'groupId' | 'name'>) => defineForm({ id: once(), ...asked(entry.name, entry.groupId !== null) })

/** The same, for what was suggested before. */
export const introduceAfterYesForm = ({ entryName }: Pick<Introduction, 'entryName'>) => defineForm({ version: versionSeen(), ...asked(entryName, true) })

/** Suggesting something that a person has not said yes to yet. */
export const suggestForm = defineForm({
  id: once(),
  why: longText({ label: 'Why did you think of it?', hint: 'A few words to the person, who reads them on their own page', most: 500, rows: 3 }),
})
