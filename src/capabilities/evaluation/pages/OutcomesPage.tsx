import { HomePage } from '../../../design/layouts.tsx'
import { useVisit } from '../../../design/visit.tsx'
import { fewestShown } from '../smallNumbers.ts'

interface Props {
  madeAt: Date | undefined
  /** AllFigures, made into HTML. */
  figures: string
}

/** What came of it all: every figure with its meaning, how many people it rests on, and how sure we are. */
export function OutcomesPage({ madeAt, figures }: Props) {
  const { moment } = useVisit().words
  if (!madeAt) {
    return (
      <HomePage title="Outcomes">
        <p className="lw-empty">Nothing has been counted yet. Figures appear here within ten minutes.</p>
      </HomePage>
    )
  }
  return (
    <HomePage title="Outcomes" lede={`Counted ${moment(madeAt)}, and again every ten minutes.`}>
      <p>Counts under {fewestShown} are hidden, and so is any number that would give them away. Nobody’s name or words are part of these figures.</p>
      {/* What our own components made of these figures: text in it has been escaped. */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: see above */}
      <div dangerouslySetInnerHTML={{ __html: figures }} />
    </HomePage>
  )
}
