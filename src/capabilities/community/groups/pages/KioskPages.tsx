import { Button } from 'nhsuk-react-components'
import { AskForm, FormField } from '../../../../design/form/FormFields.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { closeKioskForm, leaveKioskForm, newAtKioskForm, openKioskForm } from '../forms/kiosk.ts'
import type { Group } from '../group.ts'
import { paths } from '../paths.ts'

/** Before a device is handed over: a code, and what will happen. */
export function OpenKioskPage({ group, answers, isOpen }: { group: Group; answers: Answers<any>; isOpen: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Open the kiosk for today')}
      lede={t('People tap their own first name when they arrive. This device is signed out and shows first names only. It ends at midnight.')}
      back={{ href: paths.group(slug, group.id), label: t('Back to the group') }}
      before={
        isOpen ? (
          <div className="lw-notice">
            <p className="lw-notice__title">{t('A kiosk of this group is open')}</p>
            <p>{t('Opening another one closes it. What people have tapped stays.')}</p>
            <AskForm form={closeKioskForm} answers={closeKioskForm.blank()} action={paths.closeKiosk(slug, group.id)} submit="Close it" />
          </div>
        ) : null
      }
      form={openKioskForm}
      answers={answers}
      action={paths.openKiosk(slug, group.id)}
      submit="Open the kiosk and sign out here"
    />
  )
}

interface KioskProps {
  groupName: string
  token: string
  names: readonly { id: string; firstName: string; isHere: boolean }[]
  answers: Answers<any>
}

/** The page of the device at the door: first names, and a box for somebody new. Nothing leads away from it but the code. */
export function KioskPage({ groupName, token, names, answers }: KioskProps) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('Welcome to {{group}}', { group: groupName })} problems={answers.problems} alone narrow>
      <p className="nhsuk-lede-text">{t('Find your name and tap it.')}</p>
      <form method="post" action={paths.hereAtKiosk(slug, token)}>
        <ul className="lw-tap-list">
          {names.map(({ id, firstName, isHere }) => (
            <li key={id}>
              {isHere ? (
                <span className="lw-tap-list__name lw-tap-list__name--here">
                  <Named>{firstName}</Named> <span className="lw-tap-list__note">{t('is here')}</span>
                </span>
              ) : (
                <button className="lw-tap-list__name" type="submit" name="who" value={id}>
                  <span className="nhsuk-u-visually-hidden">{t('I am here')}: </span>
                  <Named>{firstName}</Named>
                </button>
              )}
            </li>
          ))}
        </ul>
      </form>
      <form className="lw-inline-form" method="post" action={paths.newAtKiosk(slug, token)}>
        <FormField form={newAtKioskForm} answers={answers} name="id" />
        <FormField form={newAtKioskForm} answers={answers} name="name" />
        <Button type="submit">{t('I am here')}</Button>
      </form>
      <p className="lw-quiet">
        {t('Tapped the wrong name? Tell whoever leads the group.')} <a href={paths.leaveKiosk(slug, token)}>{t('Close the kiosk')}</a>
      </p>
    </Page>
  )
}

/** The way out, for whoever knows the code. */
export function LeaveKioskPage({ token, left }: { token: string; left: number }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('Close the kiosk')} back={{ href: paths.kiosk(slug, token), label: t('Back to the names') }} alone narrow>
      <p>{t('Tries left before it locks: {{number}}', { number: left })}</p>
      <AskForm form={leaveKioskForm} answers={leaveKioskForm.blank()} action={paths.leaveKiosk(slug, token)} submit="Close the kiosk" />
    </Page>
  )
}

/** A kiosk that is locked, closed or of another day: no name is on it. */
export function KioskEndedPage({ why }: { why: 'locked' | 'closed' | 'unknown' }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const title = { locked: t('This kiosk is locked'), closed: t('This kiosk is closed'), unknown: t('There is no kiosk here') }[why]
  return (
    <Page title={title} alone narrow>
      <p>{t('Please tell whoever leads the group that you are here.')}</p>
      <p>
        <a href={`/sign-in?next=${encodeURIComponent(paths.groups(slug))}`}>{t('I lead the group: sign in')}</a>
      </p>
    </Page>
  )
}
