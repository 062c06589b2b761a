import { assetUrl } from '../../../../design/assets.ts'
import { Page } from '../../../../design/Page.tsx'
import { useVisit, VisitContext } from '../../../../design/visit.tsx'
import { offlinePaths } from '../paths.ts'
import { Told } from './Told.tsx'

/**
 * The empty page that a plan is drawn into on its device. It is kept there for everybody who uses the device, so it says nothing of who is
 * signed in: its account, navigation and notice are left out.
 */
export function OfflinePlanPage() {
  const visit = useVisit()
  const { viewer, words } = visit
  if (!viewer) return null
  const { slug } = viewer.partnership
  return (
    <VisitContext value={{ ...visit, viewer: viewer.holding(''), account: undefined, navigation: [], notice: undefined, path: '/sign-in' }}>
      <Page title={words.t('My plan on this device')} hasOwnHeading narrow manifest={offlinePaths.manifest(slug)} icon={offlinePaths.icon(slug, 192)}>
        <div data-lw-plan="">
          <h1 className="nhsuk-heading-l">{words.t('My plan')}</h1>
          <noscript>
            <p>{words.t('Without JavaScript your plan cannot be kept on a device. Everything of it works in your account.')}</p>
          </noscript>
        </div>
        <Told />
        <script type="module" src={assetUrl('plan.js')} />
      </Page>
    </VisitContext>
  )
}
