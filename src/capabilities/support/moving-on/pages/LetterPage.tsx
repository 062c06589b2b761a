import { Button } from 'nhsuk-react-components'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { Page } from '../../../../design/Page.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { peoplePaths } from '../../../people/index.ts'
import { paths } from '../../paths.ts'
import type { NamedSupport } from '../../support.ts'
import { sendLetterForm } from '../forms.ts'
import type { Letter } from '../letter.ts'

interface Props {
  support: NamedSupport
  letter: Letter
  /** Where it can be sent: their own address, when we have one. */
  email: string | null
  emailedAt: Date | null
  answers: Answers<any>
}

/** The letter of somebody who moved on: theirs to keep, to print, and to have by e-mail. */
export function LetterPage({ support, letter, email, emailedAt, answers }: Props) {
  const { viewer, words } = useVisit()
  const { t } = words
  const slug = useSlug()
  const { id, personId, personName } = support
  const isMine = viewer?.personId === personId
  return (
    <Page
      title={letter.title}
      problems={answers.problems}
      back={
        isMine ? { href: peoplePaths.mySupport(slug), label: t('My support') } : { href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }
      }
      narrow
    >
      {letter.opening.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {letter.goals.each.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">{letter.goals.heading}</h2>
          <ul className="nhsuk-list">
            {letter.goals.each.map((each) => (
              <li key={each.id}>
                <Named>{each.goal}</Named>
                <br />
                {each.said}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {letter.said.map((each) => (
        <section key={each.heading}>
          <h2 className="nhsuk-heading-m">{each.heading}</h2>
          <Said>{each.words}</Said>
        </section>
      ))}
      {letter.closing.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div className="lw-not-printed">
        <h2 className="nhsuk-heading-m">{t('Keep this letter')}</h2>
        <ul className="nhsuk-list">
          <li>
            <a href={paths.letterFile(slug, id)}>{t('As a PDF to print')}</a>
          </li>
          <li>
            <a href={`${paths.letterFile(slug, id)}?print=large`}>{t('As a PDF in large print')}</a>
          </li>
        </ul>
        <SendIt {...{ support, email, emailedAt, answers, isMine }} />
      </div>
    </Page>
  )
}

function SendIt({ support, email, emailedAt, answers, isMine }: Omit<Props, 'letter'> & { isMine: boolean }) {
  const { t, moment } = useVisit().words
  const slug = useSlug()
  if (emailedAt) return <p>{t('It was sent by e-mail: {{when}}', { when: moment(emailedAt) })}</p>
  if (!email) return null
  const action = paths.sendLetter(slug, support.id)
  return (
    <>
      <p>
        {t('By e-mail, to:')} <Named>{email}</Named>
      </p>
      {isMine ? (
        <form method="post" action={action}>
          <p>{t('Whoever reads your e-mails could read it, too.')}</p>
          <Button secondary>{t('Send it to me')}</Button>
        </form>
      ) : (
        <AskForm form={sendLetterForm} answers={answers} action={action} submit="Send it to them" />
      )}
    </>
  )
}
