import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { wholeNumber } from '../../../../design/form/number.tsx'
import { longText, text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import { pence } from '../../groups/forms/pence.tsx'

const asked = () => ({
  name: text({ label: 'What is it called?', hint: 'For example, Small things that begin', missing: 'Enter what it is called', most: 100, fill: 'off' }),
  purpose: longText({ label: 'What is it for?', hint: 'In plain words. Anybody may read it', missing: 'Say what it is for', most: 1000, rows: 4 }),
  amountPence: pence({ label: 'How much is in it?', missing: 'Enter how much is in it' }),
  mostPence: pence({ label: 'What may somebody ask for at most?', missing: 'Enter what somebody may ask for at most' }),
  opensOn: day({ label: 'From which day may people ask?', missing: 'Enter the day from which people may ask' }),
  closesOn: day({ label: 'Until which day?', missing: 'Enter the last day' }),
  panel: longText({
    label: 'Who decides?',
    hint: 'One member a line, by the name they have here. People with experience of their own belong here as much as workers',
    missing: 'Enter who decides',
    most: 1000,
    rows: 4,
  }),
  viewsNeeded: wholeNumber({ label: 'How many of them have to say what they think before it is decided?', missing: 'Enter how many', least: 1, most: 20 }),
})

type Asked = { amountPence: number; mostPence: number; opensOn: string; closesOn: string }

const putRight = ({ amountPence, mostPence, opensOn, closesOn }: Asked) => [
  ...(mostPence > amountPence ? [{ field: 'mostPence' as const, message: 'Enter no more than there is in it' }] : []),
  ...(closesOn < opensOn ? [{ field: 'closesOn' as const, message: 'Enter a day after the first one' }] : []),
]

export const addPotForm = defineForm({ id: once(), ...asked() }, putRight)
export const changePotForm = defineForm({ version: versionSeen(), ...asked() }, putRight)

/** The names of a panel, as they were typed. */
export const namesOf = (panel: string) => [...new Set(panel.split('\n').map((name) => name.replace(/\s+/g, ' ').trim()))].filter(Boolean)
