import { Button } from 'nhsuk-react-components'
import { AskForm, FormField } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { Page } from '../../../../design/Page.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import { IfNotSafe } from '../../../safety/index.ts'
import { chooseDayForm } from '../forms/keepRegister.tsx'
import type { Group } from '../group.ts'
import { paths } from '../paths.ts'

interface Props {
  group: Group
  on: Day
  form: Form<any>
  answers: Answers<any>
  /** How many said at the kiosk that they came, and are ticked here because of that. */
  atKiosk?: number
  /** The day somebody asked for, when it cannot be. */
  chosen?: Answers<any>
  /** Somebody kept this register meanwhile: what it says now, and what was ticked here, both with names. */
  outOfDate?: { theirs: Answers<any>; yours: Answers<any> }
}

/** The register of one day, for a phone in a busy room. */
export function RegisterPage({ group, on, form, answers, atKiosk = 0, chosen = chooseDayForm.blank({ on }), outOfDate }: Props) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  const problems = [...(chosen.problems ?? []), ...(answers.problems ?? [])]
  return (
    <Page
      title={t('Register for {{day}}', { day: day(on) })}
      back={{ href: paths.group(slug, group.id), label: t('Back to the group') }}
      problems={problems}
      narrow
    >
      <IfNotSafe />
      <details className="nhsuk-details" open={(chosen.problems?.length ?? 0) > 0}>
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">{t('Another day')}</span>
        </summary>
        <form className="nhsuk-details__text" method="get" action={paths.register(slug, group.id)}>
          <FormField form={chooseDayForm} answers={chosen} name="on" />
          <Button secondary type="submit">
            {t('Open this day')}
          </Button>
        </form>
      </details>
      {atKiosk > 0 ? (
        <div className="lw-notice">
          <p className="lw-notice__title">{t('{{number}} said at the kiosk that they are here', { number: atKiosk })}</p>
          <p>{t('They are ticked below. Look through the names, then keep the register.')}</p>
        </div>
      ) : null}
      {outOfDate ? <TwoVersions form={form} {...outOfDate} /> : null}
      <AskForm form={form} answers={answers} action={paths.register(slug, group.id, on)} submit="Keep register" />
    </Page>
  )
}
