import { FilterBar } from '../../../design/form/FilterBar.tsx'
import type { Typed } from '../../../design/form/field.ts'
import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Day } from '../../../platform/clock.ts'
import { peoplePaths } from '../../people/index.ts'
import { caseloadForm } from '../forms/caseload.ts'
import { paths } from '../paths.ts'
import { type SupportState, stateWords } from '../support.ts'

export interface OnList {
  id: string
  personId: string
  personName: string
  state: SupportState
  ledByName: string
  nextTalkOn: Day | null
  lastTalkOn: Day | null
}

interface Props {
  rows: readonly OnList[]
  typed: Typed
  /** Whether others' people are listed, so that each row says who leads. */
  isOfTeam: boolean
  isNarrowed: boolean
  /** How many notes of the team were kept from whom they are about, in the last three months. */
  privateNotes: number
  next: string | undefined
}

/** The people somebody supports, or their teams do, each with what is next. */
export function CaseloadPage({ rows, typed, isOfTeam, isNarrowed, privateNotes, next }: Props) {
  const slug = useSlug()
  return (
    <ListPage
      title="Caseload"
      lede={isOfTeam ? 'By name.' : 'By when you talk next. Those with nothing planned come last.'}
      filters={
        <FilterBar
          form={caseloadForm}
          answers={{ typed, problems: [] }}
          action={paths.caseload(slug)}
          isFiltered={isNarrowed}
          all={`${paths.caseload(slug)}?whose=&state=&need=`}
        />
      }
      isEmpty={rows.length === 0}
      empty={
        isNarrowed ? (
          <p>Nobody fits these filters.</p>
        ) : (
          <p>You lead nobody’s support now. People come here when you accept their referral, or when a colleague hands over to you.</p>
        )
      }
      next={next}
      actions={
        <>
          <ul className="lw-tabs">
            <li>
              <a href={paths.callList(slug)}>Call list</a>
            </li>
            <li>
              <a href={paths.cover(slug)}>Cover while somebody is away</a>
            </li>
            <li>
              <a href={paths.reassign(slug)}>Give several people to colleagues</a>
            </li>
          </ul>
          {isOfTeam ? (
            <p>
              Notes kept from the person they are about, in the last three months: <strong>{privateNotes}</strong>
            </p>
          ) : null}
        </>
      }
    >
      <ul className="lw-list lw-list--dense">
        {rows.map((row) => (
          <li className="lw-list__item" key={row.id}>
            <h2 className="lw-list__title">
              <a href={peoplePaths.person(slug, row.personId)}>
                <Named>{row.personName}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">
              <WhatNext row={row} />
              {isOfTeam ? (
                <>
                  {' '}
                  Led by <Named>{row.ledByName}</Named>.
                </>
              ) : null}
            </p>
            <div className="lw-list__tags">
              <Tags row={row} />
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

function WhatNext({ row: { state, nextTalkOn, lastTalkOn } }: { row: OnList }) {
  const { day } = useVisit().words
  const next = state === 'ended' || (state === 'paused' && !nextTalkOn) ? '' : nextTalkOn ? `Next talk ${day(nextTalkOn)}. ` : 'Nothing planned. '
  return `${next}${lastTalkOn ? `Last talked ${day(lastTalkOn)}.` : 'Not talked yet.'}`
}

function Tags({ row: { state, nextTalkOn } }: { row: OnList }) {
  const { today } = useVisit()
  return (
    <>
      {nextTalkOn && nextTalkOn < today ? <strong className="nhsuk-tag nhsuk-tag--orange">Late</strong> : null}
      {nextTalkOn === today ? <strong className="nhsuk-tag nhsuk-tag--green">Today</strong> : null}
      <strong className={`nhsuk-tag nhsuk-tag--${state === 'coaching' ? 'blue' : state === 'link work' ? 'aqua-green' : 'grey'}`}>{stateWords[state]}</strong>
    </>
  )
}
