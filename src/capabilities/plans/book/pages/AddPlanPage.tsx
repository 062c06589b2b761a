import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { guidePaths } from '../../guides/paths.ts'
import { addPageForm } from '../forms/planPage.ts'
import { bookPaths as paths } from '../paths.ts'

/** Another loose leaf. */
export function AddPlanPage({ answers }: { answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Add a page')}
      lede={t('You can have several of a kind, and take any of them out again.')}
      back={{ href: paths.mine(slug), label: t('My plan') }}
      form={addPageForm}
      answers={answers}
      action={paths.add(slug)}
      submit="Add the page"
      before={
        <p>
          <a href={guidePaths.shelf(slug)}>{t('Or slip in a short guide')}</a>
        </p>
      }
    />
  )
}
