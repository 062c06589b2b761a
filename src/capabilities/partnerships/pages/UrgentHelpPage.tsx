import { Page } from '../../../design/Page.tsx'
import { useVisit } from '../../../design/visit.tsx'

/** Where to turn when it cannot wait: Livewell is not watched round the clock, and says so. */
export function UrgentHelpPage() {
  const { t } = useVisit().words
  return (
    <Page title={t('If you need help right now')} narrow>
      <p className="nhsuk-lede-text">{t('Nobody reads Livewell day and night. If it cannot wait, use one of these.')}</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>{t('Is your life, or somebody else’s, in danger? Ring 999.')}</li>
        <li>{t('Do you need help with your mental health today? Ring 111 and choose the mental health option.')}</li>
        <li>{t('Do you need medical help that cannot wait for your GP practice? Ring 111.')}</li>
        <li>{t('Would you like somebody to listen, at any hour? Ring Samaritans on 116 123.')}</li>
      </ul>
    </Page>
  )
}
