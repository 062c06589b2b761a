import { FilterBar } from '../../../design/form/FilterBar.tsx'
import type { Typed } from '../../../design/form/field.ts'
import type { Form } from '../../../design/form/form.ts'
import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { languageName } from '../../../platform/languages.ts'
import { paths } from '../paths.ts'
import { type WayIn, waysIn } from '../referral.ts'

export interface Waiting {
  id: string
  name: string
  area: string
  wayIn: WayIn
  waitedDays: number
  isLate: boolean
  /** Today is the last day of the promise. */
  isLastDay: boolean
  takenByName: string
  language: string | null
  needsInterpreter: boolean
  /** How many we know who may be the same person. */
  alike: number
}

interface Props {
  waiting: readonly Waiting[]
  form: Form<any>
  typed: Typed
  isNarrowed: boolean
  next: string | undefined
}

/** Who is waiting for an answer, longest first. */
export function WaitingPage({ waiting, form, typed, isNarrowed, next }: Props) {
  const slug = useSlug()
  const { viewer } = useVisit()
  return (
    <ListPage
      title="New referrals"
      lede={`Longest waiting first. We promise to be in touch within ${viewer?.partnership.answersWithinDays} working days.`}
      isEmpty={waiting.length === 0}
      filters={<FilterBar form={form} answers={{ typed, problems: [] }} action={paths.waiting(slug)} isFiltered={isNarrowed} />}
      empty={<p>{isNarrowed ? 'Nobody fits these filters.' : 'Nobody is waiting. New referrals to your teams appear here, and on your page for today.'}</p>}
      next={next}
    >
      <ul className="lw-list lw-list--dense">
        {waiting.map(({ id, name, area, wayIn, waitedDays, isLate, isLastDay, takenByName, language, needsInterpreter, alike }) => (
          <li className="lw-list__item" key={id}>
            <h2 className="lw-list__title">
              <a href={paths.referral(slug, id)}>
                <Named>{name}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">
              {area}. {waysIn[wayIn]}. {waitedWords(waitedDays)}
              {language && language !== 'en' ? `. ${languageName(language, 'en-GB')}${needsInterpreter ? ', with an interpreter' : ''}` : ''}
              {takenByName ? `. ${takenByName} looks after it` : ''}
            </p>
            <div className="lw-list__tags">
              {isLate ? <strong className="nhsuk-tag nhsuk-tag--orange">Past our promise</strong> : null}
              {alike > 0 ? <strong className="nhsuk-tag nhsuk-tag--blue">{knownWords(alike)}</strong> : null}
              {isLastDay ? <strong className="nhsuk-tag nhsuk-tag--yellow">Last day of our promise</strong> : null}
            </div>
          </li>
        ))}
      </ul>
      <p>
        <a href={paths.nudges(slug)}>Messages about our promise</a>
      </p>
    </ListPage>
  )
}

const knownWords = (count: number) => (count === 1 ? 'May be somebody we know' : `May be one of ${count} people we know`)

/** How long somebody has waited, in words. Who came on Friday has not waited a working day on Sunday. */
export const waitedWords = (workingDays: number) => (workingDays === 0 ? 'Just came' : `Waiting ${workingDays} working ${workingDays === 1 ? 'day' : 'days'}`)
