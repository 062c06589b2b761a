import { Chart } from '../../../design/Chart.tsx'
import { HomePage } from '../../../design/layouts.tsx'
import { useVisit } from '../../../design/visit.tsx'
import type { Figure, Shown } from '../figure.ts'
import { changeIsNotProof } from '../pairedChange.ts'
import { fewestShown } from '../smallNumbers.ts'

export interface Outcome {
  key: string
  figure: Figure
  picture: string | undefined
}

/** What came of it all: every figure with its meaning, how many people it rests on, and how sure we are. */
export function OutcomesPage({ outcomes, madeAt }: { outcomes: readonly Outcome[]; madeAt: Date | undefined }) {
  const { moment } = useVisit().words
  const numbers = outcomes.filter(({ figure }) => figure.kind === 'total' || figure.kind === 'spread')
  const pictures = outcomes.filter(({ figure }) => figure.kind === 'parts' || figure.kind === 'chain')
  const changes = outcomes.filter(({ figure }) => figure.kind === 'change')
  return (
    <HomePage title="Outcomes" lede={madeAt ? `Counted ${moment(madeAt)}, and again every ten minutes.` : undefined}>
      {outcomes.length === 0 ? (
        <p className="lw-empty">Nothing has been counted yet. Figures appear here within ten minutes of the first referral.</p>
      ) : (
        <>
          <p>Counts under {fewestShown} are hidden, and so is any number that would give them away. Nobody’s name or words are part of these figures.</p>
          <ul className="lw-figures">
            {numbers.map(({ key, figure }) => (
              <li key={key}>
                <NumberFigure figure={figure} />
              </li>
            ))}
          </ul>
          {pictures.map(({ key, figure, picture }) => (
            <CountsFigure key={key} figure={figure} picture={picture} />
          ))}
          {changes.length > 0 ? (
            <section>
              <h2>What changed for people</h2>
              <p>{changeIsNotProof}</p>
              {changes.map(({ key, figure, picture }) => (
                <ChangeFigure key={key} figure={figure} picture={picture} />
              ))}
            </section>
          ) : null}
        </>
      )}
    </HomePage>
  )
}

const shownWords = (shown: Shown) => (shown === null ? 'hidden' : shown.toLocaleString('en-GB'))
const tenths = (value: number) => value.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const signed = (value: number) => (value > 0 ? `+${tenths(value)}` : tenths(value))

function NumberFigure({ figure }: { figure: Figure }) {
  return (
    <div className="lw-figure">
      <p className="lw-figure__number">{figure.kind === 'total' ? shownWords(figure.value) : figure.kind === 'spread' ? spreadNumber(figure) : null}</p>
      <h2 className="lw-figure__name">{figure.title}</h2>
      <p className="lw-figure__definition">
        {figure.definition}
        {figure.kind === 'spread' && figure.quartiles
          ? ` Half lie between ${tenths(figure.quartiles.lower)} and ${tenths(figure.quartiles.upper)} ${figure.unit}. Rests on ${shownWords(figure.n)}.`
          : null}
      </p>
    </div>
  )
}

const spreadNumber = ({ quartiles, unit }: Extract<Figure, { kind: 'spread' }>) => (quartiles ? `${tenths(quartiles.median)} ${unit}` : 'hidden')

function CountsFigure({ figure, picture }: { figure: Figure; picture: string | undefined }) {
  if (figure.kind !== 'parts' && figure.kind !== 'chain') return null
  const rows = figure.kind === 'parts' ? figure.parts : figure.steps
  const words = rows.map(({ label, count }) => `${label}: ${shownWords(count)}`).join('; ')
  return (
    <section>
      <h2>{figure.title}</h2>
      <p>
        {figure.definition}
        {figure.kind === 'parts' ? ` In all: ${shownWords(figure.total)} ${figure.of}.` : null}
      </p>
      {picture ? (
        <Chart
          title={figure.title}
          description={words}
          svg={picture}
          table={{ columns: ['', figure.kind === 'parts' ? figure.of : 'people'], rows: rows.map(({ label, count }) => [label, shownWords(count)]) }}
        />
      ) : (
        <p>{words}</p>
      )}
    </section>
  )
}

function ChangeFigure({ figure, picture }: { figure: Figure; picture: string | undefined }) {
  if (figure.kind !== 'change') return null
  const { change, asked, n, title, definition, unit, higherIsBetter } = figure
  const lost = asked !== null && n !== null ? (asked - n).toLocaleString('en-GB') : 'hidden'
  const restsOn = `Rests on ${shownWords(n)} people who answered both times. ${shownWords(asked)} were due to be asked; ${lost} were lost.`
  if (!change) {
    return (
      <section>
        <h3>{title}</h3>
        <p>{definition}</p>
        <p>Too few people answered both times to show a change. {restsOn}</p>
      </section>
    )
  }
  const sure = change.low !== null && change.high !== null ? ` (95% sure it lies between ${signed(change.low)} and ${signed(change.high)})` : ''
  const words = `From ${tenths(change.meanStart)} to ${tenths(change.meanLater)} ${unit}: ${signed(change.meanChange)} on average${sure}.`
  return (
    <section>
      <h3>{title}</h3>
      <p>
        <strong>{words}</strong> {higherIsBetter ? 'Higher is better.' : 'Lower is better.'}
      </p>
      <p>
        {definition} {restsOn}
      </p>
      {picture ? (
        <Chart
          title={title}
          description={words}
          svg={picture}
          table={{
            columns: ['', unit],
            rows: [
              ['Mean at the start', tenths(change.meanStart)],
              ['Mean later', tenths(change.meanLater)],
              ['Mean change', signed(change.meanChange)],
              ['95% interval', change.low === null || change.high === null ? 'everybody changed alike' : `${signed(change.low)} to ${signed(change.high)}`],
              ['People who answered both times', shownWords(n)],
              ['Due to be asked', shownWords(asked)],
            ],
          }}
        />
      ) : null}
    </section>
  )
}
