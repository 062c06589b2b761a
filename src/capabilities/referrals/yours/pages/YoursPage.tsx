import { Tag } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage, ThingPage } from '../../../../design/layouts.tsx'
import { Said } from '../../../../design/Said.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import { Tellings } from '../../pages/Tellings.tsx'
import { type Referral, stateWords, type Telling } from '../../referral.ts'

/** Where a person's own referral is changed and taken back: by their account, or by the link in the message to them. */
export interface Ways {
  here: string
  change: string
  withdraw: string
  telling: (telling: Telling) => string
}

/** What somebody asked for, as they see it themselves. */
export function YoursPage({ referral, tellings, ways }: { referral: Referral; tellings: readonly Telling[]; ways: Ways }) {
  const { t, moment } = useVisit().words
  const isOpen = referral.state === 'received' || referral.state === 'accepted'
  return (
    <ThingPage
      title={t('What you asked us for')}
      state={
        <p>
          <Tag modifier={isOpen ? 'green' : 'grey'}>{t(stateWords[referral.state])}</Tag> {moment(referral.receivedAt)}
        </p>
      }
      head={<Said>{referral.ownWords}</Said>}
      next={
        isOpen ? (
          <>
            <h2 className="nhsuk-heading-m">{t('What happens next')}</h2>
            <p>{referral.state === 'received' ? t('One of us gets in touch, the way you asked for.') : t('We are in touch. You can stop at any time.')}</p>
            {referral.state === 'received' ? (
              <p>
                <a href={ways.change}>{t('Change it')}</a>
              </p>
            ) : null}
            <p>
              <a href={ways.withdraw}>{t('Take it back')}</a>
            </p>
          </>
        ) : referral.declinedBecause ? (
          <Said>{referral.declinedBecause}</Said>
        ) : undefined
      }
    >
      <Tellings tellings={tellings} action={ways.telling} />
      <p className="lw-quiet">{t('Reference {{reference}}', { reference: referral.reference })}</p>
    </ThingPage>
  )
}

interface AskProps {
  title: string
  form: Form<any>
  answers: Answers<any>
  action: string
  back: string
  submit: string
  warning?: boolean
}

/** Changing it, or taking it back. */
export function AskOfYoursPage({ title, form, answers, action, back, submit, warning = false }: AskProps) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t(title)}
      back={{ href: back, label: t('What you asked us for') }}
      form={form}
      answers={answers}
      action={action}
      submit={submit}
      warning={warning}
    />
  )
}
