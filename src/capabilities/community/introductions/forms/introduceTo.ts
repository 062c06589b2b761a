import { oneOf, pick, tick } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import type { Entry } from '../../entry.ts'
import { elsewhereWords, type Introduction } from '../introduction.ts'
import { MOST_VOLUNTEERS } from '../queries/introductions.ts'

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

const askOn = () =>
  day({ label: 'Would they like you to ask how it went? When?', hint: 'Leave empty if not. Nothing more is expected then', soonest: 0, latest: 180 })

/** Telling somebody of something of the directory, and no more. */
export const tellOfForm = defineForm({
  id: once(),
  toldOn: day({ label: 'When did you tell them?', soonest: -365, latest: 0, missing: 'Enter the day you told them' }),
  askOn: askOn(),
})

/** Bringing a person together with what is not in the directory, or telling them of it. */
export const introduceElsewhereForm = (volunteers: readonly { id: string; name: string }[]) =>
  defineForm(
    {
      id: once(),
      toWhat: oneOf({
        label: 'What is it?',
        options: (Object.keys(elsewhereWords) as (keyof typeof elsewhereWords)[]).map((value) => ({ value, label: elsewhereWords[value] })),
        missing: 'Choose what it is',
      }),
      volunteer: pick({
        label: 'A volunteer of ours',
        empty: 'Somebody else',
        options: volunteers.slice(0, MOST_VOLUNTEERS).map(({ id, name }) => ({ value: id, label: name, isName: true })),
        ...(volunteers.length > MOST_VOLUNTEERS ? { hint: `The first ${MOST_VOLUNTEERS} by name. For another, write their whole name below` } : {}),
      }),
      name: text({ label: 'What is it called?', hint: 'Not needed for a volunteer of ours', most: 120, fill: 'off' }),
      how: oneOf({
        label: 'What did you do?',
        options: [
          { value: 'introduced', label: 'I introduced them', hint: 'Went along, rang ahead, or told somebody to expect them. It is kept until it lands' },
          { value: 'told', label: 'I told them about it', hint: 'A leaflet, a number or an address' },
        ],
        missing: 'Choose what you did',
      }),
      on: day({ label: 'When?', soonest: -365, latest: 0, missing: 'Enter the day' }),
      askOn: askOn(),
      agreed: tick({ label: 'They agreed to be introduced', hint: 'If you introduced them' }),
    },
    ({ toWhat, volunteer, name, how, askOn, agreed }) => [
      ...(name === '' && !(toWhat === 'volunteer' && volunteer) ? [{ field: 'name', message: 'Enter what it is called' } as const] : []),
      ...(name !== '' && volunteer ? [{ field: 'name', message: 'Leave this empty, or choose “Somebody else” above' } as const] : []),
      ...(volunteer && toWhat !== 'volunteer' ? [{ field: 'volunteer', message: 'Choose “Somebody else”, or that it is a volunteer' } as const] : []),
      ...(how === 'introduced' && !agreed ? [{ field: 'agreed', message: 'Introduce them once they agree, and tick that they did' } as const] : []),
      ...(how === 'introduced' && askOn ? [{ field: 'askOn', message: 'Leave this empty: you are asked about an introduction by itself' } as const] : []),
    ],
  )
