import { Button, Tag } from 'nhsuk-react-components'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../paths.ts'
import type { listVisits } from '../queries/visits.ts'
import { isNotLately, MONTHS, type Part, wantedWords } from '../visit.ts'

interface Props {
  visits: Awaited<ReturnType<typeof listVisits>>
  parts: readonly Part[]
  area: string | undefined
  next: string | undefined
  mayWriteDown: boolean
}

/** Visits to places, and the parts of the area that nobody has visited lately. */
export function VisitsPage({ visits, parts, area, next, mayWriteDown }: Props) {
  const slug = useSlug()
  return (
    <ListPage
      title={area ? `Visits in ${area}` : 'Visits'}
      lede="Getting to know what is here: what a place offers, whom it welcomes, and what it would like."
      back={area ? { href: paths.visits(slug), label: 'All visits' } : undefined}
      actions={
        <div className="lw-list__actions">
          {mayWriteDown ? <Button href={paths.writeDown(slug)}>Write down a visit</Button> : null}
          <p>
            <a href={paths.map(slug, area)}>Show these on a map</a>
          </p>
          <p>
            <a href={paths.updates(slug)}>Weekly updates</a>
          </p>
        </div>
      }
      filters={area ? null : <Parts parts={parts} hrefFor={(code) => paths.visits(slug, code)} />}
      isEmpty={visits.length === 0}
      empty={<p>{area ? 'Nobody has written down a visit here yet.' : 'No visit has been written down yet. The first one shows here.'}</p>}
      next={next}
    >
      <h2 className="nhsuk-heading-m">{area ? 'Latest first' : 'Latest visits'}</h2>
      <Visits visits={visits} />
    </ListPage>
  )
}

/** Visits as a list. */
export function Visits({ visits }: Pick<Props, 'visits'>) {
  const { day } = useVisit().words
  const slug = useSlug()
  return (
    <ul className="lw-list">
      {visits.map(({ id, placeName, postcode, visitedOn, offers, wouldLike, byName }) => (
        <li className="lw-list__item" key={id}>
          <h3 className="lw-list__title">
            <a href={paths.visit(slug, id)}>
              <Named>{placeName}</Named>
            </a>
          </h3>
          <p className="lw-list__meta">
            {[postcode, day(visitedOn)].filter(Boolean).join('. ')}, by <Named>{byName}</Named>
          </p>
          <p className="lw-list__text">
            <Named>{offers.length > 200 ? `${offers.slice(0, 200)}…` : offers}</Named>
          </p>
          <div className="lw-list__tags">
            {wouldLike.map((each) => (
              <Tag key={each} modifier="white">
                {wantedWords[each]}
              </Tag>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The parts of the area, those longest without a visit first. */
export function Parts({ parts, hrefFor }: Pick<Props, 'parts'> & { hrefFor: (outwardCode: string) => string }) {
  const { words, today } = useVisit()
  if (parts.length === 0) return null
  const waiting = parts.filter((part) => isNotLately(part, today)).length
  return (
    <section aria-labelledby="parts">
      <h2 className="nhsuk-heading-m" id="parts">
        Parts of the area
      </h2>
      <p>
        {waiting === 0 ? 'Somebody has been in every part in the last three months.' : `${waiting} of ${parts.length} not visited in the last three months.`}
      </p>
      <table className="nhsuk-table">
        <thead>
          <tr>
            <th scope="col">Postcodes</th>
            <th scope="col">Last visit</th>
            <th scope="col">Visits in {MONTHS} months</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.outwardCode}>
              <th scope="row">
                <a href={hrefFor(part.outwardCode)}>{part.outwardCode}</a> <span className="lw-quiet">{part.area}</span>
              </th>
              <td>
                {part.lastVisitedOn ? words.day(part.lastVisitedOn) : 'Not yet'} {isNotLately(part, today) ? <Tag modifier="yellow">Not lately</Tag> : null}
              </td>
              <td>{part.visits}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
