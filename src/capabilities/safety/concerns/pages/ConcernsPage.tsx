import { ListPage } from '../../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { kindWords } from '../concern.ts'
import type { ListedConcern } from '../queries.ts'
import { StateTag } from './ConcernPage.tsx'

interface Props {
  open: readonly ListedConcern[]
  closed: readonly ListedConcern[]
  next: string | undefined
  now: Date
}

/** Concerns that somebody raised or answers: open ones first. */
export function ConcernsPage({ open, closed, next, now }: Props) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Concerns')}
      lede={t('Those you raised, and those you answer. Nobody finds any others here.')}
      back={{ href: paths.whatToDo(slug), label: t('If somebody is not safe') }}
      isEmpty={open.length === 0 && closed.length === 0}
      empty={<p>{t('You have raised no concern, and none waits for you.')}</p>}
      next={next}
    >
      <Concerns heading="Open" concerns={open} now={now} />
      <Concerns heading="Closed" concerns={closed} now={now} />
    </ListPage>
  )
}

function Concerns({ heading, concerns, now }: { heading: string; concerns: readonly ListedConcern[]; now: Date }) {
  const { t, moment } = useVisit().words
  const slug = useSlug()
  if (concerns.length === 0) return null
  return (
    <section>
      <h2 className="nhsuk-heading-m">{t(heading)}</h2>
      <ul className="lw-list">
        {concerns.map(({ id, aboutName, kind, state, ownerName, acknowledgeBy, raisedAt, raisedByName }) => (
          <li className="lw-list__item" key={id}>
            <h3 className="lw-list__title">
              <a href={paths.concern(slug, id)}>
                {t('A concern about {{name}}', { name: aboutName })}
                <span className="nhsuk-u-visually-hidden">, {moment(raisedAt)}</span>
              </a>
            </h3>
            <p className="lw-list__meta">
              {t('{{moment}}, by {{name}}. {{owner}} is asked', { moment: moment(raisedAt), name: raisedByName, owner: ownerName })}
            </p>
            <p className="lw-list__text">{t(kindWords[kind])}</p>
            <div className="lw-list__tags">
              <StateTag state={state} />{' '}
              {state === 'raised' && acknowledgeBy < now ? <strong className="nhsuk-tag nhsuk-tag--orange">{t('Late')}</strong> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
