import { Button } from 'nhsuk-react-components'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage, ThingPage } from '../../../../design/layouts.tsx'
import { Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { addItemForm } from '../forms.tsx'
import { type Item, isGoingOn, type Pair, rhythms, type Talk } from '../pair.ts'

interface Props {
  pair: Pair
  agenda: readonly Item[]
  talks: readonly Talk[]
  answers?: Answers<any>
}

/** Supervision, for the two: when they talk, what both bring, what they agreed. */
export function SupervisionPage({ pair, agenda, talks, answers = addItemForm.blank() }: Props) {
  const { viewer, words } = useVisit()
  const slug = useSlug()
  const isMine = viewer?.membershipId === pair.workerId
  const other = isMine ? pair.supervisorName : pair.workerName
  return (
    <ThingPage
      title={`Supervision with ${other}`}
      back={viewer?.wears('administrator') ? { href: paths.pairs(slug), label: 'Supervision' } : { href: paths.myWork(slug), label: 'My work' }}
      problems={answers.problems}
      state={<p>{rhythms[pair.rhythm]}. Only the two of you read this page. Administrators see the days, and nothing else.</p>}
      next={
        isGoingOn(pair) ? (
          <>
            <h2 className="nhsuk-heading-m">{pair.nextOn ? `You talk on ${words.day(pair.nextOn)}` : 'You have not said when you talk'}</h2>
            <Button href={paths.writeDown(slug, pair.id)}>Write down what you agreed</Button>
          </>
        ) : (
          <p>This supervision has ended.</p>
        )
      }
    >
      <h2 className="nhsuk-heading-m">On the agenda</h2>
      <Agenda pair={pair} agenda={agenda} />
      {isGoingOn(pair) ? <AskForm form={addItemForm} answers={answers} action={paths.addItem(slug, pair.id)} submit="Add to the agenda" /> : null}
      <h2 className="nhsuk-heading-m">What you agreed</h2>
      {talks.length === 0 ? <p className="lw-empty">Nothing is written down yet.</p> : null}
      {talks.map((talk) => (
        <section key={talk.id}>
          <h3 className="nhsuk-heading-s">{words.day(talk.heldOn)}</h3>
          <Said>{talk.agreed}</Said>
          {talk.talkedAbout.length > 0 ? (
            <>
              <p className="lw-quiet">You talked about:</p>
              <ul translate="no" dir="auto">
                {talk.talkedAbout.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            </>
          ) : null}
        </section>
      ))}
    </ThingPage>
  )
}

function Agenda({ pair, agenda }: Pick<Props, 'pair' | 'agenda'>) {
  const { viewer, words } = useVisit()
  const slug = useSlug()
  if (agenda.length === 0) return <p className="lw-empty">Nothing yet. Both of you add to it.</p>
  return (
    <ul className="lw-list">
      {agenda.map((item) => (
        <li className="lw-list__item" key={item.id}>
          <Said>{item.words}</Said>
          <p className="lw-list__meta">
            {item.byName}, {words.moment(item.addedAt)}
          </p>
          {item.byMembership === viewer?.membershipId && isGoingOn(pair) ? (
            <form className="lw-list__actions" method="post" action={paths.takeOff(slug, pair.id, item.id)}>
              <Button small secondary type="submit" aria-label={`Take off the agenda: ${item.words.slice(0, 60)}`}>
                Take off
              </Button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Writing down what two agreed. */
export function WriteDownSupervisionPage({ pair, form, answers }: { pair: Pair; form: Form<any>; answers: Answers<any> }) {
  const { viewer } = useVisit()
  const slug = useSlug()
  const other = viewer?.membershipId === pair.workerId ? pair.supervisorName : pair.workerName
  return (
    <QuestionPage
      title={`What you agreed with ${other}`}
      back={{ href: paths.supervision(slug, pair.id), label: `Supervision with ${other}` }}
      form={form}
      answers={answers}
      action={paths.writeDown(slug, pair.id)}
      submit="Write down"
    />
  )
}
