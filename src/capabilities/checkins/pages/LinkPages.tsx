import { Panel } from 'nhsuk-react-components'
import { Page } from '../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'

export type WhyNot = 'answered' | 'expired' | 'unknown'

/** A link that opens nothing any more: why, and what somebody can do. Names nobody. */
export function LinkEndedPage({ why }: { why: WhyNot }) {
  const { t } = useVisit().words
  const title = { answered: t('We have your answers'), expired: t('This link has run out'), unknown: t('This link does not work') }[why]
  return (
    <Page title={title} narrow>
      {why === 'answered' ? <p>{t('These questions have been answered. Thank you. There is nothing more to do.')}</p> : null}
      {why === 'expired' ? <p>{t('A link works for two weeks. If you would still like to answer, ask us for a new one.')}</p> : null}
      {why === 'unknown' ? <p>{t('Check that the whole link was copied. If we have sent you a newer message, use the link in that one.')}</p> : null}
      <HowToReachUs />
    </Page>
  )
}

/** The answers have arrived. Nobody sits and waits for them, so it says where help is at once. */
export function ThanksPage() {
  const { t } = useVisit().words
  return (
    <Page title={t('Thank you for your answers')} hasOwnHeading narrow>
      <Panel>
        <Panel.Title headingLevel="h1">{t('Thank you for your answers')}</Panel.Title>
        {t('There is nothing more to do.')}
      </Panel>
      <p>{t('The team that supports you can read them, and talk about them with you when you next meet.')}</p>
      <p>{t('Your answers may not be read at once.')}</p>
      <HowToReachUs />
    </Page>
  )
}

function HowToReachUs() {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  const phone = viewer?.partnership.phone
  return (
    <>
      <p>{phone ? t('You can ring us on {{phone}}.', { phone }) : t('You can always ask the person who supports you.')}</p>
      <p>
        <a href={`/${slug}/urgent-help`}>{t('If it cannot wait')}</a>
      </p>
    </>
  )
}
