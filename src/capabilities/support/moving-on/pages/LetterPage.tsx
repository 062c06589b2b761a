import { Page } from '../../../../design/Page.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { GoalToLookBackOn } from '../../../../platform/manifest.ts'
import { calledName, peoplePaths } from '../../../people/index.ts'
import type { NamedSupport } from '../../support.ts'
import { type MovingOn, reachedWords } from '../movingOn.ts'

interface Props {
  support: NamedSupport
  movingOn: MovingOn
  /** As far as the reader may read them. */
  goals: readonly GoalToLookBackOn[]
}

/** The letter of somebody who moved on: theirs to keep, and made to be printed. */
export function LetterPage({ support, movingOn, goals }: Props) {
  const { viewer, words } = useVisit()
  const { t, day } = words
  const slug = useSlug()
  const { personId, personName, begunOn, conversations } = support
  const isMine = viewer?.personId === personId
  const ofGoals = movingOn.goals.flatMap((said) => {
    const goal = goals.find(({ id }) => id === said.goalId)
    return goal ? [{ ...said, words: goal.words }] : []
  })
  const voices: [string, string][] = [
    [t('In your words'), movingOn.theirWords],
    [t('In the words of {{name}}', { name: movingOn.byName }), movingOn.ourWords],
    [t('What stays open to you'), movingOn.staysOpen],
    [t('What you might like to give back'), movingOn.givesBack],
  ]
  return (
    <Page
      title={t('A letter for {{name}}', { name: personName })}
      back={
        isMine ? { href: peoplePaths.mySupport(slug), label: t('My support') } : { href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }
      }
      narrow
    >
      <p>{day(movingOn.movedOn)}</p>
      <p>{t('Dear {{name}},', { name: calledName(personName) })}</p>
      <p>{t('since {{day}} we have walked a part of the way together. This letter is yours: what we said when you moved on.', { day: day(begunOn) })}</p>
      <p>{t('How often we talked: {{number}}', { number: conversations })}</p>
      {ofGoals.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">{t('Your goals')}</h2>
          <ul className="nhsuk-list">
            {ofGoals.map(({ goalId, words: goal, theirs, ours }) => (
              <li key={goalId}>
                <Named>{goal}</Named>
                <br />
                {theirs ? t('As you see it: {{reached}}.', { reached: t(reachedWords[theirs]) }) : null}{' '}
                {ours ? t('As {{name}} sees it: {{reached}}.', { name: movingOn.byName, reached: t(reachedWords[ours]) }) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {voices.map(([heading, said]) =>
        said ? (
          <section key={heading}>
            <h2 className="nhsuk-heading-m">{heading}</h2>
            <Said>{said}</Said>
          </section>
        ) : null,
      )}
      <p>{t('You can come back whenever you like. You do not have to begin again.')}</p>
      <p>{t('With good wishes from {{name}}', { name: movingOn.byName })}</p>
    </Page>
  )
}
