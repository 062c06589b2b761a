import { Said } from '../../../design/Said.tsx'
import { useVisit } from '../../../design/visit.tsx'
import type { Day } from '../../../platform/clock.ts'
import type { PartOfStory } from '../../../platform/manifest.ts'

/** The story so far, as each capability tells its part. */
export function StoryParts({ parts }: { parts: readonly PartOfStory[] }) {
  const { t, day } = useVisit().words
  return (
    <>
      {parts.filter(tellsSomething).map((part) => (
        <section key={part.heading}>
          <h2 className="nhsuk-heading-m">{t(part.heading)}</h2>
          {part.items.length === 0 ? (
            <p className="lw-empty">{t(part.empty)}</p>
          ) : (
            <ol className="lw-story">
              {part.items.map((item, i) => (
                <li className="lw-story__entry" key={i}>
                  <p className="lw-story__when">{day(item.on)}</p>
                  <div className="lw-story__what">
                    <p>{item.href ? <StoryLink href={item.href} what={item.what} on={item.on} /> : item.what}</p>
                    {item.said?.map(({ about, words }, nth) => (
                      <div key={nth}>
                        {about ? <p className="lw-quiet">{t(about)}</p> : null}
                        <Said>{words}</Said>
                      </div>
                    ))}
                  </div>
                </li>
              ))}
            </ol>
          )}
        </section>
      ))}
    </>
  )
}

/** A part may have something to do and nothing to tell. */
const tellsSomething = ({ heading }: PartOfStory) => heading !== ''

/** Two talks by phone say the same; told apart by their day, a list of the links of a page can be used. */
function StoryLink({ href, what, on }: { href: string; what: string; on: Day }) {
  const { day } = useVisit().words
  return (
    <a href={href}>
      {what} <span className="nhsuk-u-visually-hidden">({day(on)})</span>
    </a>
  )
}
