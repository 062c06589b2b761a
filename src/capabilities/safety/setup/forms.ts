import { pick } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { wholeNumber } from '../../../design/form/number.tsx'
import { longText, phone } from '../../../design/form/text.tsx'
import { versionSeen } from '../../../design/form/unseen.tsx'
import { localPhones, pathway } from './pathway.ts'

interface Named {
  id: string
  name: string
}

const number = (name: keyof typeof localPhones) => phone({ ...localPhones[name], fill: 'off' })
const part = (name: keyof typeof pathway) =>
  longText({ label: pathway[name].title, hint: 'A line for each thing to do. Empty it to go back to our words', rows: 6, most: 4000 })

/** How a partnership answers when somebody is not safe. `members` are those who could be named to answer. */
export const safetyForm = (members: readonly Named[]) => {
  const options = members.map(({ id, name }) => ({ value: id, label: name, isName: true }))
  const lead = (label: string, hint?: string) => pick({ label, ...(hint ? { hint } : {}), empty: 'Nobody', options })
  return defineForm(
    {
      version: versionSeen(),
      lead1: lead('Who is asked first when a concern is raised?', 'They, and those below, read every concern and its notes. Nobody else does'),
      lead2: lead('Who is asked next?'),
      lead3: lead('And after that?'),
      acknowledgeWithin: wholeNumber({
        label: 'Within how many minutes do they say that they look after it?',
        hint: 'After that the next person is asked. 120 is two hours',
        least: 5,
        most: 4320,
        missing: 'Enter how many minutes',
      }),
      alarmAfter: wholeNumber({
        label: 'How many minutes after somebody meant to be back is a colleague told?',
        least: 1,
        most: 240,
        missing: 'Enter how many minutes',
      }),
      dutyPhone: number('dutyPhone'),
      crisisPhone: number('crisisPhone'),
      adultsPhone: number('adultsPhone'),
      childrenPhone: number('childrenPhone'),
      outOfHoursPhone: number('outOfHoursPhone'),
      inDanger: part('inDanger'),
      endTheirLife: part('endTheirLife'),
      beingHarmed: part('beingHarmed'),
      aboutChild: part('aboutChild'),
      afterwards: part('afterwards'),
    },
    ({ lead1, lead2, lead3 }) => {
      const named = [lead1, lead2, lead3].filter(Boolean)
      return new Set(named).size < named.length ? [{ field: 'lead2' as const, message: 'Choose somebody else: each person is asked once' }] : []
    },
  )
}

/** Somebody who answers says that they are away. */
export const awayForm = defineForm({
  awayUntil: day({
    label: 'Until when are you away?',
    hint: 'This day included. Leave it empty when you are here. For example, 3 12 2026',
    soonest: 0,
    latest: 365,
  }),
})
