import { Panel } from 'nhsuk-react-components'
import { Page } from '../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'

/** It has been sent: what happens next, and a reference to keep. */
export function ReceivedPage({ reference }: { reference: string }) {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  const days = viewer?.partnership.answersWithinDays ?? 5
  return (
    <Page title={t('Thank you. We have it')} hasOwnHeading narrow>
      <Panel>
        <Panel.Title headingLevel="h1">{t('Thank you. We have it')}</Panel.Title>
        {t('The reference is')} <strong translate="no">{reference}</strong>
      </Panel>
      <h2>{t('What happens next')}</h2>
      <ol className="nhsuk-list nhsuk-list--number">
        <li>{t('One of us reads it. Nobody outside the team does.')}</li>
        <li>{t('We get in touch within {{count}} working days, in the way you asked for.', { count: days })}</li>
        <li>{t('We listen, and work out together what comes next. You can stop at any time.')}</li>
      </ol>
      {viewer?.partnership.phone ? (
        <p>{t('If you do not hear from us, ring {{phone}} and tell us the reference.', { phone: viewer.partnership.phone })}</p>
      ) : null}
      <p>
        <a href={`/${slug}/community`}>{t('Meanwhile, find something near you')}</a>
      </p>
      <p>
        <a href={`/${slug}/urgent-help`}>{t('If it cannot wait')}</a>
      </p>
    </Page>
  )
}
