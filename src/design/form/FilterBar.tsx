import { useVisit } from '../visit.tsx'
import { FormField } from './FormFields.tsx'
import type { Answers, Form } from './form.ts'

interface Props {
  form: Form<any>
  answers: Answers<any>
  action: string
  /** Whether anything is filtered out now. */
  isFiltered: boolean
  /** Where everything is shown, when the action alone goes back to filters that are kept. */
  all?: string
}

/** Filters of a list, in a row; they stay in its address. */
export function FilterBar({ form, answers, action, isFiltered, all = action }: Props) {
  const { t } = useVisit().words
  return (
    <search>
      <form method="get" action={action} className="lw-filters">
        {Object.keys(form.fields).map((name) => (
          <div className="lw-filters__field" key={name}>
            <FormField form={form} answers={answers} name={name} />
          </div>
        ))}
        <button type="submit" className="nhsuk-button nhsuk-button--secondary">
          {t('Show')}
        </button>
        {isFiltered ? (
          <a className="lw-filters__clear" href={all}>
            {t('Show all')}
          </a>
        ) : null}
      </form>
    </search>
  )
}
