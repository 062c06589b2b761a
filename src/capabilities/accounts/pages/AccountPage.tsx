import { Button, SummaryList } from 'nhsuk-react-components'
import { ThingPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useVisit } from '../../../design/visit.tsx'
import { hatWords, partnershipPaths } from '../../partnerships/index.ts'
import { deviceOf } from '../device.ts'
import { paths } from '../paths.ts'

interface Props {
  places: readonly { slug: string; partnership: string; hats: readonly (keyof typeof hatWords)[] }[]
  sessions: readonly SessionShown[]
  hasPassword: boolean
  shouldUseTwoSteps: boolean
}

interface SessionShown {
  id: string
  since: Date
  userAgent: string | null | undefined
  isThis: boolean
}

/** One's own account: where one belongs, how one signs in, and where one is signed in. */
export function AccountPage({ places, sessions, hasPassword, shouldUseTwoSteps }: Props) {
  const { words, account } = useVisit()
  const { t } = words
  return (
    <ThingPage title={t('Your account')}>
      <h2 className="nhsuk-heading-m">{t('Your partnerships')}</h2>
      <Places places={places} />

      <h2 className="nhsuk-heading-m">{t('How you sign in')}</h2>
      {shouldUseTwoSteps ? <p>{t('You see what others told in confidence. Please turn on signing in with two steps.')}</p> : null}
      <SummaryList>
        <SummaryList.Row>
          <SummaryList.Key>{t('Name')}</SummaryList.Key>
          <SummaryList.Value>
            <Named>{account?.name}</Named>
          </SummaryList.Value>
        </SummaryList.Row>
        <SummaryList.Row>
          <SummaryList.Key>{t('E-mail')}</SummaryList.Key>
          <SummaryList.Value>
            <Named>{account?.email}</Named>
          </SummaryList.Value>
        </SummaryList.Row>
        <SummaryList.Row>
          <SummaryList.Key>{t('Password')}</SummaryList.Key>
          <SummaryList.Value>{hasPassword ? t('You have one') : t('None: you sign in with a link')}</SummaryList.Value>
          <SummaryList.Action href={paths.password}>{hasPassword ? t('Change your password') : t('Choose a password')}</SummaryList.Action>
        </SummaryList.Row>
        <SummaryList.Row>
          <SummaryList.Key>{t('Two steps')}</SummaryList.Key>
          <SummaryList.Value>{account?.hasTotp ? t('On: you are asked for a code from your phone') : t('Off')}</SummaryList.Value>
          <SummaryList.Action href={paths.twoSteps()}>{account?.hasTotp ? t('Change your two steps') : t('Turn on two steps')}</SummaryList.Action>
        </SummaryList.Row>
      </SummaryList>

      <h2 className="nhsuk-heading-m">{t('Where you are signed in')}</h2>
      <p>{t('End what you do not know, or do not use any more.')}</p>
      <Sessions sessions={sessions} />

      <h2 className="nhsuk-heading-m">{t('Leaving for good')}</h2>
      <p>
        <a href={paths.remove}>{t('Delete your account')}</a>
      </p>
    </ThingPage>
  )
}

function Places({ places }: Pick<Props, 'places'>) {
  const { t } = useVisit().words
  if (places.length === 0) return <p className="lw-empty">{t('You do not belong to a partnership yet. When you are invited, use the link in the message.')}</p>
  return (
    <ul className="lw-list">
      {places.map(({ slug, partnership, hats }) => (
        <li className="lw-list__item" key={slug}>
          <h3 className="lw-list__title">
            <a href={partnershipPaths.today(slug)}>
              <Named>{partnership}</Named>
            </a>
          </h3>
          <p className="lw-list__meta">
            {t('You are here as:')} {hats.map((hat) => t(hatWords[hat].name)).join(', ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Sessions({ sessions }: Pick<Props, 'sessions'>) {
  const { words } = useVisit()
  const { t, moment } = words
  const others = sessions.filter(({ isThis }) => !isThis)
  return (
    <>
      <ul className="lw-list lw-list--dense">
        {sessions.map(({ id, since, userAgent, isThis }) => {
          const device = deviceWords(t, userAgent)
          return (
            <li className="lw-list__item" key={id}>
              <h3 className="lw-list__title">
                {device} {isThis ? <strong className="nhsuk-tag">{t('This one')}</strong> : null}
              </h3>
              <p className="lw-list__meta">{t('Since {{moment}}', { moment: moment(since) })}</p>
              {isThis ? null : (
                <form method="post" action={paths.endSession(id)}>
                  <button type="submit" className="lw-button-link">
                    {t('End')} <span className="nhsuk-u-visually-hidden">{t('{{device}}, since {{moment}}', { device, moment: moment(since) })}</span>
                  </button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
      {others.length > 1 ? (
        <form method="post" action={paths.endOtherSessions}>
          <Button type="submit" secondary>
            {t('End all others')}
          </Button>
        </form>
      ) : null}
    </>
  )
}

function deviceWords(t: ReturnType<typeof useVisit>['words']['t'], userAgent: string | null | undefined): string {
  const { browser, machine } = deviceOf(userAgent)
  if (browser && machine) return t('{{browser}} on {{machine}}', { browser, machine })
  return browser ?? machine ?? t('A browser we do not know')
}
