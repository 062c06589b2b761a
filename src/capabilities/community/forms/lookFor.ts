import { pick, tick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { text } from '../../../design/form/text.tsx'
import { distances, USUAL_DISTANCE } from '../entry.ts'

const fartherOrNearer = distances.filter((miles) => miles !== USUAL_DISTANCE).map((miles) => ({ value: miles, label: `Up to ${miles} miles` }))

/** What somebody is looking for. Stands in the address. */
export const lookForForm = defineForm({
  words: text({ label: 'What would you like to do?' }),
  near: text({ label: 'Near', most: 100 }),
  within: pick({ label: 'How far', options: fartherOrNearer, empty: `Up to ${USUAL_DISTANCE} miles` }),
  kind: pick({
    label: 'What kind',
    options: [
      { value: 'group', label: 'Groups' },
      { value: 'service', label: 'Services' },
    ],
    empty: 'Everything',
  }),
  free: tick({ label: 'Only what is free' }),
})
