import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Day } from '../../../platform/clock.ts'
import { type CheckinState, type Occasion, occasionWords } from '../checkin.ts'
import { paths } from '../paths.ts'

export interface Due {
  id: string
  name: string
  occasion: Occasion
  state: CheckinState
  dueOn: Day
}

/** Check-ins that wait for answers, longest due first. */
export function DuePage({ due, next }: { due: readonly Due[]; next: string | undefined }) {
  const slug = useSlug()
  const { day } = useVisit().words
  return (
    <ListPage
      title="Check-ins"
      lede="Longest due first. Those who chose e-mail are sent a link each morning. Ask the others when you talk, or on paper."
      isEmpty={due.length === 0}
      empty={<p>No check-in is due. They appear here when support begins, and four and eight months later.</p>}
      next={next}
    >
      <ul className="lw-list lw-list--dense">
        {due.map(({ id, name, occasion, state, dueOn }) => (
          <li className="lw-list__item" key={id}>
            <h2 className="lw-list__title">
              <a href={paths.checkin(slug, id)}>
                <Named>{name}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">
              {occasionWords[occasion]}. Due {day(dueOn)}
            </p>
            <div className="lw-list__tags">{state === 'asked' ? <strong className="nhsuk-tag nhsuk-tag--white">Link sent</strong> : null}</div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
