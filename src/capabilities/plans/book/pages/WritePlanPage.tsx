import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { writePageForm } from '../forms/planPage.ts'
import { kindOf } from '../kinds.ts'
import { bookPaths as paths } from '../paths.ts'
import type { PlanPage } from '../planPage.ts'
import { useHeading } from './PageTitle.tsx'

/** Writing on a page: every prompt may stay empty. */
export function WritePlanPage({ page, answers }: { page: PlanPage; answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Write on “{{title}}”', { title: useHeading({ kind: page.kind, title: page.content.title }).title })}
      lede={t(kindOf(page.kind).about)}
      back={{ href: paths.page(slug, page.id), label: t('Back to the page') }}
      before={<p className="lw-quiet">{t('Write as much or as little as you like. Nothing has to be filled in.')}</p>}
      form={writePageForm(page.kind)}
      answers={answers}
      action={paths.write(slug, page.id)}
      submit="Save the page"
    />
  )
}
