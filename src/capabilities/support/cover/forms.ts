import { pick } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { once } from '../../../design/form/unseen.tsx'

const asOptions = (colleagues: readonly { id: string; name: string }[]) => colleagues.map(({ id, name }) => ({ value: id, label: name, isName: true }))

/** Who is away, who is there instead, and from when until when. */
export const coverForm = (colleagues: readonly { id: string; name: string }[]) =>
  defineForm(
    {
      id: once(),
      away: pick({ label: 'Who is away?', empty: 'Choose a colleague, or yourself', options: asOptions(colleagues), missing: 'Choose who is away' }),
      by: pick({
        label: 'Who is there for their people?',
        hint: 'A colleague of the same teams',
        empty: 'Choose a colleague',
        options: asOptions(colleagues),
        missing: 'Choose who is there',
      }),
      fromOn: day({ label: 'From', soonest: 0, latest: 366, missing: 'Enter the first day' }),
      untilOn: day({ label: 'Until and including', soonest: 0, latest: 366, missing: 'Enter the last day' }),
    },
    ({ away, by, fromOn, untilOn }) => [
      ...(away === by ? [{ field: 'by' as const, message: 'Choose somebody else: they are away' }] : []),
      ...(untilOn < fromOn ? [{ field: 'untilOn' as const, message: 'Enter a last day that is not before the first' }] : []),
    ],
  )
