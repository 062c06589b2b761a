import { Tag } from 'nhsuk-react-components'
import { AskForm } from '../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage, ThingPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { sentForm } from '../letters/forms.ts'
import type { LetterRun, PracticeList } from '../list.ts'
import { paths } from '../paths.ts'
import { PostButton } from '../uploads/pages.tsx'

const grouped = (count: number) => count.toLocaleString('en-GB')

/** What a lot of letters is called. */
export function runTitle({ kind, way, total, prepared }: Pick<LetterRun, 'kind' | 'way' | 'total' | 'prepared'>): string {
  const count = Math.max(total, prepared)
  const [one, more] = { letter: ['letter', 'letters'], email: ['e-mail', 'e-mails'], text: ['text', 'texts'] }[way] as [string, string]
  const what = `${grouped(count)} ${count === 1 ? one : more}`
  return kind === 'invitation' ? `Invitation: ${what}` : kind === 'reminder' ? `Reminder: ${what}` : 'A letter printed again'
}

interface WriteProps {
  list: PracticeList
  practice: string
  form: Form<any>
  answers: Answers<any>
}

/** Which letters to make. */
export const WritePage = ({ list, practice, form, answers }: WriteProps) => {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Write to people of ${practice}`}
      lede="Letters are made ready first, and posted by you. Whoever has died, asked not to be written to or is known to us by then is left out."
      back={{ href: paths.list(slug, list.id), label: 'The list' }}
      form={form}
      answers={answers}
      action={paths.write(slug, list.id)}
      submit="Make them ready"
    />
  )
}

interface Props {
  run: LetterRun
  practice: string
  takeOut: readonly { position: number; name: string }[]
  answers: Answers<any>
}

/** A lot of letters: how far it is, the paper, what to take out, and that it was posted. */
export function RunPage({ run, practice, takeOut, answers }: Props) {
  const slug = useSlug()
  const { moment, day } = useVisit().words
  return (
    <ThingPage
      title={`${runTitle(run)}, ${practice}, ${moment(run.askedAt)}`}
      back={{ href: paths.list(slug, run.listId), label: 'The list' }}
      problems={answers.problems}
      state={
        <p>
          <Tag modifier={run.state === 'sent' ? 'green' : run.state === 'ready' ? 'yellow' : 'grey'}>{stateWords[run.state]}</Tag> Asked for by{' '}
          <Named>{run.askedByName}</Named>
        </p>
      }
      next={<Next run={run} takeOut={takeOut} answers={answers} />}
    >
      {run.state === 'sent' && run.sentOn ? <p>They went out on {day(run.sentOn)}. Replies are written down under “Practice lists”.</p> : null}
    </ThingPage>
  )
}

const stateWords: Record<LetterRun['state'], string> = { preparing: 'Being made ready', ready: 'Ready to print', sent: 'Sent', cancelled: 'Cancelled' }

function Next({ run, takeOut, answers }: Omit<Props, 'practice'>) {
  const slug = useSlug()
  if (run.state === 'preparing') {
    return (
      <>
        <progress className="lw-progress" max={Math.max(run.total, 1)} value={run.prepared} aria-label="Made ready so far" />
        <p>
          {run.total > 0 ? `${grouped(run.prepared)} of ${grouped(run.total)} are made ready.` : 'They are about to be made ready.'} You can close this page: it
          goes on without you.
        </p>
        <a className="nhsuk-button nhsuk-button--secondary" href={paths.run(slug, run.id)}>
          See how far it is
        </a>
        <PostButton action={paths.cancelRun(slug, run.id)} secondary>
          Stop
        </PostButton>
      </>
    )
  }
  if (run.state !== 'ready') return undefined
  return (
    <>
      <h2 className="nhsuk-heading-m">Print them</h2>
      <ul className="nhsuk-list">
        <li>
          <a href={paths.letters(slug, run.id)}>All letters in one file (PDF)</a>
        </li>
        <li>
          <a href={`${paths.letters(slug, run.id)}?sides=both`}>The same, to print on both sides of the paper</a>
        </li>
        <li>
          <a href={paths.labels(slug, run.id)}>Labels for envelopes without a window (PDF, 21 on a sheet)</a>
        </li>
      </ul>
      <p>
        The address shows in the window of a long envelope when the letter is folded in three. Each letter has its number at the foot, and so has its label.
      </p>
      <TakeOut takeOut={takeOut} />
      <h2 className="nhsuk-heading-m">When they are in the post</h2>
      <AskForm form={sentForm} answers={answers} action={paths.sent(slug, run.id)} submit="They were posted" />
      <PostButton action={paths.cancelRun(slug, run.id)} secondary>
        Do not send them
      </PostButton>
    </>
  )
}

const TakeOut = ({ takeOut }: Pick<Props, 'takeOut'>) =>
  takeOut.length === 0 ? null : (
    <div className="nhsuk-inset-text">
      <p>
        <strong>Printed before today? Take these out before you post.</strong> They have answered, died, asked not to be written to, or are known to us since. A
        new file leaves them out.
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {takeOut.map(({ position, name }) => (
          <li key={position}>
            Number {position}, <Named>{name}</Named>
          </li>
        ))}
      </ul>
    </div>
  )
