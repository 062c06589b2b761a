import { Button, Tag } from 'nhsuk-react-components'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { FEW, type GapState, gapStates, stateWords } from '../gap.ts'
import { paths } from '../paths.ts'
import type { listGaps } from '../queries/gaps.ts'

interface Props {
  gaps: Awaited<ReturnType<typeof listGaps>>
  state: GapState | undefined
  next: string | undefined
  mayNote: boolean
  mayMove: boolean
  grants: string
  updates: string
}

/** What people would like and cannot find, and what became of it. */
export function GapsPage({ gaps, state, next, mayNote, mayMove, grants, updates }: Props) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Gaps')}
      lede={t('What people here would like and cannot find, how many they are, and what has become of it. Never who.')}
      actions={
        <div className="lw-list__actions">
          {mayNote ? <Button href={paths.note(slug)}>Note a gap</Button> : null}
          {mayMove ? <a href={paths.words(slug)}>Wishes and searches to sort</a> : null}
          <a href={grants}>{t('Small grants')}</a>
          <a href={updates}>{t('Weekly updates')}</a>
        </div>
      }
      filters={<States state={state} />}
      isEmpty={gaps.length === 0}
      empty={<p>{t('There is none here. Gaps are gathered from conversations, wishes, searches that found nothing, and groups that are full.')}</p>}
      next={next}
    >
      <ul className="lw-list">
        {gaps.map((gap) => (
          <li className="lw-list__item" key={gap.id}>
            <h2 className="lw-list__title">
              <a href={paths.gap(slug, gap.id)}>
                <Named>{gap.interest}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">
              <Named>{gap.area}</Named>. <People people={gap.exactly ?? gap.people ?? undefined} />
            </p>
            {gap.became ? (
              <p className="lw-list__text">
                <Named>{gap.became}</Named>
              </p>
            ) : null}
            <div className="lw-list__tags">
              <StateTag state={gap.state} /> <span className="lw-quiet">{t('since {{day}}', { day: day(gap.stateSince) })}</span>
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** How many, as far as the viewer may know. */
export function People({ people }: { people: number | undefined }) {
  const { t } = useVisit().words
  if (people === undefined) return t('Fewer than {{few}} people so far', { few: FEW })
  return people === 0 ? t('Nobody has been counted yet') : t('{{count}} people would like it', { count: people })
}

export function StateTag({ state }: { state: GapState }) {
  const { t } = useVisit().words
  return <Tag modifier={state === 'met' ? 'green' : state === 'put to rest' ? 'grey' : state === 'noticed' ? 'yellow' : 'white'}>{t(stateWords[state])}</Tag>
}

function States({ state }: { state: GapState | undefined }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const shown = [undefined, ...gapStates]
  return (
    <nav aria-label={t('Which gaps')}>
      <ul className="lw-list__actions">
        {shown.map((each) => (
          <li key={each ?? 'all'}>
            {each === state ? (
              <strong aria-current="page">{t(each ? stateWords[each] : 'All')}</strong>
            ) : (
              <a href={paths.gaps(slug, each)}>{t(each ? stateWords[each] : 'All')}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
