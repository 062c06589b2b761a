import { Button, Tag } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { dayIn } from '../../../../platform/clock.ts'
import { isMadeTogether } from '../../agreement/agreement.ts'
import { PageTitle } from '../../book/pages/PageTitle.tsx'
import { PageBody } from '../../book/pages/ReadPlanPage.tsx'
import { bookPaths } from '../../book/paths.ts'
import type { PlanPage, PlanPageShown } from '../../book/planPage.ts'
import type { With } from '../changes/sharePages.ts'
import { sharingPaths as paths } from '../paths.ts'
import type { Share } from '../share.ts'

/** With whom somebody shares what of their plan. */
export function MySharingPage({ shares, pages, hasMore }: { shares: readonly Share[]; pages: readonly PlanPageShown[]; hasMore: boolean }) {
  const { words, viewer } = useVisit()
  const { t, day } = words
  const slug = useSlug()
  const zone = viewer?.partnership.timeZone ?? 'Europe/London'
  return (
    <ListPage
      title={t('Who I share with')}
      lede={t('Whatever you share, you can take back at once.')}
      back={{ href: bookPaths.mine(slug), label: t('My plan') }}
      actions={
        <p>
          <a className="nhsuk-button" href={paths.share(slug)}>
            {t('Share some pages')}
          </a>
        </p>
      }
      isEmpty={shares.length === 0}
      empty={<p>{t('You share nothing of your plan. Only you can read it.')}</p>}
      next={hasMore ? `${paths.mine(slug)}?after=${shares.at(-1)?.id}` : undefined}
    >
      <ul className="lw-list">
        {shares.map((share) => (
          <li className="lw-list__item" key={share.id}>
            <h2 className="lw-list__title">
              <Named>{share.withName}</Named>
            </h2>
            <ul>
              {pages
                .filter(({ id }) => share.pageIds.includes(id))
                .map((page) => (
                  <li key={page.id}>
                    <PageTitle kind={page.kind} title={page.face.title} />
                  </li>
                ))}
            </ul>
            <p className="lw-list__meta">
              {share.mayWrite ? t('They may look, and write together with you.') : t('They may look.')}{' '}
              {share.until ? t('Until {{day}}.', { day: day(share.until) }) : null} {t('Shared on {{day}}.', { day: day(dayIn(zone, share.madeAt)) })}
            </p>
            {share.askedBy && !share.takenBackAt ? (
              <form method="post" action={paths.toAccount(slug, share.id)}>
                <p>
                  <Named>{share.askedByName}</Named> {t('opened the link, has an account here, and would like to open these pages with it, without the link.')}
                </p>
                <Button type="submit" small>
                  {t('Yes, let them')}
                  <span className="nhsuk-u-visually-hidden">
                    {': '}
                    <Named>{share.askedByName}</Named>
                  </span>
                </Button>
              </form>
            ) : null}
            {share.takenBackAt ? (
              <Tag modifier="grey">{t('Taken back')}</Tag>
            ) : (
              <form className="lw-inline-form" method="post" action={paths.takeBack(slug, share.id)}>
                <Button type="submit" secondary small>
                  {t('Take it back')}
                  <span className="nhsuk-u-visually-hidden">
                    {': '}
                    <Named>{share.withName}</Named>, {t('shared on {{day}}', { day: day(dayIn(zone, share.madeAt)) })}
                  </span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** Choosing whom to share with, and what. */
export function SharePage({ form, answers, hasPages }: { form: Form<any>; answers: Answers<any>; hasPages: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  if (!hasPages) {
    return (
      <Page title={t('Share some pages')} back={{ href: paths.mine(slug), label: t('Who I share with') }} narrow>
        <p>{t('There is no page in your plan yet.')}</p>
        <p>
          <a className="nhsuk-button" href={bookPaths.add(slug)}>
            {t('Add a page')}
          </a>
        </p>
      </Page>
    )
  }
  return (
    <QuestionPage
      title={t('Share some pages')}
      lede={t('Before anything is shared, you see it as they will.')}
      back={{ href: paths.mine(slug), label: t('Who I share with') }}
      form={form}
      answers={answers}
      action={paths.share(slug)}
      submit="See it as they will"
    />
  )
}

interface AsTheySeeIt {
  form: Form<any>
  answers: Answers<any>
  to: With
  pages: readonly PlanPage[]
  mayWrite: boolean
  until: string | undefined
}

/** What will be shared, exactly as those it is shared with will see it. */
export function AsTheySeeItPage({ form, answers, to, pages, mayWrite, until }: AsTheySeeIt) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('This is what they will see')} back={{ href: paths.share(slug), label: t('Share some pages') }} narrow>
      <p className="nhsuk-lede-text">
        {t('You share with')} <Named>{to.withName}</Named>. {mayWrite ? t('They may look, and write together with you.') : t('They may look.')}{' '}
        {until ? t('Until {{day}}.', { day: day(until) }) : t('Until you take it back.')}
      </p>
      <SharedPages pages={pages} />
      <form method="post" action={paths.share(slug)}>
        {Object.keys(form.fields).flatMap((name) => hiddenOf(answers.typed, name))}
        <input type="hidden" name="confirmed" value="yes" />
        <Button type="submit">{t('Share this')}</Button>
      </form>
    </Page>
  )
}

// A field may have several controls, and a control several values.
const hiddenOf = (typed: Answers<any>['typed'], field: string) =>
  Object.entries(typed)
    .filter(([name]) => name === field || name.startsWith(`${field}-`))
    .flatMap(([name, values]) =>
      ([] as (string | undefined)[]).concat(values).map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value ?? ''} />),
    )

/** Pages as those they are shared with see them. */
export function SharedPages({
  pages,
  writeHref,
  agreeHref,
  fileHref,
  forPrint = false,
}: {
  pages: readonly PlanPage[]
  /** How whoever looks reaches pictures and voice notes; by default as a member. */
  fileHref?: (pageId: string, id: string) => string
  forPrint?: boolean
  writeHref?: (page: PlanPage) => string
  agreeHref?: (page: PlanPage) => string
}) {
  const { t } = useVisit().words
  return (
    <>
      {pages.length === 0 ? <p className="lw-empty">{t('There is nothing to see here just now.')}</p> : null}
      {pages.map((page) => (
        <article className="lw-leaf" key={page.id}>
          <h2 className="nhsuk-heading-l">
            <PageTitle kind={page.kind} title={page.content.title} />
          </h2>
          <PageBody page={page} fileHref={fileHref} forPrint={forPrint} />
          {writeHref ? <ToPage page={page} href={writeHref(page)} label={t('Write on this page')} /> : null}
          {agreeHref && isMadeTogether(page) ? <ToPage page={page} href={agreeHref(page)} label={t('Say whether you agree')} /> : null}
        </article>
      ))}
    </>
  )
}

/** The link and its code, which are shown this once. */
export function LinkMadePage({ link, code, name, sentTo }: { link: string; code: string; name: string; sentTo: string }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('It is shared')} back={{ href: paths.mine(slug), label: t('Who I share with') }} narrow>
      <p className="nhsuk-lede-text">{t('The link and its code are shown only now. Write them down, or send them.')}</p>
      <dl className="lw-facts lw-facts--stacked">
        <div>
          <dt>{t('The link')}</dt>
          <dd translate="no">
            <input className="nhsuk-input" readOnly defaultValue={link} aria-label={t('The link')} />
            {sentTo ? <p>{t('We are sending it to {{address}}.', { address: sentTo })}</p> : null}
          </dd>
        </div>
        <div>
          <dt>{t('The code')}</dt>
          <dd translate="no">
            <strong className="lw-code">{code}</strong>
          </dd>
        </div>
      </dl>
      <p>
        {t('Tell the code another way: say it on the phone or when you meet. Who has only one of the two sees nothing.')} <Named>{name}</Named>
      </p>
    </Page>
  )
}

/** What one can do with a page; read out with the page it belongs to. */
const ToPage = ({ page, href, label }: { page: PlanPage; href: string; label: string }) => (
  <p>
    <a href={href}>
      {label}
      <span className="nhsuk-u-visually-hidden">
        {': '}
        <PageTitle kind={page.kind} title={page.content.title} />
      </span>
    </a>
  </p>
)
