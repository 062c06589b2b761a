import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { type Circle, circles, type Near } from '../document.ts'
import { bookPaths as paths } from '../paths.ts'
import { circleWords, MIDDLE, RADIUS, SIZE, seated, shortName } from '../seats.ts'

/** People and places, drawn as circles with the person in the middle, and a list that says the same. */
export function Circles({ near, pageId, mayWrite }: { near: readonly Near[]; pageId: string; mayWrite: boolean }) {
  const { t } = useVisit().words
  return (
    <div className="lw-circles">
      <svg className="lw-circles__drawing" viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true" focusable="false">
        {[...circles].reverse().map((circle) => (
          <circle key={circle} className={`lw-circles__ring lw-circles__ring--${circle}`} cx={MIDDLE} cy={MIDDLE} r={RADIUS[circle]} />
        ))}
        <text className="lw-circles__me" x={MIDDLE} y={MIDDLE + 5} textAnchor="middle">
          {t('Me')}
        </text>
        {circles.flatMap((circle) =>
          seated(near, circle).map(({ id, name, x, y }) => (
            <g key={id}>
              <circle className="lw-circles__seat" cx={x} cy={y} r={5} />
              <text className="lw-circles__name" x={x} y={y - 9} textAnchor="middle">
                {shortName(name)}
              </text>
            </g>
          )),
        )}
      </svg>
      <div>
        {circles.map((circle) => (
          <Ring key={circle} circle={circle} near={near.filter((each) => each.circle === circle)} pageId={pageId} mayWrite={mayWrite} />
        ))}
      </div>
    </div>
  )
}

function Ring({ circle, near, pageId, mayWrite }: { circle: Circle; near: readonly Near[]; pageId: string; mayWrite: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  if (near.length === 0) return null
  return (
    <>
      <h3 className="nhsuk-heading-s">{t(circleWords[circle])}</h3>
      <ul className="lw-circles__list">
        {near.map(({ id, name, note }) => (
          <li key={id}>
            {mayWrite ? (
              <a href={paths.near(slug, pageId, id)}>
                <Named>{name}</Named>
              </a>
            ) : (
              <Named>{name}</Named>
            )}
            {note ? (
              <>
                {': '}
                <Named>{note}</Named>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
