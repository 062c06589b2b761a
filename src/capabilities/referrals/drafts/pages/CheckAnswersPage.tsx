import { Button, SummaryList, WarningCallout } from 'nhsuk-react-components'
import { AnswersShown } from '../../../../design/form/AnswersShown.tsx'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { type Alike, type Known, MayBeKnown } from '../../../people/index.ts'
import { paths } from '../../paths.ts'
import type { readSteps } from '../../ways/way.ts'

interface Props {
  draftId: string
  steps: ReturnType<typeof readSteps>
  /** For a worker: whom they reach who may be the same person. It can be sent all the same. */
  known?: { person: Known; alike: readonly Alike[] } | undefined
}

/** Everything that was written, before it is sent, each part with a way to change it. */
export function CheckAnswersPage({ draftId, steps, known }: Props) {
  const { t } = useVisit().words
  const slug = useSlug()
  const missing = steps.filter(({ answers }) => answers.problems)
  return (
    <Page title={t('Check what you wrote')} back={{ href: paths.drafts(slug), label: t('What you are still writing') }} narrow>
      <p>{t('Nothing has been sent yet.')}</p>
      {known ? <MayBeKnown {...known} /> : null}
      {missing.length > 0 ? (
        <WarningCallout>
          <WarningCallout.Heading>{t('Something is still missing')}</WarningCallout.Heading>
          <ul>
            {missing.map(({ step }) => (
              <li key={step.key}>
                <a href={paths.draftStep(slug, draftId, step.key)}>{t(step.title)}</a>
              </li>
            ))}
          </ul>
        </WarningCallout>
      ) : null}
      {steps.map(({ step, form, answers }) => (
        <section key={step.key}>
          <h2 className="nhsuk-heading-m">{t(step.title)}</h2>
          <SummaryList>
            <AnswersShown form={form} answers={answers} />
          </SummaryList>
          <p>
            <a href={paths.draftStep(slug, draftId, step.key)} aria-label={t('Change: {{title}}', { title: t(step.title) })}>
              {t('Change')}
            </a>
          </p>
        </section>
      ))}
      {missing.length === 0 ? (
        <form method="post" action={paths.sendDraft(slug, draftId)}>
          <Button type="submit">{t('Send')}</Button>
        </form>
      ) : null}
      <form method="post" action={paths.forgetDraft(slug, draftId)}>
        <Button type="submit" secondary>
          {t('Forget what I wrote')}
        </Button>
      </form>
    </Page>
  )
}
