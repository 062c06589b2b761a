import { Button } from 'nhsuk-react-components'
import { AskForm } from '../../../design/form/FormFields.tsx'
import { Said } from '../../../design/Said.tsx'
import { useVisit } from '../../../design/visit.tsx'
import { tellingForm } from '../forms/answering.ts'
import type { Telling } from '../referral.ts'

const HOLD = { label: 'Hold it back', name: 'next', value: 'hold' }

/** What whoever referred is to hear, for the person to change or hold back before they do; or for a worker who reads it to them. */
export function Tellings({ tellings, action }: { tellings: readonly Telling[]; action: (telling: Telling) => string }) {
  const { t, day } = useVisit().words
  if (tellings.length === 0) return null
  // One at a time, so that it is plain what is answered.
  const open = tellings.find(({ decided }) => decided === 'waiting')
  return (
    <section aria-labelledby="told">
      <h2 className="nhsuk-heading-m" id="told">
        {t('What whoever referred hears')}
      </h2>
      {tellings.map((telling) =>
        telling === open ? (
          <div key={telling.id}>
            <p>
              {telling.dueOn
                ? t('They are told this on {{day}}, unless it is changed or held back.', { day: day(telling.dueOn) })
                : t('They are told this when the person has heard it and agrees.')}
            </p>
            <AskForm
              form={tellingForm}
              answers={tellingForm.blank({ words: telling.words })}
              action={action(telling)}
              submit="Tell them this now"
              second={HOLD}
            />
          </div>
        ) : (
          <div key={telling.id}>
            <p>
              {telling.decided === 'told' ? t('They were told:') : telling.decided === 'held back' ? t('This was held back:') : t('After that, they are told:')}
            </p>
            <Said>{telling.words}</Said>
          </div>
        ),
      )}
    </section>
  )
}

/** A form of one button. */
export const OneButton = ({ action, label, secondary = false }: { action: string; label: string; secondary?: boolean }) => (
  <form method="post" action={action}>
    <Button type="submit" {...(secondary ? { secondary: true } : {})}>
      {label}
    </Button>
  </form>
)
