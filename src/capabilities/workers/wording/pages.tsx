import { Button } from 'nhsuk-react-components'
import { Chart } from '../../../design/Chart.tsx'
import type { Answers, Form } from '../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { TwoVersions } from '../../../design/TwoVersions.tsx'
import { useSlug } from '../../../design/visit.tsx'
import { paths } from '../paths.ts'
import { foldPhrase, type Way } from './noticing.ts'

interface Own extends Way {
  id: string
  foldedPhrase: string
  isOff: boolean
}

interface Props {
  ways: readonly Way[]
  own: readonly Own[]
  tallies: readonly { monthOn: string; notes: number; noticed: number }[]
  chart: string | undefined
}

/** Words that are gently pointed out, and for a writer how often that was so with theirs. */
export function WaysPage({ ways, own, tallies, chart }: Props) {
  const slug = useSlug()
  const offered = [...ways].sort((a, b) => (foldPhrase(a.phrase) < foldPhrase(b.phrase) ? -1 : 1))
  const latest = tallies.at(-1)
  return (
    <ListPage
      title="Ways of saying it"
      lede="Shorthand that says what somebody lacks, and another way of saying it. It is pointed out after a note is saved, and never keeps anybody from saving."
      isEmpty={false}
      empty={null}
      actions={
        <p>
          <Button href={paths.addWay(slug)}>Add words</Button>
        </p>
      }
    >
      {latest ? (
        <section>
          <h2 className="nhsuk-heading-m">Your own notes</h2>
          <p>{ownWords(latest)}</p>
          {chart ? (
            <Chart
              title="Notes in which something was pointed out"
              heading={3}
              description="Of a hundred notes, in how many something was pointed out, month by month."
              svg={chart}
              table={{
                columns: ['Month', 'Notes', 'Pointed out in'],
                rows: tallies.map(({ monthOn, notes, noticed }) => [monthOn.slice(0, 7), notes, noticed]),
              }}
            />
          ) : null}
        </section>
      ) : null}
      <h2 className="nhsuk-heading-m">The list</h2>
      <ul className="lw-list lw-list--dense">
        {[...offered, ...own.filter(({ isOff }) => isOff)].map((way) => (
          <WayShown key={way.phrase} way={way} theirs={own.find(({ foldedPhrase }) => foldedPhrase === foldPhrase(way.phrase))} />
        ))}
      </ul>
    </ListPage>
  )
}

const ownWords = ({ notes, noticed }: { notes: number; noticed: number }) =>
  `In the latest month something was pointed out in ${noticed} of ${notes} ${notes === 1 ? 'note' : 'notes'}. Only you can see this: there is no figure of it for anybody else.`

function WayShown({ way: { phrase, say }, theirs }: { way: Way; theirs: Own | undefined }) {
  const slug = useSlug()
  return (
    <li className="lw-list__item">
      <h3 className="lw-list__title">
        <a href={theirs ? paths.way(slug, theirs.id) : `${paths.addWay(slug)}?phrase=${encodeURIComponent(phrase)}`}>
          <Named>{phrase}</Named>
        </a>
      </h3>
      <p className="lw-list__meta">{theirs?.isOff ? 'Not pointed out here' : <Named>{say}</Named>}</p>
    </li>
  )
}

/** Adding a phrase, or saying another way how to put it. */
export function WayPage({ form, answers, way, theirs }: { form: Form<any>; answers: Answers<any>; way?: Own; theirs?: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={way ? `Instead of “${way.phrase}”` : 'Add words'}
      back={{ href: paths.words(slug), label: 'Ways of saying it' }}
      before={theirs ? <TwoVersions form={form} theirs={theirs} yours={answers} /> : null}
      form={form}
      answers={answers}
      action={way ? paths.way(slug, way.id) : paths.addWay(slug)}
      submit="Save"
    />
  )
}
