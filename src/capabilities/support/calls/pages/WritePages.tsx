import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { type Person, peoplePaths } from '../../../people/index.ts'
import { paths } from '../../paths.ts'
import type { NamedSupport } from '../../support.ts'

const back = (slug: string, { id, personName }: NamedSupport) => ({ href: paths.ring(slug, id), label: `Back to ringing ${personName}` })

interface WriteProps {
  support: NamedSupport
  form: Form<any>
  answers: Answers<any>
  letter: readonly string[]
  /** Whether there is a way that they agreed to. */
  canWrite: boolean
}

/** Writing to somebody who does not answer the phone: what it says, and how it goes. */
export function WritePage({ support, form, answers, letter, canWrite }: WriteProps) {
  const slug = useSlug()
  const title = `Write to ${support.personName}`
  const words = (
    <div className="lw-said">
      {letter.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  )
  if (!canWrite) {
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
      before={words}
      form={form}
      answers={answers}
      action={paths.write(slug, support.id)}
      submit="Write"
    />
  )
}

/** The letter on paper. */
export function LetterToPostPage({ support, person, letter }: { support: NamedSupport; person: Person; letter: readonly string[] }) {
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
      {letter.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </Page>
  )
}

/** Somebody asked to be rung another day. */
export const AnotherDayPage = ({ support, form, answers }: { support: NamedSupport; form: Form<any>; answers: Answers<any> }) => (
  <QuestionPage
    title={`When shall you ring ${support.personName}?`}
    lede="A talk by phone is planned for then."
    back={back(useSlug(), support)}
    form={form}
    answers={answers}
    action={paths.ringAgain(useSlug(), support.id)}
    submit="Plan it"
  />
)
