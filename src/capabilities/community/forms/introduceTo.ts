import { tick } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { text } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import type { Entry } from '../entry.ts'

/** Bringing a person together with an entry, with their agreement. */
export const introduceToForm = (entry: Pick<Entry, 'groupId' | 'name'>) =>
  defineForm({
    id: once(),
    calledName: text({
      label: 'What they would like to be called there',
      missing: 'Enter the name they would like to be called',
      most: 60,
      fill: 'off',
      ...(entry.groupId ? { hint: 'The group’s register shows this name, and nothing else about them' } : {}),
    }),
    introducedOn: day({ label: 'When did you introduce them?', soonest: -365, latest: 0, missing: 'Enter the day you introduced them' }),
    agreed: tick({ label: `They agreed to be introduced to ${entry.name}`, missing: 'Introduce them once they agree, and tick that they did' }),
  })
