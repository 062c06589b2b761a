import { Button } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { type Pair, rhythms } from '../pair.ts'

type Listed = Pick<Pair, 'id' | 'supervisorId' | 'workerId' | 'supervisorName' | 'workerName' | 'rhythm' | 'nextOn' | 'lastOn'>

interface Props {
  pairs: readonly Listed[]
  without: readonly { id: string; name: string }[]
  next: string | undefined
}

/** Who supervises whom, and when they talk: the days, and nothing of what is said. */
export function PairsPage({ pairs, without, next }: Props) {
  const { viewer, words, today } = useVisit()
  // One of them may be theirs, as one of the two.
  const isOfPair = (...ids: string[]) => viewer?.membershipId !== undefined && ids.includes(viewer.membershipId)
  const slug = useSlug()
  return (
    <ListPage
      title="Supervision"
      lede="Who supervises whom, and when they talk. What they say and agree is theirs: nobody else reads it, and neither do you."
      isEmpty={pairs.length === 0}
      empty={<p>Nobody has supervision yet.</p>}
      next={next}
      actions={
        <>
          {without.length > 0 ? (
            <div className="lw-notice">
              <p className="lw-notice__title">{without.length === 1 ? 'One worker has no supervision' : `${without.length} workers have no supervision`}</p>
              <p>
                <Named>{without.map(({ name }) => name).join(', ')}</Named>
              </p>
            </div>
          ) : null}
          <p>
            <Button href={paths.addPair(slug)}>Set up supervision</Button>
          </p>
        </>
      }
    >
      <ul className="lw-list lw-list--dense">
        {pairs.map(({ id, supervisorId, workerId, supervisorName, workerName, rhythm, nextOn, lastOn }) => (
          <li className="lw-list__item" key={id} id={id}>
            <h2 className="lw-list__title">
              {isOfPair(supervisorId, workerId) ? (
                <a href={paths.supervision(slug, id)}>
                  {workerName} with {supervisorName}
                </a>
              ) : (
                <Named>
                  {workerName} with {supervisorName}
                </Named>
              )}
            </h2>
            <p className="lw-list__meta">
              {rhythms[rhythm]}. {nextOn ? `Next ${words.day(nextOn)}` : 'No day yet'}
              {lastOn ? `. Last ${words.day(lastOn)}` : ''}
            </p>
            <div className="lw-list__tags">{nextOn && nextOn < today ? <strong className="nhsuk-tag nhsuk-tag--orange">Late</strong> : null}</div>
            <form className="lw-list__actions" method="post" action={paths.endPair(slug, id)}>
              <Button small secondary type="submit" aria-label={`End the supervision of ${workerName}`}>
                End
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** Setting up who supervises whom. */
export function AddPairPage({ form, answers }: { form: Form<any>; answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Set up supervision"
      lede="A note that a worker writes and does not show to the person can be read by their supervisor, and by nobody else."
      back={{ href: paths.pairs(slug), label: 'Supervision' }}
      form={form}
      answers={answers}
      action={paths.addPair(slug)}
      submit="Set up"
    />
  )
}
