import { Button } from 'nhsuk-react-components'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import { ListPage, ThingPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Outcome } from '../comparing.ts'
import { type Counts, type DirectoryImport, isUnderWay, type Source } from '../directory.ts'
import { switchInForm } from '../forms/source.ts'
import { importPaths } from '../paths.ts'
import { ImportState } from './SourcesPage.tsx'

export const outcomes: Record<Outcome, string> = {
  new: 'New',
  changed: 'Changed there, and so here',
  back: 'Back again',
  unchanged: 'The same',
  kept: 'Edited or made here, and stays as it is',
  alike: 'Looks like one that is here',
  gone: 'Gone there, and put to rest here',
}

interface Props {
  of: DirectoryImport
  source: Source
  /** How much has been read so far. */
  soFar: number
  rejected: readonly { position: number; theirId: string | null; problem: string | null }[]
  noted: readonly { position: number; name: string; notes: readonly string[] }[]
}

/** One reading of another directory: how far it is, what it would change, and what can be done with it. */
export function ImportPage({ of, source, soFar, rejected, noted }: Props) {
  const slug = useSlug()
  const { moment } = useVisit().words
  const counts = of.counts as Counts & { left?: number }
  return (
    <ThingPage
      title={`${source.name}, read on ${moment(of.askedAt)}`}
      back={{ href: importPaths.source(slug, source.id), label: source.name }}
      state={
        <p>
          <ImportState state={of.state} /> {of.fileName ? <Named>{of.fileName}</Named> : null}
        </p>
      }
      next={<Next of={of} soFar={soFar} counts={counts} />}
    >
      {of.faults.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">What is wrong with it</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {of.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
          {of.isWhole ? null : <p>We cannot be sure that all of it was read, so nothing is put to rest.</p>}
        </>
      ) : null}
      {Object.keys(counts).length > 0 ? <What of={of} counts={counts} /> : null}
      {rejected.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">What could not be used</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {rejected.map(({ position, theirId, problem }) => (
              <li key={position}>
                {problem}
                {theirId ? ` (${theirId})` : null}
              </li>
            ))}
          </ul>
          <p>
            <a href={importPaths.rejected(slug, of.id)} download>
              Download all of them with their reasons (CSV)
            </a>
          </p>
        </>
      ) : null}
      {noted.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">What could be used in part</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {noted.map(({ position, name, notes }) => (
              <li key={position}>
                <Named>{name || 'One without a name'}</Named>: {notes.join('. ')}
              </li>
            ))}
          </ul>
          <p>
            <a href={importPaths.notes(slug, of.id)} download>
              Download all of these (CSV)
            </a>
          </p>
        </>
      ) : null}
    </ThingPage>
  )
}

function What({ of, counts }: { of: DirectoryImport; counts: Counts & { left?: number } }) {
  const slug = useSlug()
  const isListed = of.state === 'ready'
  return (
    <>
      <h2 className="nhsuk-heading-m">{of.state === 'switched in' ? 'What changed' : 'What would change'}</h2>
      <dl className="lw-facts">
        {(Object.keys(outcomes) as Outcome[]).map((outcome) => {
          const count = counts[outcome] ?? 0
          return (
            <div key={outcome}>
              <dt>{outcomes[outcome]}</dt>
              <dd>{isListed && count > 0 ? <a href={importPaths.rows(slug, of.id, outcome)}>{count}</a> : count}</dd>
            </div>
          )
        })}
        <div>
          <dt>Could not be used</dt>
          <dd>{counts.rejected ?? 0}</dd>
        </div>
        {counts.left ? (
          <div>
            <dt>Changed here meanwhile, and left for the next time</dt>
            <dd>{counts.left}</dd>
          </div>
        ) : null}
      </dl>
    </>
  )
}

function Next({ of, soFar, counts }: { of: DirectoryImport; soFar: number; counts: Counts }) {
  const slug = useSlug()
  const { moment } = useVisit().words
  if (of.state === 'failed') return <p>{of.problem}. Nothing of it was used.</p>
  if (of.state === 'ready') return <Decide of={of} counts={counts} />
  if (!isUnderWay(of)) return of.endedAt ? <p>{moment(of.endedAt)}</p> : null
  return (
    <>
      <p>
        {of.state === 'reading'
          ? `${soFar.toLocaleString('en-GB')} entries read so far${of.saidTotal ? ` of ${of.saidTotal.toLocaleString('en-GB')}` : ''}.`
          : null}
        {of.state === 'comparing' ? `${soFar.toLocaleString('en-GB')} entries are being compared with what is here.` : null}
        {of.state === 'switching' ? 'It is being switched in. Until that is done, everybody sees what was there before.' : null} You can close this page: it
        goes on without you.
      </p>
      {of.problem && of.tries > 0 ? (
        <p>
          {of.problem}. We try again at {moment(of.goOnAt)}.
        </p>
      ) : null}
      <div className="lw-list__actions">
        <a className="nhsuk-button nhsuk-button--secondary" href={importPaths.import(slug, of.id)}>
          See how far it is
        </a>
        {of.state === 'switching' ? null : <GiveUp of={of} />}
      </div>
    </>
  )
}

const GiveUp = ({ of }: { of: DirectoryImport }) => (
  <form method="post" action={importPaths.giveUp(useSlug(), of.id)}>
    <Button secondary type="submit">
      Give up
    </Button>
  </form>
)

function Decide({ of, counts }: { of: DirectoryImport; counts: Counts }) {
  const slug = useSlug()
  const answers = switchInForm.blank()
  return (
    <>
      <p>Nothing has changed yet. Look at what would, and then decide.</p>
      {counts.alike ? (
        <AskForm form={switchInForm} answers={answers} action={importPaths.switchIn(slug, of.id)} submit="Switch in" />
      ) : (
        <form method="post" action={importPaths.switchIn(slug, of.id)}>
          <Button type="submit">Switch in</Button>
        </form>
      )}
      <GiveUp of={of} />
    </>
  )
}

interface RowsProps {
  of: DirectoryImport
  outcome: Outcome
  rows: readonly { position: number; name: string; theirId: string | null; href: string | undefined; notes: readonly string[] }[]
  next: string | undefined
}

/** Which entries would become what. */
export function OutcomePage({ of, outcome, rows, next }: RowsProps) {
  const slug = useSlug()
  return (
    <ListPage
      title={outcomes[outcome]}
      back={{ href: importPaths.import(slug, of.id), label: 'What would change' }}
      isEmpty={rows.length === 0}
      empty={<p>None.</p>}
      next={next}
    >
      <ul className="lw-list lw-list--dense">
        {rows.map(({ position, name, theirId, href, notes }) => (
          <li className="lw-list__item" key={position}>
            <h2 className="lw-list__title">
              {href ? (
                <a href={href}>
                  <Named>{name || theirId}</Named>
                </a>
              ) : (
                <Named>{name || theirId}</Named>
              )}
            </h2>
            {notes.length > 0 ? <p className="lw-list__meta">{notes.join('. ')}</p> : null}
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
