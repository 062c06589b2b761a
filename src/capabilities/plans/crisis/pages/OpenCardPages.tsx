import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { attachmentPaths } from '../../attachments/paths.ts'
import type { PlanPage } from '../../book/planPage.ts'
import { SharedPages } from '../../sharing/pages/SharingPages.tsx'
import { openCardForm } from '../forms.ts'
import { crisisPaths as paths } from '../paths.ts'

/** What whoever holds a card is asked. Nothing on it says whose it is. */
export function OpenCardPage({ token, answers }: { token: string; answers: Answers<any> }) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('You hold somebody’s crisis card')}
      lede={t(
        'They wrote down in advance what helps them, for somebody who helps them now. Say who you are and why you need it, and it opens for half an hour.',
      )}
      form={openCardForm}
      answers={answers}
      action={paths.card(useSlug(), token)}
      submit="Open it"
      before={<p>{t('They are told at once who opened it, and why.')}</p>}
    />
  )
}

/** What somebody wrote for a crisis. */
export function OpenedPage({ name, pages, until, token }: { name: string; pages: readonly PlanPage[]; until: Date; token: string }) {
  const { t, moment } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={name} isName narrow>
      <p className="nhsuk-lede-text">{t('These are their own words, written for a time like this.')}</p>
      <p className="lw-quiet">{t('You can read this until {{when}}. They have been told that you opened it.', { when: moment(until) })}</p>
      <SharedPages pages={pages} fileHref={(page, id) => attachmentPaths.fileByCard(slug, page, id, token)} />
    </Page>
  )
}
