import { Button } from 'nhsuk-react-components'
import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { agreementPaths } from '../../agreement/paths.ts'
import { attachmentPaths } from '../../attachments/paths.ts'
import { writePageForm } from '../../book/forms/planPage.ts'
import { kindOf } from '../../book/kinds.ts'
import { useHeading } from '../../book/pages/PageTitle.tsx'
import type { PlanPage } from '../../book/planPage.ts'
import { codeForm } from '../forms.ts'
import { sharingPaths as paths } from '../paths.ts'
import type { Share } from '../share.ts'
import { SharedPages } from './SharingPages.tsx'

/** The door of a link: nothing behind it shows, not even whose it is. */
export function CodePage({ token, answers }: { token: string; answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Somebody shares something with you')}
      lede={t('Enter the code they gave you, to see it.')}
      form={codeForm}
      answers={answers}
      action={paths.link(slug, token)}
      submit="Open"
    />
  )
}

/** Too many wrong codes. */
export function LinkLockedPage() {
  const { t } = useVisit().words
  return (
    <Page title={t('This link is locked')} narrow>
      <p>{t('A wrong code was entered too often. Ask the person who gave you the link for a new one.')}</p>
    </Page>
  )
}

interface SharedPagesProps {
  share: Pick<Share, 'fromName' | 'mayWrite' | 'until'>
  pages: readonly PlanPage[]
  token: string
  /** Of a supporter who is signed in: whether they asked to open it with their account. */
  asks: 'may ask' | 'asked' | undefined
}

/** What is shared, for whoever has the link and its code. */
export function SharedPagesPage({ share, pages, token, asks }: SharedPagesProps) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={share.fromName} isName narrow>
      <p className="nhsuk-lede-text">
        <Named>{share.fromName}</Named> {t('shares these pages of their plan with you. They see that you looked.')}{' '}
        {share.until ? t('You can open them until {{day}}.', { day: day(share.until) }) : null}
      </p>
      {asks === 'asked' ? <p className="lw-quiet">{t('You asked to open this with your account. You find it there when they say yes.')}</p> : null}
      <SharedPages
        pages={pages}
        fileHref={(page, id) => attachmentPaths.fileByLink(slug, page, id, token)}
        {...(share.mayWrite
          ? {
              writeHref: ({ id }: PlanPage) => paths.writeByLink(slug, id, token),
              agreeHref: ({ id }: PlanPage) => agreementPaths.sayByLink(slug, id, token),
            }
          : {})}
      />
      {asks === 'may ask' ? (
        <form method="post" action={paths.askForAccount(slug, token)}>
          <h2 className="nhsuk-heading-m">{t('Open it with your account')}</h2>
          <p>{t('You have an account here. If they say yes, you need the link and the code no longer.')}</p>
          <Button type="submit" secondary>
            {t('Ask for that')}
          </Button>
        </form>
      ) : null}
    </Page>
  )
}

/** Writing on a page together with its owner, by a link. */
export function WriteByLinkPage({ page, token, answers }: { page: PlanPage; token: string; answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Write on “{{title}}”', { title: useHeading({ kind: page.kind, title: page.content.title }).title })}
      lede={t(kindOf(page.kind).about)}
      back={{ href: paths.link(slug, token), label: t('Back to the pages') }}
      form={writePageForm(page.kind)}
      answers={answers}
      action={paths.writeByLink(slug, page.id, token)}
      submit="Save the page"
    />
  )
}
