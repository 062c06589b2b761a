import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Goal } from '../goal.ts'
import { paths } from '../paths.ts'

/** Looking at a goal again, and saying where it is now. */
export function RateGoalPage({ goal, form, answers }: { goal: Goal; form: Form<any>; answers: Answers<any> }) {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  const isMine = viewer?.personId === goal.personId
  return (
    <QuestionPage
      title={t('Where is the goal now?')}
      lede={isMine ? t('There is no right answer. Choose what fits best today.') : t('Choose together. What the person says counts.')}
      back={{ href: paths.goal(slug, goal.id), label: t('Back to the goal') }}
      before={<Said>{goal.words}</Said>}
      form={form}
      answers={answers}
      action={paths.rate(slug, goal.id)}
      submit="Save"
    />
  )
}
