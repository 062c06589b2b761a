import type { Answers } from '../../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { calledName, type Person, peoplePaths } from '../../../people/index.ts'
import { PageTitle } from '../../book/pages/PageTitle.tsx'
import { bookPaths } from '../../book/paths.ts'
import type { PlanPageShown } from '../../book/planPage.ts'
import { typeInForm } from '../forms.ts'
import { sharingPaths as paths } from '../paths.ts'
import type { Share } from '../share.ts'

/** What people share with whoever looks. */
export function SharedWithMePage({ shares, hasMore }: { shares: readonly Share[]; hasMore: boolean }) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Plans shared with me')}
      lede={t('People who let you see some pages of their plan. They see that you looked.')}
      isEmpty={shares.length === 0}
      empty={<p>{t('Nobody shares a page of their plan with you just now.')}</p>}
      next={hasMore ? `${paths.withMe(slug)}?after=${shares.at(-1)?.id}` : undefined}
    >
      <ul className="lw-list">
        {shares.map((share) => (
          <li className="lw-list__item" key={share.id}>
            <h2 className="lw-list__title">
              <a href={`${paths.withMe(slug)}/${share.id}`}>
                <Named>{share.fromName}</Named>
                <span className="nhsuk-u-visually-hidden">{t(', pages: {{number}}', { number: share.pageIds.length })}</span>
              </a>
            </h2>
            <p className="lw-list__meta">
              {share.mayWrite ? t('You may look, and write together with them.') : t('You may look.')}{' '}
              {share.until ? t('Until {{day}}.', { day: day(share.until) }) : null}
            </p>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** Pages of somebody's plan that they share with whoever looks. */
export function PlanOfPersonPage({
  name,
  personId,
  pages,
  mayTypeIn = false,
}: {
  name: string
  personId?: string
  pages: readonly PlanPageShown[]
  mayTypeIn?: boolean
}) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={personId ? t('Plan of {{name}}', { name: calledName(name) }) : t('Pages that {{name}} shares with you', { name: calledName(name) })}
      lede={t('Their own, in their words. You see the pages they share with you.')}
      back={personId ? { href: peoplePaths.person(slug, personId), label: name, isName: true } : { href: paths.withMe(slug), label: t('Plans shared with me') }}
      actions={
        mayTypeIn && personId ? (
          <p>
            <a className="nhsuk-button nhsuk-button--secondary" href={paths.typeIn(slug, personId)}>
              {t('Type in a page of their paper plan')}
            </a>
          </p>
        ) : null
      }
      isEmpty={pages.length === 0}
      empty={<p>{t('They share no page with you just now.')}</p>}
      next={undefined}
    >
      <ol className="lw-list">
        {pages.map((page) => (
          <li className="lw-list__item" key={page.id}>
            <h2 className="lw-list__title">
              <a href={bookPaths.page(slug, page.id)}>
                <PageTitle kind={page.kind} title={page.face.title} />
              </a>
            </h2>
          </li>
        ))}
      </ol>
    </ListPage>
  )
}

/** Beginning a page of somebody's paper plan. */
export function TypeInPage({ person, answers }: { person: Pick<Person, 'id' | 'name'>; answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const name = calledName(person.name)
  return (
    <QuestionPage
      title={t('Type in a page of their paper plan')}
      lede={t(
        'Do this together with {{name}}, in their words. It belongs to them: when they have an account they take it over, and can take back that you see it.',
        { name },
      )}
      back={{ href: paths.ofPerson(slug, person.id), label: t('Plan of {{name}}', { name }) }}
      form={typeInForm}
      answers={answers}
      action={paths.typeIn(slug, person.id)}
      submit="Add the page"
      after={<p className="lw-quiet">{t('Once it is typed in, a picture of the paper can be kept on the page, if they would like that.')}</p>}
    />
  )
}
