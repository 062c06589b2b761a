import { Details } from 'nhsuk-react-components'
import type { Score } from '../score.ts'

const SIGNED = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1, signDisplay: 'exceptZero' })
const PLAIN = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1 })

/** For workers: the score behind the words, with what it means beside it. Without a rated goal there is none. */
export function ScoreShown({ score }: { score: Score | undefined }) {
  return (
    <Details>
      <Details.Summary>The score behind the words</Details.Summary>
      <Details.Text>
        {score ? (
          <dl className="lw-facts">
            <Fact name="Rests on" value={score.goals === 1 ? '1 goal' : `${score.goals} goals`} />
            <Fact name="At the start" value={PLAIN.format(score.start)} />
            <Fact name="Now" value={PLAIN.format(score.now)} />
            <Fact name="Change" value={SIGNED.format(score.change)} />
          </dl>
        ) : (
          <p>There is no score yet: none of the goals you can see has been rated since it began.</p>
        )}
        <p className="lw-quiet">
          The T-score of Kiresuk and Sherman (1968), over the goals that this person shares with your team and that were rated at the start and since, weighed
          the same. 50 means that they turned out as hoped, and 10 points are one standard deviation. Levels are in order but not evenly spaced, so the words
          say more than the number.
        </p>
      </Details.Text>
    </Details>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
