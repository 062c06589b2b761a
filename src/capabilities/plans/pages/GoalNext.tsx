import { Button } from 'nhsuk-react-components'
import { Fragment } from 'react'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { type Goal, mayBecome } from '../goal.ts'
import { paths } from '../paths.ts'

const moving = { open: 'Work on it again', reached: 'It is reached', rested: 'Put it to rest' } as const

/** What can happen next with a goal, and for the person, who can see it. */
export function WhatNext({ goal }: { goal: Goal }) {
  const { words, viewer, today } = useVisit()
  const { t, day } = words
  const slug = useSlug()
  const isMine = viewer?.personId === goal.personId
  const isOpen = goal.state === 'open'
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('What happens next')}</h2>
      <p>
        {!isOpen
          ? t('Nothing has to. It can be taken up again at any time.')
          : goal.reviewOn && goal.reviewOn <= today
            ? t('It is time to look at it again: that was planned for {{day}}.', { day: day(goal.reviewOn) })
            : goal.reviewOn
              ? t('Look at it again on {{day}}.', { day: day(goal.reviewOn) })
              : t('Look at it again whenever it suits.')}
      </p>
      {isOpen ? (
        <p>
          <a className="nhsuk-button" href={paths.rate(slug, goal.id)}>
            {t('Say where it is now')}
          </a>{' '}
          <a className="nhsuk-button nhsuk-button--secondary" href={paths.change(slug, goal.id)}>
            {t('Change the goal')}
          </a>
        </p>
      ) : null}
      <form method="post" action={paths.moveOn(slug, goal.id)}>
        <input type="hidden" name="version" value={goal.version} />
        {mayBecome[goal.state].map((state) => (
          <Fragment key={state}>
            <Button type="submit" secondary name="state" value={state}>
              {t(moving[state])}
            </Button>{' '}
          </Fragment>
        ))}
      </form>
      {isMine ? (
        <form className="nhsuk-u-margin-top-4" method="post" action={paths.share(slug, goal.id)}>
          <p>
            {goal.teamId
              ? t('Your team can see this goal, its steps and how it went.')
              : t('Only you can see this goal. If you share it, your team can see it, its steps and how it went.')}
          </p>
          <Button type="submit" secondary name="with" value={goal.teamId ? 'nobody' : 'team'}>
            {goal.teamId ? t('Keep it to myself again') : t('Share it with my team')}
          </Button>
        </form>
      ) : null}
    </>
  )
}
