import { Button } from 'nhsuk-react-components'
import { ThingPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { type Gap, type GapState, knownPeople, stateWords, type Tally } from '../gap.ts'
import { paths } from '../paths.ts'
import type { listSteps } from '../queries/gaps.ts'
import { People, StateTag } from './GapsPage.tsx'

interface Props {
  gap: Gap
  tally: Tally | undefined
  steps: Awaited<ReturnType<typeof listSteps>>
  answers: readonly { label: string; href: string; isName?: boolean }[]
  mayMove: boolean
  typeInHref: string | undefined
}

/** One gap: what people would like, how many, what has become of it and what answers it. */
export function GapPage({ gap, tally, steps, answers, mayMove, typeInHref }: Props) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <ThingPage
      title={gap.interest}
      isName
      back={{ href: paths.gaps(slug), label: t('Gaps') }}
      state={
        <p>
          <StateTag state={gap.state} /> <Named>{gap.area}</Named>. <People people={knownPeople(gap, tally)} />
        </p>
      }
      next={
        mayMove || answers.length > 0 ? (
          <>
            {answers.length > 0 ? (
              <ul>
                {answers.map(({ label, href, isName }) => (
                  <li key={href}>
                    <a href={href}>{isName ? <Named>{label}</Named> : label}</a>
                  </li>
                ))}
              </ul>
            ) : null}
            {mayMove ? <Button href={paths.moveOn(slug, gap.id)}>Say what has become of it</Button> : null}
            {typeInHref ? (
              <p>
                <a href={typeInHref}>Small grants for what begins</a>
              </p>
            ) : null}
          </>
        ) : null
      }
      aside={tally ? <Exactly tally={tally} /> : undefined}
    >
      <h2 className="nhsuk-heading-m">{t('The story so far')}</h2>
      <ol className="lw-story">
        {steps.map(({ version, state, sinceOn, became, byName }) => (
          <li className={`lw-story__entry${state === 'met' ? ' lw-story__entry--glad' : ''}`} key={version}>
            <p className="lw-story__when">{day(sinceOn)}</p>
            <p className="lw-story__what">
              {t(stateWords[state as GapState])}
              {became ? (
                <>
                  : <Named>{became}</Named>
                </>
              ) : null}{' '}
              <span className="lw-quiet">
                <Named>{byName}</Named>
              </span>
            </p>
          </li>
        ))}
      </ol>
    </ThingPage>
  )
}

/** Where the number comes from, for the team of the area. */
function Exactly({ tally }: { tally: Tally }) {
  const told = [
    ['Told a worker', tally.conversations],
    ['Wished for it without an account', tally.wishes],
    ['On the waiting list of a group that is full', tally.waiting],
    ['Searches that found nothing', tally.searches],
    ['Groups like it that are full', tally.fullEntries],
  ] as const
  return (
    <>
      <h2 className="nhsuk-heading-s">What this rests on</h2>
      <dl className="lw-facts lw-facts--stacked">
        {told.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p className="lw-quiet">
        Only workers of this team see these numbers. Nobody knows how many people the searches were, so they are not added up with people.
      </p>
    </>
  )
}
