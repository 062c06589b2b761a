import { Button } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { Page } from '../../../design/Page.tsx'
import { Named } from '../../../design/Said.tsx'
import { useVisit } from '../../../design/visit.tsx'
import { administrationPaths } from '../../partnerships/index.ts'
import { paths } from '../paths.ts'

interface Props {
  form: Form<any>
  answers: Answers<any>
  places: readonly { slug: string; partnership: string }[]
  byLink: boolean
}

const title = 'Delete your account'

/** The question: what goes, what stays, and whether they are sure. */
export function DeleteAccountPage({ form, answers, places, byLink }: Props) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t(title)}
      back={{ href: paths.account, label: t('Back to your account') }}
      before={
        <>
          <h2 className="nhsuk-heading-m">{t('What goes')}</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            <li>{t('The way you sign in: your e-mail address here, your password, and your two steps.')}</li>
            <li>{t('Wherever you are signed in now.')}</li>
            {places.map(({ slug, partnership }) => (
              <li key={slug}>
                {t('Your place, and your hats, in:')} <Named>{partnership}</Named>
              </li>
            ))}
          </ul>
          <h2 className="nhsuk-heading-m">{t('What stays')}</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            <li>{t('If you are supported: your support goes on, and so does the record of it. The partnership keeps that for as long as its rules say.')}</li>
            <li>{t('If you wrote something down for others, it stays, with your name.')}</li>
          </ul>
          <p>{t('Before you go, you can take away everything we hold about you, on your own page. If you want to come back, you need a new invitation.')}</p>
          {byLink ? <p>{t('You have no password, so we send you a link. Open it in this browser, and press the button there.')}</p> : null}
        </>
      }
      form={form}
      answers={answers}
      action={paths.remove}
      submit={byLink ? 'Send me a link to delete it' : 'Delete my account'}
      warning={!byLink}
    />
  )
}

/** For whoever has no password. */
export function DeleteLinkSentPage({ minutes }: { minutes: number }) {
  const { t } = useVisit().words
  return (
    <Page title={t('Look at your e-mail')} back={{ href: paths.account, label: t('Back to your account') }} narrow>
      <p className="nhsuk-lede-text">{t('A message with a link is on its way to you. Nothing is deleted yet.')}</p>
      <p>{t('The link works once, for {{minutes}} minutes.', { minutes })}</p>
    </Page>
  )
}

/** Where the link leads: nothing has happened yet. */
export function DeleteByLinkPage({ token }: { token: string }) {
  const { t } = useVisit().words
  return (
    <Page title={t('Delete your account?')} back={{ href: paths.account, label: t('Back to your account') }} narrow>
      <p className="nhsuk-lede-text">{t('Press the button, and it is gone. It cannot be brought back.')}</p>
      <form method="post" action={paths.removeByLink(token)}>
        <Button type="submit" warning>
          {t('Delete my account')}
        </Button>
      </form>
    </Page>
  )
}

/** The link was used, is too old, or is somebody else's. */
export function DeleteLinkGonePage() {
  const { t } = useVisit().words
  return (
    <Page title={t('This link does not work any more')} narrow>
      <p>{t('A link works once, for a short time, and for the account that asked for it. Nothing is deleted.')}</p>
      <p>
        <a href={paths.remove}>{t(title)}</a>
      </p>
    </Page>
  )
}

/** Somebody has to be able to set the partnership up. */
export function OnlyAdministratorPage({ partnerships }: { partnerships: readonly { slug: string; name: string }[] }) {
  const { t } = useVisit().words
  return (
    <Page title={t('Somebody else has to be an administrator first')} back={{ href: paths.account, label: t('Back to your account') }} narrow>
      <p className="nhsuk-lede-text">{t('Your account is not deleted.')}</p>
      <p>{t('You are the only administrator here. Without you nobody could invite people, or change what they may do:')}</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {partnerships.map(({ slug, name }) => (
          <li key={slug}>
            <a href={administrationPaths.members(slug)}>
              <Named>{name}</Named>
            </a>
          </li>
        ))}
      </ul>
      <p>{t('Open the list of people there, give somebody the hat of administrator, and wait until they have joined. Then come back here.')}</p>
    </Page>
  )
}
