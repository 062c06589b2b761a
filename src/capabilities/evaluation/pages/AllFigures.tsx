import { Chart } from '../../../design/Chart.tsx'
import type { CountsFigure, NumberFigure } from '../figure.ts'
import { changeIsNotProof } from '../pairedChange.ts'
import { Changes, type Scale } from './Changes.tsx'
import { shownWords, tenths } from './words.ts'

interface Props {
  numbers: readonly NumberFigure[]
  counts: readonly { figure: CountsFigure; picture: string }[]
  changes: readonly { under: string; scales: readonly Scale[] }[]
}

/** Numbers, then counts as pictures, then what changed. The same for whoever reads them. */
export function AllFigures({ numbers, counts, changes }: Props) {
  return (
    <>
      <ul className="lw-figures">
        {numbers.map((figure) => (
          <li key={figure.title}>
            <OneNumber figure={figure} />
          </li>
        ))}
      </ul>
      <div className="lw-pictures">
        {counts.map(({ figure, picture }) => (
          <Counts key={figure.title} figure={figure} picture={picture} />
        ))}
      </div>
      {changes.length > 0 ? (
        <>
          <h2>What changed for people</h2>
          <p>{changeIsNotProof}</p>
        </>
      ) : null}
      {changes.map(({ under, scales }) => (
        <section key={under}>
          <h3>{under}</h3>
          {scales.map((scale) => (
            <Changes key={scale.figures[0]?.unit} title={under} {...scale} />
          ))}
        </section>
      ))}
    </>
  )
}

function OneNumber({ figure }: { figure: NumberFigure }) {
  const { number, unit, rests } = asNumber(figure)
  return (
    <div className="lw-figure">
      <p className="lw-figure__number">{number}</p>
      <h2 className="lw-figure__name">
        {figure.title}
        {unit ? <span className="lw-quiet"> ({unit})</span> : null}
      </h2>
      <p className="lw-figure__definition">
        {figure.definition} {rests}
      </p>
    </div>
  )
}

function asNumber(figure: NumberFigure): { number: string; unit?: string; rests?: string } {
  if (figure.kind === 'total') return { number: shownWords(figure.value) }
  const { quartiles, unit, n } = figure
  if (!quartiles) return { number: 'hidden' }
  return {
    number: tenths(quartiles.median),
    unit,
    rests: `Half lie between ${tenths(quartiles.lower)} and ${tenths(quartiles.upper)}. Rests on ${shownWords(n)}.`,
  }
}

function Counts({ figure, picture }: { figure: CountsFigure; picture: string }) {
  const rows = figure.kind === 'parts' ? figure.parts : figure.steps
  const unit = figure.kind === 'parts' ? figure.of : 'people'
  return (
    <Chart
      title={figure.title}
      heading={2}
      definition={figure.kind === 'parts' ? `${figure.definition} In all: ${shownWords(figure.total)} ${figure.of}.` : figure.definition}
      description={rows.map(({ label, count }) => `${label}: ${shownWords(count)}`).join('; ')}
      svg={picture}
      table={{ columns: ['', unit], rows: rows.map(({ label, count }) => [label, shownWords(count)]) }}
      tableLabel={`${figure.title}: the figures in a table`}
    />
  )
}
