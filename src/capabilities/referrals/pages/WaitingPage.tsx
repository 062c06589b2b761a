import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { paths } from '../paths.ts'
import { type WayIn, waysIn } from '../referral.ts'

export interface Waiting {
  id: string
  name: string
  area: string
  wayIn: WayIn
  waitedDays: number
  isLate: boolean
}

/** Who is waiting for an answer, longest first. */
export function WaitingPage({ waiting, next }: { waiting: readonly Waiting[]; next: string | undefined }) {
  const slug = useSlug()
  const { viewer } = useVisit()
  return (
    <ListPage
      title="New referrals"
      lede={`Longest waiting first. We promise to be in touch within ${viewer?.partnership.answersWithinDays} working days.`}
      isEmpty={waiting.length === 0}
      empty={<p>Nobody is waiting. New referrals to your teams appear here, and on your page for today.</p>}
      next={next}
    >
      <ul className="lw-list lw-list--dense">
        {waiting.map(({ id, name, area, wayIn, waitedDays, isLate }) => (
          <li className="lw-list__item" key={id}>
            <h2 className="lw-list__title">
              <a href={paths.referral(slug, id)}>
                <Named>{name}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">
              {area}. {waysIn[wayIn]}. {waitedWords(waitedDays)}
            </p>
            <div className="lw-list__tags">{isLate ? <strong className="nhsuk-tag nhsuk-tag--orange">Past our promise</strong> : null}</div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** How long somebody has waited, in words. */
export const waitedWords = (workingDays: number) => (workingDays === 0 ? 'Came today' : `Waiting ${workingDays} working ${workingDays === 1 ? 'day' : 'days'}`)
