import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage, ThingPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { moneyWords } from '../../groups/pence.ts'
import { askForm } from '../forms/application.ts'
import { type Application, type Pot, stateWords } from '../grant.ts'
import { paths } from '../paths.ts'

/** Asking for a small grant, by oneself or with a worker on the phone. */
export function AskPage({ pot, answers, isTypedIn }: { pot: Pot; answers: Answers<any>; isTypedIn: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Ask for a grant: {{pot}}', { pot: pot.name })}
      lede={
        isTypedIn
          ? 'You type this for somebody who tells you. Write it as they say it, and read it back to them.'
          : t('Write as you would say it. Up to {{most}}. You do not need an account.', { most: moneyWords(pot.mostPence) })
      }
      back={{ href: paths.pot(slug, pot.id), label: pot.name, isName: true }}
      form={askForm}
      answers={answers}
      action={paths.ask(slug, pot.id)}
      submit="Send"
    />
  )
}

/** Sent before: nothing is made twice. */
export function ReceivedPage() {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('We have what you sent')} back={{ href: paths.pots(slug), label: t('Small grants') }} narrow>
      <p>{t('A few people will read it and decide together. If you left an e-mail address, there is a link in it to see what becomes of it.')}</p>
    </Page>
  )
}

interface ByLinkProps {
  application: Application
  pot: Pot | undefined
  action: string
  form: Form<any> | undefined
  answers: Answers<any> | undefined
}

/** What becomes of it, for whoever holds the link. */
export function ByLinkPage({ application, pot, action, form, answers }: ByLinkProps) {
  const { t, day } = useVisit().words
  const { state, stateSince, answer, awardedPence, paidOn, paidReference, cameOfIt } = application
  return (
    <ThingPage
      title={t('What becomes of it')}
      problems={answers?.problems}
      state={
        <p>
          <strong>{t(stateWords[state])}</strong>, {day(stateSince)}
        </p>
      }
      next={
        state === 'sent' ? (
          <p>{t('A few people read what you sent and decide together. You read their answer here.')}</p>
        ) : form && answers ? (
          <>
            <h2 className="nhsuk-heading-m">{state === 'more asked' ? t('Tell us more') : t('Tell us what came of it')}</h2>
            {state === 'more asked' ? <Said>{answer}</Said> : null}
            <AskForm form={form} answers={answers} action={action} submit="Send" />
          </>
        ) : null
      }
    >
      {awardedPence !== null ? <p>{t('You get {{amount}}.', { amount: moneyWords(awardedPence) })}</p> : null}
      {answer && state !== 'more asked' ? (
        <>
          <h2 className="nhsuk-heading-m">{t('Our answer')}</h2>
          <Said>{answer}</Said>
        </>
      ) : null}
      {paidOn ? <p>{t('Paid on {{day}}. Reference {{reference}}.', { day: day(paidOn), reference: paidReference })}</p> : null}
      {cameOfIt ? (
        <>
          <h2 className="nhsuk-heading-m">{t('What came of it')}</h2>
          <Said>{cameOfIt}</Said>
        </>
      ) : null}
      <h2 className="nhsuk-heading-m">{t('What you sent')}</h2>
      {pot ? (
        <p>
          {t('To')} <Named>{pot.name}</Named>
        </p>
      ) : null}
      <WhatWasSent application={application} />
    </ThingPage>
  )
}

/** What somebody asks for, as they put it. */
export function WhatWasSent({ application }: { application: Application }) {
  const { t } = useVisit().words
  const { idea, whoFor, amountPence, spentOn, afterwards, more } = application
  const told = [
    ['What would you like to do?', idea],
    ['Who is it for, and where?', whoFor],
    ['How much would you need?', moneyWords(amountPence)],
    ['What would you spend it on?', spentOn],
    ['How would it go on when the money is spent?', afterwards],
    ['What would you like to add?', more],
  ].filter(([, said]) => said) as [string, string][]
  return (
    <dl className="lw-facts lw-facts--stacked">
      {told.map(([question, said]) => (
        <div key={question}>
          <dt>{t(question)}</dt>
          <dd>
            <Named>{said}</Named>
          </dd>
        </div>
      ))}
    </dl>
  )
}
