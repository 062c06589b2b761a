import { Button } from 'nhsuk-react-components'
import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { Page } from '../../../design/Page.tsx'
import { useVisit } from '../../../design/visit.tsx'
import { askForLinkForm } from '../forms/signIn.ts'
import { paths } from '../paths.ts'

/** Asking for a link to sign in with. */
export function AskForLinkPage({ answers, next }: { answers: Answers<any>; next: string | undefined }) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('Sign in with a link')}
      lede={t('We send it to your e-mail. You do not need a password.')}
      back={{ href: paths.signIn(next), label: t('Back to signing in') }}
      form={askForLinkForm}
      answers={answers}
      action={paths.askForLink(next)}
      submit="Send me a link"
    />
  )
}

/** Said to everybody who asks, so that nobody learns who has an account. */
export function LinkSentPage({ minutes, next }: { minutes: number; next: string | undefined }) {
  const { t } = useVisit().words
  return (
    <Page title={t('Look at your e-mail')} narrow>
      <p className="nhsuk-lede-text">{t('If we know this address, a message with a link is on its way to it.')}</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>{t('The link works once, for {{minutes}} minutes.', { minutes })}</li>
        <li>{t('It can take a few minutes to arrive. Look among unwanted mail, too.')}</li>
        <li>{t('If nothing comes, you may have given us another address.')}</li>
      </ul>
      <p>
        <a href={paths.askForLink(next)}>{t('Ask for another link')}</a>
      </p>
    </Page>
  )
}

/** Where a link leads: nothing has happened yet, because mail programs open links by themselves. */
export function UseLinkPage({ token, next }: { token: string; next: string | undefined }) {
  const { t } = useVisit().words
  return (
    <Page title={t('Sign in to Livewell')} narrow>
      <p className="nhsuk-lede-text">{t('Press the button, and you are signed in.')}</p>
      <form method="post" action={paths.useLink(token, next)}>
        <Button type="submit">{t('Sign in')}</Button>
      </form>
    </Page>
  )
}

/** The link was used, or is too old, or never was one. */
export function LinkGonePage({ next }: { next: string | undefined }) {
  const { t } = useVisit().words
  return (
    <Page title={t('This link does not work any more')} narrow>
      <p>{t('A link works once, and for a short time. Ask for a new one: it comes in a few minutes.')}</p>
      <p>
        <a href={paths.askForLink(next)}>{t('Send me a new link')}</a>
      </p>
    </Page>
  )
}
