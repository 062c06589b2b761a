import { Panel } from 'nhsuk-react-components'
import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { leaveForm } from '../forms/keep.ts'

export type WhyNot = 'expired' | 'unknown' | 'moved'

/** A keeper's link that opens nothing any more, and what they can do. */
export function KeepLinkEndedPage({ why }: { why: WhyNot }) {
  const { words, viewer } = useVisit()
  const { t } = words
  const title = { expired: t('This link has run out'), unknown: t('This link does not work'), moved: t('This page is part of another now') }[why]
  const phone = viewer?.partnership.phone
  return (
    <Page title={title} narrow>
      {why === 'expired' ? <p>{t('A link works for two months. If you still keep the page, ask us for a new one.')}</p> : null}
      {why === 'unknown' ? <p>{t('Check that the whole link was copied. If we have sent you a newer message, use the link in that one.')}</p> : null}
      {why === 'moved' ? <p>{t('The same group or service was in the directory twice. We will write to you about the page that stayed.')}</p> : null}
      {phone ? <p>{t('You can ring us on {{phone}}.', { phone })}</p> : null}
    </Page>
  )
}

/** They are no longer asked. */
export function NoLongerKeeperPage() {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('Thank you for keeping it')} hasOwnHeading narrow>
      <Panel>
        <Panel.Title headingLevel="h1">{t('Thank you for keeping it')}</Panel.Title>
        {t('We have forgotten your address, and will not ask you again.')}
      </Panel>
      <p>{t('We look for somebody else to keep the page.')}</p>
      <p>
        <a href={paths.community(slug)}>{t('Find something near you')}</a>
      </p>
    </Page>
  )
}

/** Asked once more, because it cannot be undone with the same link. */
export function LeavePage({ answers, action, back }: { answers: Answers<any>; action: string; back: string }) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('I am not the keeper any more')}
      lede={t('We forget your address, and this link stops working. The page stays in the directory.')}
      back={{ href: back, label: t('Back to the page') }}
      form={leaveForm}
      answers={answers}
      action={action}
      submit="I am not the keeper any more"
    />
  )
}
