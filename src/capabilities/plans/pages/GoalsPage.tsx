import { Tag } from 'nhsuk-react-components'
import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Day } from '../../../platform/clock.ts'
import { calledName, type Person, peoplePaths } from '../../people/index.ts'
import { type Goal, shortened, stateWords, whereItIs } from '../goal.ts'
import { WaitsToBeDeleted } from '../keeping/pages/KeepingPages.tsx'
import { paths } from '../paths.ts'
import { type Rhythm, rhythms } from '../rhythm.ts'
import type { Score } from '../score.ts'
import { ScoreShown } from './ScoreShown.tsx'

interface Props {
  person: Pick<Person, 'id' | 'name'>
  goals: readonly Goal[]
  /** For the person: the day on which they asked for their plan, goals and all, to be deleted. */
  forgetOn?: Day | undefined
  /** For the person: how often they chose to look at their goals. */
  rhythm?: Rhythm | undefined
  /** For workers: the score behind the words. `undefined` says that there is none; absent for everybody else. */
  score?: { of: Score | undefined }
}

/** All of somebody's goals that the viewer may read. */
export function GoalsPage({ person, goals, forgetOn, rhythm, score }: Props) {
  const { words, viewer } = useVisit()
  const { t, day } = words
  const slug = useSlug()
  const isMe = viewer?.personId === person.id
  const name = calledName(person.name)
  return (
    <ListPage
      title={isMe ? t('My goals') : t('Goals of {{name}}', { name })}
      lede={isMe ? t('What you want, in your words. You say who can see each.') : t('Those that {{name}} shares with your team.', { name })}
      back={isMe ? { href: peoplePaths.mySupport(slug), label: t('My support') } : { href: peoplePaths.person(slug, person.id), label: person.name }}
      filters={forgetOn ? <WaitsToBeDeleted on={forgetOn} /> : null}
      actions={
        <>
          <p>
            <a className="nhsuk-button" href={paths.write(slug, person.id)}>
              {t('Write down a goal')}
            </a>
          </p>
          {isMe ? (
            <p>
              {rhythm ? t(rhythms.find((each) => each.rhythm === rhythm)?.said ?? '') : null}{' '}
              <a href={paths.rhythm(slug)}>{rhythm ? t('Change how often') : t('Choose how often you look at your goals')}</a>
            </p>
          ) : null}
        </>
      }
      isEmpty={goals.length === 0}
      empty={<p>{t('No goals yet. A goal can be small: one thing you would like to do, or to be different.')}</p>}
      next={undefined}
    >
      <ul className="lw-list">
        {goals.map((goal) => (
          <li className="lw-list__item" key={goal.id}>
            <h2 className="lw-list__title">
              <a href={paths.goal(slug, goal.id)}>
                <Named>{shortened(goal.words)}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">
              {whereItIs(goal, words)} {goal.state === 'open' && goal.reviewOn ? t('Look at it again on {{day}}.', { day: day(goal.reviewOn) }) : null}
            </p>
            <div className="lw-list__tags">
              <GoalTags goal={goal} />
            </div>
          </li>
        ))}
      </ul>
      {score ? <ScoreShown score={score.of} /> : null}
    </ListPage>
  )
}

/** What has become of a goal, and who can see it. */
export function GoalTags({ goal }: { goal: Goal }) {
  const { words, viewer } = useVisit()
  const { t } = words
  const isMine = viewer?.personId === goal.personId
  return (
    <>
      <Tag modifier={goal.state === 'reached' ? 'green' : goal.state === 'open' ? 'blue' : 'grey'}>{t(stateWords[goal.state])}</Tag>{' '}
      {isMine ? <Tag modifier="white">{goal.teamId ? t('Shared with your team') : t('Only you can see it')}</Tag> : null}
    </>
  )
}
