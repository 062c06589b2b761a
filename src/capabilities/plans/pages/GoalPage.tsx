import { Chart } from '../../../design/Chart.tsx'
import type { Answers } from '../../../design/form/form.ts'
import { ThingPage } from '../../../design/layouts.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { type Person, peoplePaths } from '../../people/index.ts'
import { fiveWays } from '../fiveWays.ts'
import { type Goal, levelWords, type Rating, type Step, scaleOf, shortened } from '../goal.ts'
import { paths } from '../paths.ts'
import type { ChartShown } from '../ratingChart.ts'
import type { Score } from '../score.ts'
import { WhatNext } from './GoalNext.tsx'
import { GoalTags } from './GoalsPage.tsx'
import { ScoreShown } from './ScoreShown.tsx'
import { Steps } from './Steps.tsx'

interface Props {
  goal: Goal
  person: Pick<Person, 'id' | 'name'>
  steps: readonly Step[]
  ratings: readonly Rating[]
  chart: ChartShown | undefined
  /** How much it matters and how sure they are: in words, and over time once it was said twice. */
  outlook: { now: readonly string[]; chart: ChartShown | undefined }
  /** What was typed for a next step. */
  answers: Answers<any>
  /** For workers: the score behind the words. */
  score?: { of: Score | undefined }
}

/** A goal: the scale that was agreed, where it is now, the steps, and how it went over time. */
export function GoalPage({ goal, person, steps, ratings, chart, outlook, answers, score }: Props) {
  const { words, viewer } = useVisit()
  const { t, day } = words
  const slug = useSlug()
  const isMine = viewer?.personId === goal.personId
  const way = fiveWays.find(({ key }) => key === goal.way)
  return (
    <ThingPage
      title={shortened(goal.words)}
      isName
      back={isMine ? { href: paths.mine(slug), label: t('My goals') } : { href: peoplePaths.person(slug, person.id), label: person.name }}
      problems={answers.problems}
      state={
        <>
          <p>
            <GoalTags goal={goal} />
          </p>
          {way ? <p className="lw-quiet">{t('Five Ways to Wellbeing: {{way}}', { way: t(way.name) })}</p> : null}
        </>
      }
      head={shortened(goal.words) === goal.words ? null : <Said>{goal.words}</Said>}
      next={<WhatNext goal={goal} />}
    >
      <Scale goal={goal} />
      <Steps goal={goal} steps={steps} answers={answers} />
      <h2 className="nhsuk-heading-m">{t('How it went')}</h2>
      {chart ? <Chart title={t('Where it was, over time')} tableLabel={t('The same in a table')} {...chart} /> : null}
      {outlook.now.length > 0 ? <p>{outlook.now.join(' ')}</p> : null}
      {outlook.chart ? <Chart title={t('How much it matters, and how sure, over time')} tableLabel={t('The same in a table')} {...outlook.chart} /> : null}
      {ratings.length === 0 ? (
        <p className="lw-empty">{t('Nobody has looked at it again yet.')}</p>
      ) : (
        <ol className="lw-story">
          {[...ratings].reverse().map(({ id, ratedOn, level, said, byName }) => (
            <li className={level >= 0 ? 'lw-story__entry lw-story__entry--glad' : 'lw-story__entry'} key={id}>
              <p className="lw-story__when">{day(ratedOn)}</p>
              <div className="lw-story__what">
                <p>{t(levelWords(level))}</p>
                {said ? <Said>{said}</Said> : null}
                <p className="lw-story__by">
                  {t('Written down by')} <Named>{byName}</Named>
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      {score ? <ScoreShown score={score.of} /> : null}
    </ThingPage>
  )
}

/** The five points in words, with where it began and where it is. */
function Scale({ goal }: { goal: Goal }) {
  const { t } = useVisit().words
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('What we hope for')}</h2>
      <ul className="lw-list lw-list--dense">
        {scaleOf(goal)
          .reverse()
          .map(({ level, words, agreed }) => (
            <li className="lw-list__item" key={level}>
              <h3 className="lw-list__title">{t(words)}</h3>
              <p className="lw-list__meta">{agreed ? <Named>{agreed}</Named> : null}</p>
              <div className="lw-list__tags">
                {goal.startLevel === level ? <strong className="nhsuk-tag nhsuk-tag--white">{t('Start')}</strong> : null}
                {goal.nowLevel === level ? <strong className="nhsuk-tag nhsuk-tag--green">{t('Now')}</strong> : null}
              </div>
            </li>
          ))}
      </ul>
    </>
  )
}
