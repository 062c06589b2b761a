import { assetUrl } from '../../../../design/assets.ts'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { bookPaths } from '../../book/paths.ts'
import { offlinePaths as paths } from '../paths.ts'
import { Told } from './Told.tsx'

/** Choosing that this device keeps a plan. Which part is shown, the code of the page knows: the server does not know the device. */
export function DevicePage() {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page
      title={t('Keep my plan on this device')}
      back={{ href: bookPaths.mine(slug), label: t('My plan') }}
      narrow
      manifest={paths.manifest(slug)}
      icon={paths.icon(slug, 192)}
    >
      <p>{t('You can open your plan and write in it without a network. What you write is saved in your account as soon as there is one.')}</p>
      <p>{t('Only do this on a device of your own. It stays there, behind a code that you choose, until you take it off or sign out.')}</p>
      <div data-lw-device="">
        <p data-lw-needs="">{t('This needs JavaScript, which is off or has not come through. Everything of your plan works in your account.')}</p>
        <p data-lw-cannot="" hidden>
          {t('This browser cannot keep a plan. It may be a private window, or too old.')}
        </p>
        <form data-lw-keep="" noValidate hidden>
          <p className="nhsuk-error-message" role="alert" data-lw-problem="" id="problem" hidden />
          <Code
            id="code"
            label={t('Choose a device code')}
            hint={t('At least 6 letters or numbers. Nobody can tell you the code when it is forgotten, but your plan stays in your account.')}
          />
          <Code id="again" label={t('The same code again')} />
          <div className="nhsuk-form-group">
            <div className="nhsuk-checkboxes">
              <div className="nhsuk-checkboxes__item">
                <input className="nhsuk-checkboxes__input" type="checkbox" id="mine" />
                <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor="mine">
                  {t('This device is mine, and not shared')}
                </label>
              </div>
            </div>
          </div>
          <button type="submit" className="nhsuk-button">
            {t('Keep it here')}
          </button>
        </form>
        <section data-lw-kept="" hidden>
          <p>{t('Your plan is kept on this device.')}</p>
          <p>
            <a className="nhsuk-button" href={paths.offline(slug)}>
              {t('Open my plan')}
            </a>
          </p>
          <p>{t('You can put it on your home screen: look for “Install” or “Add to home screen” in the menu of your browser.')}</p>
          <p>{t('If you take it off, anything that was written here and not yet saved everywhere is lost. Signing out does the same.')}</p>
          <button type="button" className="nhsuk-button nhsuk-button--secondary" data-lw-forget="">
            {t('Not on this device')}
          </button>
        </section>
      </div>
      <Told />
      <script type="module" src={assetUrl('plan.js')} />
    </Page>
  )
}

function Code({ id, label, hint }: { id: string; label: string; hint?: string }) {
  return (
    <div className="nhsuk-form-group">
      <label className="nhsuk-label nhsuk-label--s" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <div className="nhsuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      <input className="nhsuk-input nhsuk-input--width-10" type="password" id={id} autoComplete="off" {...(hint ? { 'aria-describedby': `${id}-hint` } : {})} />
    </div>
  )
}
