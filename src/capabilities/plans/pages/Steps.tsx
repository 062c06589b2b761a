import { AskForm } from '../../../design/form/FormFields.tsx'
import type { Answers } from '../../../design/form/form.ts'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { addStepForm } from '../forms/rateGoal.ts'
import type { Goal, Step } from '../goal.ts'
import { paths } from '../paths.ts'

/** The small steps of a goal: each can be ticked, and while it is worked on, one can be added. */
export function Steps({ goal, steps, answers }: { goal: Goal; steps: readonly Step[]; answers: Answers<any> }) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <section id="steps">
      <h2 className="nhsuk-heading-m">{t('Small steps')}</h2>
      {steps.length === 0 ? <p className="lw-empty">{t('No steps yet. The first one can be very small.')}</p> : null}
      <ul className="lw-list lw-list--dense">
        {steps.map(({ id, words, doneOn }) => (
          <li className="lw-list__item" key={id}>
            <h3 className="lw-list__title">
              <Named>{words}</Named>
            </h3>
            <p className="lw-list__meta">{doneOn ? t('Done on {{day}}', { day: day(doneOn) }) : t('Not done yet')}</p>
            <form className="lw-list__actions" method="post" action={paths.tickStep(slug, goal.id, id)}>
              <button className="lw-button-link" type="submit" name="done" value={doneOn ? 'no' : 'yes'}>
                {doneOn ? t('Not done after all') : t('Tick as done')}
                <span className="nhsuk-u-visually-hidden">
                  : <Named>{words}</Named>
                </span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      {goal.state === 'open' ? <AskForm form={addStepForm} answers={answers} action={paths.addStep(slug, goal.id)} submit="Add the step" /> : null}
    </section>
  )
}
