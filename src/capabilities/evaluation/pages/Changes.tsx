import { Details } from 'nhsuk-react-components'
import { Chart, FiguresTable } from '../../../design/Chart.tsx'
import type { ChangeFigure } from '../figure.ts'
import { shownWords, signed, tenths } from './words.ts'

export interface Scale {
  figures: readonly ChangeFigure[]
  picture: string | undefined
}

/** What changed within the same people, on one scale: a picture, one row a question, and what each means. */
export function Changes({ title, figures, picture }: Scale & { title: string }) {
  const table = {
    columns: ['', 'At the start', 'Later', 'Change', '95% sure between', 'Answered both times', 'Due to be asked', 'Lost'],
    rows: figures.map(asRow),
  }
  const unit = figures[0]?.unit ?? ''
  return (
    <>
      {picture ? (
        <Chart
          title={`In ${unit}`}
          tableLabel={`${title}, in ${unit}: the figures in a table`}
          description={figures.map(inWords).join(' ')}
          svg={picture}
          table={table}
        />
      ) : (
        <FiguresTable caption={title} {...table} />
      )}
      <Details>
        <Details.Summary>What these figures mean: {figures.map(({ name }) => name).join(', ')}</Details.Summary>
        <Details.Text>
          {figures.map(({ title: whole, name, definition, higherIsBetter }) => (
            <p key={whole}>
              <strong>{name}</strong>. {definition} {higherIsBetter ? 'Higher is better.' : 'Lower is better.'}
            </p>
          ))}
        </Details.Text>
      </Details>
    </>
  )
}

function asRow({ name, change, asked, n }: ChangeFigure): string[] {
  const lost = shownWords(asked !== null && n !== null ? asked - n : null)
  const counts = [shownWords(n), shownWords(asked), lost]
  if (!change) return [name, 'too few', 'too few', 'too few', 'too few', ...counts]
  const interval = change.low === null || change.high === null ? 'all changed alike' : `${signed(change.low)} and ${signed(change.high)}`
  return [name, tenths(change.meanStart), tenths(change.meanLater), signed(change.meanChange), interval, ...counts]
}

function inWords({ name, change, n, higherIsBetter }: ChangeFigure): string {
  if (!change) return `${name}: too few people answered both times to show a change.`
  const sure = change.low !== null && change.high !== null ? `, 95% sure between ${signed(change.low)} and ${signed(change.high)}` : ''
  return `${name}, where ${higherIsBetter ? 'higher' : 'lower'} is better: from ${tenths(change.meanStart)} to ${tenths(change.meanLater)}, ${signed(change.meanChange)} on average${sure}, for ${shownWords(n)} people.`
}
