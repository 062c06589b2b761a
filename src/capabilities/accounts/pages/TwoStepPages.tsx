import { Button } from 'nhsuk-react-components'
import { AskForm } from '../../../design/form/FormFields.tsx'
import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { Page } from '../../../design/Page.tsx'
import { useVisit } from '../../../design/visit.tsx'
import { endTwoStepsForm, onlyOwnerForm } from '../forms/choosePassword.ts'
import { confirmForm } from '../forms/code.ts'
import { paths } from '../paths.ts'

interface Props {
  answers: Answers<any>
  next: string | undefined
}

/** Before turning it on: what it is, what is needed, and whose browser this is. */
export function BeginTwoStepsPage({ answers, next, hasPassword }: Props & { hasPassword: boolean }) {
  const { t } = useVisit().words
  const title = t('Sign in with two steps')
  const lede = next
    ? t('Your partnership asks its workers for this, before anything else.')
    : t('After your password you enter a code from your phone. Somebody who learns your password still cannot get in.')
  const back = next ? undefined : { href: paths.account, label: t('Back to your account') }
  if (!hasPassword) {
    return (
      <Page title={title} back={back} narrow>
        <p className="nhsuk-lede-text">{lede}</p>
        <p>
          {t('The first step is a password, and you have none yet.')} <a href={paths.password}>{t('Choose a password')}</a>
        </p>
      </Page>
    )
  }
  return (
    <QuestionPage
      title={title}
      lede={lede}
      back={back}
      before={<p>{t('You need an app that makes codes, such as the one for passwords that your phone came with, or one your employer gives you.')}</p>}
      form={onlyOwnerForm}
      answers={answers}
      action={paths.beginTwoSteps + queryOf(next)}
      submit="Continue"
    />
  )
}

/** The secret to put into the app, as a picture and in letters, and the first code back. */
export function ConfirmTwoStepsPage({ answers, next, uri, secret, picture }: Props & { uri: string; secret: string; picture: string }) {
  const { t } = useVisit().words
  return (
    <Page title={t('Set up your app')} problems={answers.problems} narrow>
      <ol className="nhsuk-list nhsuk-list--number">
        <li>{t('Open the app, and add an account.')}</li>
        <li>
          {t('Scan this picture:')}
          <br />
          <img src={picture} alt={t('The same as the letters and numbers below')} width="220" height="220" />
          <br />
          {t('Or type this in:')} <strong translate="no">{secret.match(/.{1,4}/g)?.join(' ')}</strong>
        </li>
        <li>{t('Enter the code that the app shows.')}</li>
      </ol>
      <AskForm form={confirmForm} answers={answers} action={paths.confirmTwoSteps + queryOf(next)} submit="Turn on two steps">
        <input type="hidden" name="uri" value={uri} />
      </AskForm>
    </Page>
  )
}

/** Shown this once. */
export function BackupCodesPage({ codes, next, isNew }: { codes: readonly string[]; next: string | undefined; isNew: boolean }) {
  const { t } = useVisit().words
  return (
    <Page title={t('Your backup codes')} narrow>
      <p className="nhsuk-lede-text">{isNew ? t('These take the place of those you had.') : t('You now sign in with two steps.')}</p>
      <p>
        {t(
          'Each of these lets you in once when you do not have your phone. Print them or write them down, and keep them apart from it. They are shown only now.',
        )}
      </p>
      <ul className="nhsuk-list" translate="no">
        {codes.map((code) => (
          <li key={code}>
            <strong>{code}</strong>
          </li>
        ))}
      </ul>
      <p>
        <Button href={next ?? paths.account}>{t('I have kept them')}</Button>
      </p>
    </Page>
  )
}

/** It is on: new backup codes, or turning it off. Both ask for the password. */
export function TwoStepsPage({ codes, end }: { codes: Answers<any>; end: Answers<any> }) {
  const { t } = useVisit().words
  return (
    <Page
      title={t('Sign in with two steps')}
      back={{ href: paths.account, label: t('Back to your account') }}
      problems={codes.problems?.length ? codes.problems : end.problems}
      narrow
    >
      <p className="nhsuk-lede-text">{t('It is on: after your password you are asked for a code from your phone.')}</p>
      <h2 className="nhsuk-heading-m">{t('New backup codes')}</h2>
      <p>{t('If you have used or lost them. Those you had stop working.')}</p>
      <AskForm form={onlyOwnerForm} answers={codes} action={paths.newBackupCodes} submit="Show me new codes" />
      <h2 className="nhsuk-heading-m">{t('Turn it off')}</h2>
      <p>{t('For example to change to another phone. Turn it on again afterwards.')}</p>
      <AskForm form={endTwoStepsForm} answers={end} action={paths.endTwoSteps} submit="Turn off two steps" warning />
    </Page>
  )
}

const queryOf = (next: string | undefined) => (next ? `?next=${encodeURIComponent(next)}` : '')
