import { oneOf } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { once } from '../../../design/form/unseen.tsx'
import type { LetterRun, Rules } from '../list.ts'

type Kind = 'invitation' | 'reminder'

/** Which letters to make. Only what waits, and only ways that this partnership allows, are offered. */
export const writeForm = (toSend: readonly { kind: Kind; count: number }[], rules: Pick<Rules, 'mayEmail' | 'mayText'>) => {
  const kinds = toSend.filter(({ count }) => count > 0)
  const grouped = (count: number) => count.toLocaleString('en-GB')
  const ways: { value: LetterRun['way']; label: string; hint?: string }[] = [
    { value: 'letter', label: 'Letters to print' },
    ...(rules.mayEmail ? [{ value: 'email' as const, label: 'E-mails', hint: 'To those who agreed to one. They go at once' }] : []),
    ...(rules.mayText ? [{ value: 'text' as const, label: 'Texts', hint: 'To those who agreed to one. They go at once' }] : []),
  ]
  return defineForm({
    id: once(),
    kind: oneOf({
      label: 'To whom?',
      options: kinds.map(({ kind, count }) => ({
        value: kind,
        label: kind === 'invitation' ? `Those not invited yet (${grouped(count)})` : `Those who have not answered (${grouped(count)})`,
        ...(kind === 'reminder' ? { hint: 'Everybody is reminded once at most' } : {}),
      })),
      missing: 'Choose whom to write to',
    }),
    way: oneOf({ label: 'How?', options: ways, missing: 'Choose how to write to them' }),
    sortedBy: oneOf({
      label: 'In which order are letters printed?',
      options: [
        { value: 'postcode', label: 'By postcode', hint: 'As post offices and people who deliver by hand like it' },
        { value: 'name', label: 'By name' },
      ],
      missing: 'Choose an order',
    }),
  })
}

/** The letters are in the post. */
export const sentForm = defineForm({
  sentOn: day({ label: 'On which day were they posted?', missing: 'Enter the day they were posted', soonest: -60, latest: 0 }),
})
