import { Button } from 'nhsuk-react-components'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { nearForm, removePageForm, renamePageForm } from '../forms/planPage.ts'
import { kindOf } from '../kinds.ts'
import { bookPaths as paths } from '../paths.ts'
import type { PlanPage } from '../planPage.ts'

interface Props {
  page: PlanPage
  answers: Answers<any>
}

/** Another name for a page. */
export function RenamePlanPage({ page, answers }: Props) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Give the page another name')}
      lede={t('Leave it empty to call it “{{title}}” again.', { title: t(kindOf(page.kind).title) })}
      back={{ href: paths.page(slug, page.id), label: t('Back to the page') }}
      form={renamePageForm}
      answers={answers}
      action={paths.rename(slug, page.id)}
      submit="Save"
    />
  )
}

/** Taking a page out. */
export function RemovePlanPage({ page, answers }: Props) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Take this page out of your plan?')}
      lede={t('Nobody you shared it with will see it. It stays among the pages you took out, and you can put it back.')}
      back={{ href: paths.page(slug, page.id), label: t('Back to the page') }}
      form={removePageForm}
      answers={answers}
      action={paths.remove(slug, page.id)}
      submit="Take it out"
      warning
    />
  )
}

/** Somebody or somewhere in the circles. */
export function NearPage({ page, nearId, isNew, answers }: Props & { nearId: string; isNew: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page
      title={isNew ? t('Add somebody or somewhere') : t('Change somebody or somewhere')}
      back={{ href: paths.page(slug, page.id), label: t('Back to the page') }}
      problems={answers.problems}
      narrow
    >
      <NearForm pageId={page.id} nearId={nearId} answers={answers} submit={isNew ? 'Add to the circles' : 'Save'} />
      {isNew ? null : (
        <form method="post" action={paths.takeNearOut(slug, page.id, nearId)}>
          <Button type="submit" secondary>
            {t('Take out of the circles')}
          </Button>
        </form>
      )}
    </Page>
  )
}

export function NearForm({ pageId, nearId, answers, submit }: { pageId: string; nearId: string; answers: Answers<any>; submit: string }) {
  return <AskForm form={nearForm} answers={answers} action={paths.near(useSlug(), pageId, nearId)} submit={submit} />
}
