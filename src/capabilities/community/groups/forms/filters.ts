import { pick, tick } from '../../../../design/form/choice.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { groupStates, stateWords } from '../group.ts'

/** Which groups a worker looks at, kept in the address of the list. */
export const groupFilters = defineForm({
  state: pick({ label: 'In their life', options: groupStates.map((value) => ({ value, label: stateWords[value].name })), empty: 'All that have not ended' }),
  worry: tick({ label: 'Only those that may not last' }),
})
