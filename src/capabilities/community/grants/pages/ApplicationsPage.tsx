import { Tag } from 'nhsuk-react-components'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { moneyWords } from '../../groups/pence.ts'
import { type ApplicationState, stateWords } from '../grant.ts'
import { paths } from '../paths.ts'
import type { listApplications } from '../queries/applications.ts'

interface Props {
  applications: Awaited<ReturnType<typeof listApplications>>
  next: string | undefined
}

/** Who asked for a small grant, for those who decide and those who follow. */
export function ApplicationsPage({ applications, next }: Props) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Applications')}
      lede={t('Who asked for a small grant, and what has become of it.')}
      back={{ href: paths.pots(slug), label: t('Small grants') }}
      isEmpty={applications.length === 0}
      empty={<p>{t('There is none for you to see. Members of a panel see here what they decide about.')}</p>}
      next={next}
    >
      <ul className="lw-list">
        {applications.map(({ id, applicant, onBehalfOf, state, sentOn, pot, asked, awarded }) => (
          <li className="lw-list__item" key={id}>
            <h2 className="lw-list__title">
              <a href={paths.application(slug, id)}>
                <Named>{onBehalfOf || applicant}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">
              <Named>{pot}</Named>. {t('Asked for {{amount}} on {{day}}', { amount: moneyWords(asked), day: day(sentOn) })}
              {awarded === null ? '' : `. ${t('Given: {{amount}}', { amount: moneyWords(awarded) })}`}
            </p>
            <div className="lw-list__tags">
              <ApplicationTag state={state} />
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

export function ApplicationTag({ state }: { state: ApplicationState }) {
  const { t } = useVisit().words
  const isGood = state === 'approved' || state === 'paid' || state === 'told'
  return <Tag modifier={isGood ? 'green' : state === 'declined' ? 'grey' : 'yellow'}>{t(stateWords[state])}</Tag>
}
