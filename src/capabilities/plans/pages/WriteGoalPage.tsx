import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { TwoVersions } from '../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { calledName, type Person, peoplePaths } from '../../people/index.ts'
import { changeGoalForm, writeGoalForm } from '../forms/writeGoal.ts'
import type { Goal } from '../goal.ts'
import { paths } from '../paths.ts'

/** Writing down a goal: the person by themselves, or together with somebody of their team. */
export function WriteGoalPage({ person, answers }: { person: Pick<Person, 'id' | 'name'>; answers: Answers<any> }) {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  const isMe = viewer?.personId === person.id
  const name = calledName(person.name)
  return (
    <QuestionPage
      title={isMe ? t('Write down a goal') : t('Write down a goal with {{name}}', { name })}
      lede={
        isMe
          ? t('Only you can see it, until you share it with your team.')
          : t('Fill this in together, in the words of {{name}}. They can see it, and your team can.', { name })
      }
      back={isMe ? { href: paths.mine(slug), label: t('My goals') } : { href: peoplePaths.person(slug, person.id), label: person.name }}
      form={writeGoalForm}
      answers={answers}
      action={paths.write(slug, person.id)}
      submit="Save the goal"
    />
  )
}

interface ChangeProps {
  goal: Goal
  answers: Answers<any>
  /** Somebody else changed it since: what is there now, beside what was typed. */
  isOutOfDate?: boolean
}

/** Putting a goal right. */
export function ChangeGoalPage({ goal, answers, isOutOfDate = false }: ChangeProps) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Change the goal')}
      back={{ href: paths.goal(slug, goal.id), label: t('Back to the goal') }}
      before={isOutOfDate ? <TwoVersions form={changeGoalForm} theirs={changeGoalForm.blank(asFormValues(goal))} yours={answers} /> : null}
      form={changeGoalForm}
      answers={answers}
      action={paths.change(slug, goal.id)}
      submit="Save"
    />
  )
}

/** A goal's row as the form writes it. */
export const asFormValues = (goal: Goal) => ({ ...goal, way: goal.way ?? ('' as const), reviewOn: goal.reviewOn ?? '' })
