import { Button } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { Chart } from '../../../design/Chart.tsx'
import { ThingPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Day } from '../../../platform/clock.ts'
import type { Cell, CountsFigure } from '../../evaluation/index.ts'
import { type Because, becauseWords, canBeCancelled, isUnderWay, type LetterRun, type PracticeList } from '../list.ts'
import { paths } from '../paths.ts'
import { PostButton } from '../uploads/pages.tsx'
import { ListTag } from './ListsPage.tsx'
import { runTitle } from './RunPage.tsx'

export interface Funnel {
  figure: CountsFigure
  picture: string
}

interface Props {
  list: PracticeList
  practice: string
  /** The practice and administrators: they keep the list with whom it names. */
  mayKeep: boolean
  mayWrite: boolean
  leftOut: readonly { because: Because; cell: Cell }[]
  funnel: Funnel | undefined
  rejected: readonly { line: number; reason: string }[]
  noted: readonly { line: number; name: string; notes: readonly string[] }[]
  runs: readonly LetterRun[]
  /** What waits to be sent, for those who write. */
  toSend: readonly { kind: 'invitation' | 'reminder'; count: number }[]
  forgetsOn: Day | undefined
}

/** A practice list: how far it is, what it came to, and what became of the people on it, in numbers. */
export function ListPage(props: Props) {
  const { list, practice, mayKeep, leftOut, funnel, runs, forgetsOn } = props
  const slug = useSlug()
  const { moment, day } = useVisit().words
  return (
    <ThingPage
      title={`${practice}, ${moment(list.madeAt)}`}
      back={{ href: paths.lists(slug), label: 'Practice lists' }}
      state={
        <p>
          <ListTag state={list.state} /> {mayKeep ? <Named>{list.register}</Named> : null}
        </p>
      }
      next={<Next {...props} />}
    >
      {funnel ? <FunnelDrawn {...funnel} /> : null}
      {['checked', 'in use', 'forgotten', 'cancelled'].includes(list.state) && list.found > 0 ? <LeftOut list={list} leftOut={leftOut} /> : null}
      {mayKeep ? <Unusable {...props} /> : null}
      {runs.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">What was sent</h2>
          <ul className="lw-list lw-list--dense">
            {runs.map((run) => (
              <li className="lw-list__item" key={run.id}>
                <h3 className="lw-list__title">{props.mayWrite ? <a href={paths.run(slug, run.id)}>{runTitle(run)}</a> : runTitle(run)}</h3>
                <p className="lw-list__meta">
                  {run.state === 'sent' && run.sentOn ? `Sent on ${day(run.sentOn)}` : run.state === 'cancelled' ? 'Cancelled' : 'Not sent yet'}. Asked for on{' '}
                  {moment(run.askedAt)} by <Named>{run.askedByName}</Named>.
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {forgetsOn ? <p className="lw-quiet">Unless more is sent, those who did not say yes are forgotten on {day(forgetsOn)}.</p> : null}
      {mayKeep && canBeCancelled(list) ? (
        <p>
          <a href={paths.cancel(slug, list.id)}>Cancel this list</a>
        </p>
      ) : null}
    </ThingPage>
  )
}

function Next({ list, mayKeep, mayWrite, toSend }: Props) {
  const slug = useSlug()
  const { moment } = useVisit().words
  if (list.state === 'columns') return mayKeep ? <Button href={paths.columns(slug, list.id)}>Say which column is what</Button> : undefined
  if (isUnderWay(list)) return <UnderWay list={list} />
  if (list.state === 'checked') return mayKeep ? <Decide list={list} /> : undefined
  if (list.state !== 'in use')
    return (
      <p>
        {list.problem
          ? `${list.problem}. Nothing of it was used.`
          : list.endedAt
            ? `${list.state === 'cancelled' ? 'Cancelled' : 'Its people were forgotten'} on ${moment(list.endedAt)}.`
            : null}
      </p>
    )
  return (
    <>
      {mayWrite ? <WhatToSend list={list} toSend={toSend} /> : <p>The team writes to these people and takes their answers.</p>}
      {mayKeep ? (
        <p>
          <a href={paths.people(slug, list.id)}>Somebody on it has died, moved, or asked not to be written to</a>
        </p>
      ) : null}
    </>
  )
}

const UnderWay = ({ list }: { list: PracticeList }) => (
  <>
    <p>
      {list.state === 'reading' ? `${grouped(list.position)} rows read so far.` : `${grouped(list.found)} people are being compared with whom we know.`} You can
      close this page: it goes on without you.
    </p>
    <a className="nhsuk-button nhsuk-button--secondary" href={paths.list(useSlug(), list.id)}>
      See how far it is
    </a>
  </>
)

function Decide({ list }: { list: PracticeList }) {
  const slug = useSlug()
  return (
    <>
      <p>Nobody has been written to. Look at what the list comes to, and then decide.</p>
      {list.found > 0 ? <PostButton action={paths.use(slug, list.id)}>Use this list</PostButton> : <p>Nothing in the file can be used.</p>}
      <p>
        <a href={paths.cancel(slug, list.id)}>Do not use it</a>
      </p>
    </>
  )
}

function WhatToSend({ list, toSend }: Pick<Props, 'list' | 'toSend'>) {
  const slug = useSlug()
  if (toSend.every(({ count }) => count === 0)) return <p>Everybody who is to be written to has been, for now.</p>
  return (
    <>
      {toSend.map(({ kind, count }) =>
        count === 0 ? null : (
          <p key={kind}>
            {kind === 'invitation'
              ? `${grouped(count)} ${count === 1 ? 'person has' : 'people have'} not been invited yet.`
              : `${grouped(count)} ${count === 1 ? 'person has' : 'people have'} not answered, and can be reminded once.`}
          </p>
        ),
      )}
      <Button href={paths.write(slug, list.id)}>Write to them</Button>
    </>
  )
}

/** The chain from the register to support. */
function FunnelDrawn({ figure, picture }: Funnel) {
  if (figure.kind !== 'chain') return null
  const shown = (count: number | null) => (count === null ? 'hidden' : grouped(count))
  return (
    <Chart
      title="From the register to support"
      heading={2}
      definition="Each step is part of the one before it. A number that would tell of fewer than five people is hidden."
      description={figure.steps.map(({ label, count }) => `${label}: ${shown(count)}`).join('. ')}
      svg={picture}
      table={{ columns: ['Step', 'People'], rows: figure.steps.map(({ label, count }) => [label, shown(count)]) }}
    />
  )
}

function LeftOut({ list, leftOut }: Pick<Props, 'list' | 'leftOut'>) {
  const some = leftOut.filter(({ cell }) => !('shown' in cell) || cell.shown > 0)
  return (
    <>
      <h2 className="nhsuk-heading-m">Who is left out, and why</h2>
      <dl className="lw-facts">
        <Fact name="Rows that can be used">{grouped(list.found)}</Fact>
        {some.map(({ because, cell }) => (
          <Fact key={because} name={becauseWords[because]}>
            {'shown' in cell ? grouped(cell.shown) : 'Hidden, because few are'}
          </Fact>
        ))}
        <Fact name="Rows that cannot be used">{grouped(list.rejected)}</Fact>
      </dl>
      {some.length === 0 ? <p>Nobody is left out.</p> : null}
    </>
  )
}

function Unusable({ list, rejected, noted }: Pick<Props, 'list' | 'rejected' | 'noted'>) {
  const slug = useSlug()
  return (
    <>
      {rejected.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">Rows that cannot be used</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {rejected.map(({ line, reason }) => (
              <li key={line}>
                Line {line}: {reason}
              </li>
            ))}
          </ul>
          <p>
            <a href={paths.rejected(slug, list.id)} download>
              Download all {grouped(list.rejected)} with their reasons (CSV)
            </a>
          </p>
        </>
      ) : null}
      {noted.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">Rows to look at</h2>
          <p>These people are on the list. Something about them could not be taken as it stands.</p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {noted.map(({ line, name, notes }) => (
              <li key={line}>
                Line {line}, <Named>{name}</Named>: {notes.join('. ')}
              </li>
            ))}
          </ul>
          <p>
            <a href={paths.notes(slug, list.id)} download>
              Download all {grouped(list.noted)} (CSV)
            </a>
          </p>
        </>
      ) : null}
    </>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const grouped = (count: number) => count.toLocaleString('en-GB')
