import { Button } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { PageTitle } from '../../book/pages/PageTitle.tsx'
import { bookPaths } from '../../book/paths.ts'
import type { PlanPageShown } from '../../book/planPage.ts'
import type { Card, CardFace, Opening } from '../card.ts'
import { crisisPaths as paths } from '../paths.ts'

interface MyCard {
  card: Pick<Card, 'madeAt'> | undefined
  face: CardFace | undefined
  pages: readonly PlanPageShown[]
  openings: readonly Opening[]
}

/** Somebody's own card: what it opens, whom it tells, who has used it. */
export function MyCardPage({ card, face, pages, openings }: MyCard) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('My crisis card')} back={{ href: bookPaths.mine(slug), label: t('My plan') }} narrow>
      <p className="nhsuk-lede-text">
        {t(
          'A small card for your wallet or your phone. Whoever helps you in a crisis says who they are and why, and then reads the pages you chose. You are told at once.',
        )}
      </p>
      {card && face ? (
        <>
          <Opens pages={pages} face={face} />
          <ul className="lw-list__actions">
            <li>
              <a className="nhsuk-button" href={paths.print(slug)}>
                {t('Print the card')}
              </a>
            </li>
            <li>
              <a href={paths.picture(slug)}>{t('Save it as a picture for my lock screen')}</a>
            </li>
            <li>
              <a href={paths.choose(slug)}>{t('Choose pages, and who is told')}</a>
            </li>
          </ul>
          <h2 className="nhsuk-heading-m">{t('If you lost it')}</h2>
          <form className="lw-inline-form" method="post" action={paths.renew(slug)}>
            <Button type="submit" secondary>
              {t('Cancel it and make a new one')}
            </Button>
          </form>
          <p>
            <a href={paths.cancel(slug)}>{t('Cancel it and have none')}</a>
          </p>
        </>
      ) : (
        <p>
          <a className="nhsuk-button" href={paths.choose(slug)}>
            {t('Make a card')}
          </a>
        </p>
      )}
      <WhoOpenedIt openings={openings} />
    </Page>
  )
}

function Opens({ pages, face }: { pages: readonly PlanPageShown[]; face: CardFace }) {
  const { t } = useVisit().words
  return (
    <dl className="lw-facts lw-facts--stacked">
      <div>
        <dt>{t('It opens')}</dt>
        <dd>
          {pages.length === 0 ? t('No page. Choose at least one, or the card is of no use.') : null}
          <ul>
            {pages.map((page) => (
              <li key={page.id}>
                <PageTitle kind={page.kind} title={page.face.title} />
              </li>
            ))}
          </ul>
        </dd>
      </div>
      <div>
        <dt>{t('Who is told at once')}</dt>
        <dd>
          {face.ownAt ? t('You') : t('You read it here: we have no e-mail address of yours, and no number that we may text')}
          {face.tell.map(({ name }) => (
            <span key={name}>
              , <Named>{name}</Named>
            </span>
          ))}
        </dd>
      </div>
    </dl>
  )
}

function WhoOpenedIt({ openings }: { openings: readonly Opening[] }) {
  const { t, moment } = useVisit().words
  if (openings.length === 0) return null
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('Who opened it')}</h2>
      <ul className="lw-list">
        {openings.map(({ id, at, name, worksAt, because, phone }) => (
          <li className="lw-list__item" key={id}>
            <p className="lw-list__meta">{moment(at)}</p>
            <p>
              <Named>{[name, worksAt, phone].filter(Boolean).join(', ')}</Named>
            </p>
            <Said>{because}</Said>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Which pages open in an emergency, and who is told. */
export function ChooseForCardPage({ form, answers, hasPages }: { form: Form<any>; answers: Answers<any>; hasPages: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const back = { href: paths.mine(slug), label: t('My crisis card') }
  if (!hasPages) {
    return (
      <Page title={t('Choose what it opens')} back={back} narrow>
        <p>{t('There is no page in your plan yet. Write one for a crisis first.')}</p>
        <p>
          <a className="nhsuk-button" href={bookPaths.add(slug)}>
            {t('Add a page')}
          </a>
        </p>
      </Page>
    )
  }
  return <QuestionPage title={t('Choose what it opens')} back={back} form={form} answers={answers} action={paths.choose(slug)} submit="Save" />
}

/** Having no card any more. */
export function CancelCardPage() {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('Cancel your crisis card?')} back={{ href: paths.mine(slug), label: t('My crisis card') }} narrow>
      <p>{t('From then on it opens nothing for anybody who holds it.')}</p>
      <form method="post" action={paths.cancel(slug)}>
        <Button type="submit" warning>
          {t('Cancel the card')}
        </Button>
      </form>
    </Page>
  )
}

/** The card at its real size, to cut out. */
export function PrintCardPage({ link, picture }: { link: string; picture: string }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('Print the card')} back={{ href: paths.mine(slug), label: t('My crisis card') }} narrow>
      <p className="nhsuk-u-display-none-print">{t('Print this page, cut along the line and keep the card in your wallet.')}</p>
      <div className="lw-card">
        <img className="lw-card__code" src={picture} alt={t('A square code that leads to the address beside it')} width="120" height="120" />
        <div>
          <p className="lw-card__title">{t('In a crisis, please read this')}</p>
          <p>{t('I wrote down what helps me. Scan the code, or open:')}</p>
          <p className="lw-card__link" translate="no">
            {link.replace(/^https?:\/\//, '')}
          </p>
        </div>
      </div>
    </Page>
  )
}
