import { oneOf, pick, someOf } from '../../../design/form/choice.tsx'
import type { Field } from '../../../design/form/field.ts'
import { defineForm } from '../../../design/form/form.ts'
import { longText, text } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import { isId } from '../../../platform/ids.ts'
import { type Colleague, OPEN, type SupportState, stateWords } from '../support.ts'
import { MOST } from './reassignment.ts'

interface Named {
  id: string
  name: string
}

const asOptions = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name, isName: true }))

/** Which people of a team, in the address. */
export const whichForm = (teams: readonly Named[], colleagues: readonly Colleague[]) =>
  defineForm({
    ...(teams.length > 1
      ? { team: pick({ label: 'Team', empty: teams[0]?.name ?? '', options: asOptions(teams.slice(1)) }) }
      : ({} as { team: Field<string> })),
    lead: pick({ label: 'Led by', empty: 'Anybody', options: asOptions(colleagues) }),
    state: pick<SupportState | ''>({ label: 'State', empty: 'Supported now', options: OPEN.map((value) => ({ value, label: stateWords[value] })) }),
    name: text({ label: 'Name begins with', most: 120, width: 20 }),
  })

/** Ids that were ticked on the page. */
const ticked: Field<string[]> = {
  label: '',
  read: (typed, name) => ({ value: [...new Set([typed[name] ?? []].flat().filter(isId))].slice(0, MOST) }),
  write: (value, name) => ({ [name]: [...value] }),
  show: () => '',
  firstControl: (name) => name,
  render: () => null as never,
}

/** To whom they go, and why. */
export const reassignForm = (colleagues: readonly Colleague[], inAll: number) =>
  defineForm(
    {
      id: once(),
      whom: oneOf<'ticked' | 'all'>({
        label: 'Whom?',
        options: [
          { value: 'ticked', label: 'Those I tick above' },
          { value: 'all', label: inAll > MOST ? `The first ${MOST} who fit` : `All ${inAll} who fit` },
        ],
        missing: 'Choose whom',
      }),
      supportId: ticked,
      to: someOf({
        label: 'Who leads from now on?',
        hint: 'Tick several to share them out in turns',
        options: asOptions(colleagues),
        missing: 'Choose who leads from now on',
      }),
      because: longText({
        label: 'Why, in a line',
        hint: 'Each person reads this. For example, “Ana has a new job, and wishes you well”',
        rows: 2,
        most: 500,
        missing: 'Say why, in words the people can read',
      }),
    },
    ({ whom, supportId }) => (whom === 'ticked' && supportId.length === 0 ? [{ field: 'whom', message: 'Tick somebody above, or choose all who fit' }] : []),
  )
