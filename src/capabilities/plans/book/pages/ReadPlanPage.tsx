import { Button } from 'nhsuk-react-components'
import { ThingPage } from '../../../../design/layouts.tsx'
import { Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { isMadeTogether } from '../../agreement/agreement.ts'
import { Agreements } from '../../agreement/pages/Agreements.tsx'
import { agreementPaths } from '../../agreement/paths.ts'
import { AttachedShown } from '../../attachments/pages/AttachedShown.tsx'
import { attachmentPaths } from '../../attachments/paths.ts'
import { guidePaths } from '../../guides/paths.ts'
import { findGuide, type Guide } from '../../guides/shelf.ts'
import { sharingPaths } from '../../sharing/paths.ts'
import { nearForm } from '../forms/planPage.ts'
import { kindOf, promptsOf } from '../kinds.ts'
import { bookPaths as paths } from '../paths.ts'
import type { PlanPage } from '../planPage.ts'
import { Circles } from './Circles.tsx'
import { NearForm } from './KeepPlanPage.tsx'
import { PageTags } from './MyPlanPage.tsx'
import { useHeading } from './PageTitle.tsx'

interface Props {
  page: PlanPage
  isMine: boolean
  mayWrite: boolean
  /** The id that somebody who is added to the circles will have. */
  newNearId: string
}

/** A page of a plan, as it reads. */
export function ReadPlanPage({ page, isMine, mayWrite, newNearId }: Props) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ThingPage
      {...useHeading({ kind: page.kind, title: page.content.title })}
      {...(isMine ? { back: { href: paths.mine(slug), label: t('My plan') } } : {})}
      state={
        isMine ? (
          <p>
            <PageTags page={page} />
          </p>
        ) : null
      }
      aside={isMine ? <Keeping page={page} /> : undefined}
    >
      <PageBody page={page} mayWrite={mayWrite} />
      {isMine ? <FromShelf guide={findGuide(page.content.guide)} /> : null}
      {mayWrite ? (
        <p>
          <a className="nhsuk-button" href={paths.write(slug, page.id)}>
            {t('Write on this page')}
          </a>
        </p>
      ) : null}
      {mayWrite ? (
        <ul className="lw-list__actions">
          <li>
            <a href={attachmentPaths.addPicture(slug, page.id)}>{isMine ? t('Add a picture') : t('Add a picture, or one of the paper')}</a>
          </li>
          <li>
            <a href={attachmentPaths.addSound(slug, page.id)}>{t('Add a voice note')}</a>
          </li>
        </ul>
      ) : null}
      {mayWrite && isMadeTogether(page) ? (
        <p>
          <a href={agreementPaths.say(slug, page.id)}>{t('Say whether you agree')}</a>
        </p>
      ) : null}
      {mayWrite && kindOf(page.kind).hasCircles ? (
        <section>
          <h2 className="nhsuk-heading-m">{t('Add somebody or somewhere')}</h2>
          <NearForm pageId={page.id} nearId={newNearId} answers={nearForm.blank()} submit="Add to the circles" />
        </section>
      ) : null}
    </ThingPage>
  )
}

/** Where a guide came from: as it stands on the shelf now. */
function FromShelf({ guide }: { guide: Guide | undefined }) {
  const { t } = useVisit().words
  const slug = useSlug()
  if (!guide) return null
  return (
    <p className="lw-quiet">
      {t('It came from the shelf:')} <a href={guidePaths.guide(slug, guide.id)}>{t('“{{guide}}” as it stands there', { guide: t(guide.title) })}</a>
    </p>
  )
}

interface Body {
  page: Pick<PlanPage, 'id' | 'kind' | 'content'>
  mayWrite?: boolean
  /** How whoever looks reaches a picture or a voice note; by default as a member. */
  fileHref?: ((pageId: string, id: string) => string) | undefined
  /** Of an earlier state: which of them were not deleted since. */
  stillThere?: ReadonlySet<string> | undefined
  forPrint?: boolean
}

/** What a page says: the answers that were given, each under what was asked. */
export function PageBody({ page, mayWrite = false, ...files }: Body) {
  const { t } = useVisit().words
  const { answers, near, attached } = page.content
  const answered = promptsOf(page.kind).filter(({ id }) => answers[id])
  const hasCircles = kindOf(page.kind).hasCircles === true
  return (
    <>
      {hasCircles && near.length > 0 ? <Circles near={near} pageId={page.id} mayWrite={mayWrite} /> : null}
      {answered.length === 0 && near.length === 0 && attached.length === 0 ? <p className="lw-empty">{t('Nothing is written here yet.')}</p> : null}
      {answered.map(({ id, ask }) => (
        <section key={id}>
          <h2 className="nhsuk-heading-m">{t(ask)}</h2>
          <Said>{answers[id] as string}</Said>
        </section>
      ))}
      <AttachedShown pageId={page.id} attached={attached} mayWrite={mayWrite} {...files} />
      <Agreements content={page.content} />
    </>
  )
}

/** What its owner can do with a page. */
function Keeping({ page }: { page: PlanPage }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const { isResting } = page.content
  return (
    <>
      <h2 className="nhsuk-heading-s">{t('This page')}</h2>
      <ul className="lw-keeping">
        <li>
          <a href={`${sharingPaths.share(slug)}?page=${page.id}`}>{t('Share it')}</a>
        </li>
        <li>
          <a href={paths.rename(slug, page.id)}>{t('Give it another name')}</a>
        </li>
        <li>
          <a href={paths.history(slug, page.id)}>{t('What it said before')}</a>
        </li>
        <li>
          <form className="lw-inline-form" method="post" action={paths.rest(slug, page.id)}>
            <input type="hidden" name="rests" value={isResting ? 'no' : 'yes'} />
            <Button type="submit" secondary small>
              {isResting ? t('Use it again') : t('Put it to rest')}
            </Button>
          </form>
        </li>
        <li>
          {page.removedAt ? (
            <form className="lw-inline-form" method="post" action={paths.putBack(slug, page.id)}>
              <Button type="submit" secondary small>
                {t('Put it back')}
              </Button>
            </form>
          ) : (
            <a href={paths.remove(slug, page.id)}>{t('Take it out of my plan')}</a>
          )}
        </li>
      </ul>
    </>
  )
}
