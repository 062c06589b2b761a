import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { rhythmForm } from '../forms/rhythm.ts'
import { paths } from '../paths.ts'

/** How often somebody looks at their goals, as they like it. */
export function RhythmPage({ answers }: { answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Looking at my goals again')}
      lede={t('You choose how often. Nothing happens when a day goes by.')}
      back={{ href: paths.mine(slug), label: t('My goals') }}
      form={rhythmForm}
      answers={answers}
      action={paths.rhythm(slug)}
      submit="Save"
    />
  )
}
