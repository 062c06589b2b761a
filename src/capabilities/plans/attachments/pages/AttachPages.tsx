import { Button } from 'nhsuk-react-components'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Attached } from '../../book/document.ts'
import { useHeading } from '../../book/pages/PageTitle.tsx'
import { bookPaths } from '../../book/paths.ts'
import type { PlanPage } from '../../book/planPage.ts'
import type { AttachedKind } from '../attachment.ts'
import { addFormOf, describeFormOf, takeOutForm } from '../forms.ts'
import { attachmentPaths as paths } from '../paths.ts'
import { FileShown } from './AttachedShown.tsx'

/** Adding a picture or a voice note to a page. */
export function AddAttachmentPage({ page, what, answers }: { page: PlanPage; what: AttachedKind; answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const { title } = useHeading({ kind: page.kind, title: page.content.title })
  return (
    <QuestionPage
      title={what === 'picture' ? t('Add a picture to “{{title}}”', { title }) : t('Add a voice note to “{{title}}”', { title })}
      lede={t('It belongs to this page: whoever you share the page with sees it, too, and nobody else does.')}
      back={{ href: bookPaths.page(slug, page.id), label: t('Back to the page') }}
      before={<p className="lw-quiet">{t('A page can have eight pictures and voice notes, and a whole plan 40 megabytes of them.')}</p>}
      form={addFormOf[what]}
      answers={answers}
      action={what === 'picture' ? paths.addPicture(slug, page.id) : paths.addSound(slug, page.id)}
      submit={what === 'picture' ? 'Add the picture' : 'Add the voice note'}
    />
  )
}

interface KeepProps {
  page: PlanPage
  attached: Attached
  answers: Answers<any>
  takingOut: Answers<any>
  isMine: boolean
  /** Its owner, or whoever added it. */
  mayTakeOut: boolean
}

/** Something on a page: other words for it, or taking it out. */
export function KeepAttachmentPage({ page, attached, answers, takingOut, isMine, mayTakeOut }: KeepProps) {
  const { t } = useVisit().words
  const slug = useSlug()
  const { id, what } = attached
  const { title } = useHeading({ kind: page.kind, title: page.content.title })
  const number = page.content.attached.findIndex((each) => each.id === id) + 1
  return (
    <Page
      title={what === 'picture' ? t('Picture {{number}} on “{{title}}”', { title, number }) : t('Voice note {{number}} on “{{title}}”', { title, number })}
      back={{ href: bookPaths.page(slug, page.id), label: t('Back to the page') }}
      problems={answers.problems?.length ? answers.problems : takingOut.problems}
      narrow
    >
      <div className="lw-attached">
        <FileShown attached={attached} href={paths.file(slug, page.id, id)} />
      </div>
      <AskForm form={describeFormOf[what]} answers={answers} action={paths.keep(slug, page.id, id)} submit="Save the words" />
      {mayTakeOut ? (
        <section>
          <h2 className="nhsuk-heading-m">{t('Take it out')}</h2>
          {isMine ? (
            <AskForm form={takeOutForm} answers={takingOut} action={paths.takeOut(slug, page.id, id)} submit="Take it out" warning />
          ) : (
            <form method="post" action={paths.takeOut(slug, page.id, id)}>
              <p>{t('Whose plan it is can bring it back, or delete it for good.')}</p>
              <Button type="submit" warning>
                {t('Take it out')}
              </Button>
            </form>
          )}
        </section>
      ) : null}
    </Page>
  )
}
