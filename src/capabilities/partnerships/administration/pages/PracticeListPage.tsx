import { Button } from 'nhsuk-react-components'
import { ThingPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../paths.ts'
import type { PracticeImport } from '../practiceImport.ts'
import { ImportState } from './PracticeListsPage.tsx'

interface Props {
  list: PracticeImport
  /** What switching it in would do; nothing any more once that has been decided. */
  would: { fresh: number; known: number; closing: number } | undefined
  /** The first rows that could not be used. */
  rejected: readonly { line: number; problem: string | null }[]
}

/** A list of practices that was checked: what was found, what was not taken and why, and what can be done with it. */
export function PracticeListPage({ list, would, rejected }: Props) {
  const slug = useSlug()
  const { moment } = useVisit().words
  const leftOut = Object.entries(list.leftOut as Record<string, number>)
  return (
    <ThingPage
      title="List of GP practices"
      back={{ href: paths.practiceLists(slug), label: 'Import of GP practices' }}
      state={
        <p>
          <ImportState state={list.state} /> <Named>{list.fileName}</Named>, {moment(list.madeAt)}
        </p>
      }
      next={would ? <Decide list={list} would={would} /> : undefined}
    >
      <h2 className="nhsuk-heading-m">What was in it</h2>
      <dl className="lw-facts">
        <Fact name="Open GP practices" value={list.found} />
        {leftOut.map(([reason, count]) => (
          <Fact key={reason} name={`Left out: ${reason}`} value={count} />
        ))}
        <Fact name="Could not be used" value={list.rejected} />
        {list.switchedInAt ? <Fact name="Switched in" value={moment(list.switchedInAt)} /> : null}
      </dl>
      {rejected.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">Rows that could not be used</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {rejected.map(({ line, problem }) => (
              <li key={line}>
                Line {line}: {problem}
              </li>
            ))}
          </ul>
          <p>
            <a href={paths.rejectedRows(slug, list.id)} download>
              Download all {list.rejected} with their reasons (CSV)
            </a>
          </p>
        </>
      ) : null}
    </ThingPage>
  )
}

function Decide({ list, would }: { list: PracticeImport; would: NonNullable<Props['would']> }) {
  const slug = useSlug()
  return (
    <>
      <h2 className="nhsuk-heading-m">What happens when you switch it in</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>{would.fresh} practices are added</li>
        <li>{would.known} that are here already get the name and address of the list. Which team answers them stays</li>
        <li>{would.closing} that are here and have closed can no longer be chosen</li>
      </ul>
      <div className="lw-list__actions">
        <form method="post" action={paths.switchIn(slug, list.id)}>
          <Button type="submit">Switch in</Button>
        </form>
        <form method="post" action={paths.giveUp(slug, list.id)}>
          <Button secondary type="submit">
            Give up
          </Button>
        </form>
      </div>
    </>
  )
}

const Fact = ({ name, value }: { name: string; value: string | number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
