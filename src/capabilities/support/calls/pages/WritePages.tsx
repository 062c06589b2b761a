import { Fragment } from 'react'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { type Person, peoplePaths } from '../../../people/index.ts'
import { paths } from '../../paths.ts'
import type { NamedSupport } from '../../support.ts'
import { modes } from '../../talks/conversation.ts'
import { type PlannedTalk, whenItIs } from '../../talks/talk.ts'
import type { HowToWrite } from '../forms.ts'

const back = (slug: string, { id, personName }: NamedSupport) => ({ href: paths.ring(slug, id), label: `Back to ringing ${personName}` })

interface WriteProps {
  support: NamedSupport
  form: Form<any>
  answers: Answers<any>
  /** As it will be read. */
  said: { body: string; text: string }
  /** The ways that they agreed to. */
  ways: readonly HowToWrite[]
}

/** Writing to somebody who does not answer the phone: what it says, and how it goes. */
export function WritePage({ support, form, answers, said, ways }: WriteProps) {
  const slug = useSlug()
  const title = `Write to ${support.personName}`
  const written = ways.filter((way) => way !== 'text')
  if (ways.length === 0) {
    return (
      <Page title={title} back={back(slug, support)} narrow>
        <p>
          There is no way to write that they agreed to, and no address. <a href={peoplePaths.changePerson(slug, support.personId)}>Put details right</a>
        </p>
      </Page>
    )
  }
  return (
    <QuestionPage
      title={title}
      lede="This is what it says. It names nothing of what you talked about."
      back={back(slug, support)}
      before={
        <>
          {written.length > 0 ? (
            <AsRead title={written.length > 1 ? 'By e-mail or letter' : written[0] === 'email' ? 'By e-mail' : 'By letter'} words={said.body} />
          ) : null}
          {ways.includes('text') ? <AsRead title="By text" words={said.text} /> : null}
        </>
      }
      form={form}
      answers={answers}
      action={paths.write(slug, support.id)}
      submit="Write"
    />
  )
}

const AsRead = ({ title, words }: { title: string; words: string }) => (
  <>
    <h2 className="nhsuk-heading-s">{title}</h2>
    <div className="lw-said">{words}</div>
  </>
)

/** The letter on paper. */
export function LetterToPostPage({ support, person, letter }: { support: NamedSupport; person: Person; letter: string }) {
  const { words, today } = useVisit()
  return (
    <Page title={`Letter to ${person.name}`} back={back(useSlug(), support)} narrow>
      <p className="nhsuk-u-display-none-print">Print this page, and post it.</p>
      <address translate="no">
        {[person.name, ...person.address.split('\n'), person.postcode].filter(Boolean).map((line, at) => (
          <div key={at}>{line}</div>
        ))}
      </address>
      <p>{words.day(today)}</p>
      {letter.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>
          {paragraph.split('\n').map((line, at) => (
            <Fragment key={at}>
              {at > 0 ? <br /> : null}
              {line}
            </Fragment>
          ))}
        </p>
      ))}
    </Page>
  )
}

interface AnotherDayProps {
  support: NamedSupport
  planned: PlannedTalk | undefined
  form: Form<any>
  answers: Answers<any>
}

/** Somebody asked to be rung another day. A talk that was planned otherwise becomes one by phone, and the page says so. */
export function AnotherDayPage({ support, planned, form, answers }: AnotherDayProps) {
  const { words } = useVisit()
  const slug = useSlug()
  const other = planned?.mode && planned.mode !== 'phone' ? modes[planned.mode].label.toLowerCase() : undefined
  return (
    <QuestionPage
      title={`When shall you ring ${support.personName}?`}
      lede={
        planned && other
          ? `A talk is planned for ${whenItIs(words, planned)}: ${other}. It moves to the day you enter, and is by phone then.`
          : 'A talk by phone is planned for then.'
      }
      back={back(slug, support)}
      form={form}
      answers={answers}
      action={paths.ringAgain(slug, support.id)}
      submit="Plan it"
    />
  )
}
