import { Button, Tag } from 'nhsuk-react-components'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { ListPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { Named, Said as SaidBy } from '../../../../design/Said.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { partsOf } from '../../../../platform/post/textParts.ts'
import { type MessageKind, marksFor } from '../../../../platform/wording.ts'
import { paths } from '../paths.ts'
import { marksOf, type Said, slugOf, titleOf } from './wording.ts'

/** Every kind of message to people and referrers. */
export function WordingsPage({ kinds, worded }: { kinds: readonly MessageKind[]; worded: ReadonlySet<string> }) {
  const slug = useSlug()
  return (
    <ListPage
      title="Words of our messages"
      lede="What Livewell sends to people and to referrers. Each has words of ours, and you can say it in your own."
      back={{ href: paths.home(slug), label: 'Administration' }}
      isEmpty={false}
      empty={null}
    >
      <ul className="lw-list lw-list--dense">
        {kinds.map((kind) => (
          <li className="lw-list__item" key={kind.kind}>
            <h2 className="lw-list__title">
              <a href={paths.wording(slug, slugOf(kind))}>{titleOf(kind)}</a>
            </h2>
            <p className="lw-list__meta">{kind.about}</p>
            <div className="lw-list__tags">
              {kind.email ? <Tag modifier="white">E-mail</Tag> : null} {kind.text ? <Tag modifier="white">Text</Tag> : null}{' '}
              {worded.has(kind.kind) ? <Tag modifier="green">Your words</Tag> : null}
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

interface Props {
  kind: MessageKind
  form: Form<any>
  answers: Answers<any>
  /** What somebody else wrote meanwhile. */
  theirs?: Answers<any> | undefined
  /** How it reads, with made-up names; nothing while there is something to put right. */
  example: Said | undefined
  /** Whether the partnership has words of its own. */
  version: number
  isTheirs: boolean
  history: readonly { version: number; subject: string | null; body: string | null; text: string | null; byName: string; at: Date }[]
}

/** The words of one kind of message: to change, to look at, to try, and who changed them before. */
export function WordingPage({ kind, form, answers, theirs, example, version, isTheirs, history }: Props) {
  const slug = useSlug()
  const here = slugOf(kind)
  return (
    <Page title={`Words of “${titleOf(kind)}”`} back={{ href: paths.wordings(slug), label: 'Words of our messages' }} problems={answers.problems} narrow>
      <p className="nhsuk-lede-text">{kind.about}</p>
      <p>{isTheirs ? 'It is said in your words.' : 'It is said in our words. What you do not change follows when ours get better.'}</p>
      {theirs ? <TwoVersions form={form} theirs={theirs} yours={answers} /> : null}
      <Marks kind={kind} />
      <AskForm
        form={form}
        answers={answers}
        action={paths.wording(slug, here)}
        submit="Save"
        second={{ label: 'Look at it first', name: 'next', value: 'look' }}
      >
        {example?.text ? <TextLength text={example.text} /> : null}
      </AskForm>
      {example ? <Example example={example} /> : null}
      <h2 className="nhsuk-heading-m">Try it</h2>
      <form method="post" action={paths.tryWording(slug, here)}>
        <p>It goes to your own e-mail address as it is saved now, with made-up names in it.</p>
        <Button secondary type="submit">
          Send it to myself
        </Button>
      </form>
      {isTheirs ? (
        <form method="post" action={paths.ourWording(slug, here)}>
          <input type="hidden" name="version" value={version} />
          <Button secondary type="submit">
            Go back to our words
          </Button>
        </form>
      ) : null}
      <History history={history} />
    </Page>
  )
}

function Marks({ kind }: { kind: MessageKind }) {
  const { text } = marksFor(kind)
  return (
    <section aria-labelledby="marks">
      <h2 className="nhsuk-heading-m" id="marks">
        Marks
      </h2>
      <p>A mark in double brackets stands for what differs from one message to the next. A line whose mark has nothing to say is left out.</p>
      <dl className="lw-facts">
        {marksOf(kind).map((mark) => (
          <div key={mark}>
            <dt>
              <Named>{`{{${mark}}}`}</Named>
            </dt>
            <dd>
              <Named>{kind.marks[mark]?.example ?? (mark === 'phone' ? 'Your phone number' : 'The name of your partnership')}</Named>
              {kind.marks[mark]?.isNeeded ? ' (has to stay)' : ''}
              {kind.text && !text.includes(mark) ? ' (in the e-mail alone)' : ''}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function TextLength({ text }: { text: string }) {
  const { length, parts, unusual } = partsOf(text)
  const inParts = parts === 1 ? 'one part' : `${parts} parts`
  const shorter = unusual ? ` Because of “${unusual}”, a part holds only 70 letters.` : ''
  return <p>{`With the example below, the text message has ${length} letters and is sent in ${inParts}. Each part is paid for.${shorter}`}</p>
}

const Example = ({ example }: { example: Said }) => (
  <section aria-labelledby="example">
    <h2 className="nhsuk-heading-m" id="example">
      How it reads
    </h2>
    {example.body ? (
      <>
        <h3 className="nhsuk-heading-s">
          By e-mail: <Named>{example.subject}</Named>
        </h3>
        <SaidBy>{example.body}</SaidBy>
      </>
    ) : null}
    {example.text ? (
      <>
        <h3 className="nhsuk-heading-s">By text</h3>
        <SaidBy>{example.text}</SaidBy>
      </>
    ) : null}
  </section>
)

function History({ history }: Pick<Props, 'history'>) {
  const { moment } = useVisit().words
  if (history.length === 0) return null
  return (
    <section aria-labelledby="history">
      <h2 className="nhsuk-heading-m" id="history">
        Who changed it
      </h2>
      <ol className="lw-story">
        {history.map(({ version, subject, body, text, byName, at }) => {
          const words = [subject, body, text].filter(Boolean).join('\n\n')
          return (
            <li className="lw-story__entry" key={version}>
              <p className="lw-story__when">{moment(at)}</p>
              <div className="lw-story__what">
                <p>
                  <Named>{byName}</Named> {words ? 'changed it to:' : 'went back to our words.'}
                </p>
                {words ? <SaidBy>{words}</SaidBy> : null}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
