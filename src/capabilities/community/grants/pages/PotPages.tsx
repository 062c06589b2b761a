import { Button, Tag } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { ListPage, QuestionPage, ThingPage } from '../../../../design/layouts.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { moneyWords } from '../../groups/pence.ts'
import { isOpen, leftOf, type Pot } from '../grant.ts'
import { paths } from '../paths.ts'

interface PotsProps {
  pots: readonly Pot[]
  next: string | undefined
  gapId: string
  mayKeep: boolean
  maySeeApplications: boolean
}

/** Small grants: what there is to ask for. For anybody. */
export function PotsPage({ pots, next, gapId, mayKeep, maySeeApplications }: PotsProps) {
  const { words, today } = useVisit()
  const { t, day } = words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Small grants')}
      lede={t('A little money for small things that begin here: a group, a meal together, a first term of something.')}
      actions={
        <div className="lw-list__actions">
          {mayKeep ? <Button href={paths.addPot(slug)}>Set up a pot</Button> : null}
          {maySeeApplications ? <a href={paths.applications(slug)}>{t('Applications')}</a> : null}
        </div>
      }
      isEmpty={pots.length === 0}
      empty={<p>{t('There is nothing to ask for at the moment. Look again later, or ring us.')}</p>}
      next={next}
    >
      <ul className="lw-list">
        {pots.map((pot) => (
          <li className="lw-list__item" key={pot.id}>
            <h2 className="lw-list__title">
              <a href={paths.pot(slug, pot.id)}>
                <Named>{pot.name}</Named>
              </a>
            </h2>
            <p className="lw-list__text">
              <Named>{pot.purpose}</Named>
            </p>
            <p className="lw-list__meta">
              {t('Up to {{most}} each. {{left}} left of {{all}}. Until {{day}}.', {
                most: moneyWords(pot.mostPence),
                left: moneyWords(leftOf(pot)),
                all: moneyWords(pot.amountPence),
                day: day(pot.closesOn),
              })}
            </p>
            <div className="lw-list__actions">
              {isOpen(pot, today) ? (
                <a className="nhsuk-button nhsuk-button--secondary" href={paths.ask(slug, pot.id, gapId)}>
                  {t('Ask for a grant')}
                </a>
              ) : (
                <PotTag pot={pot} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

function PotTag({ pot }: { pot: Pot }) {
  const { words, today } = useVisit()
  const { t, day } = words
  const soon = today < pot.opensOn
  return (
    <Tag modifier={isOpen(pot, today) ? 'green' : 'grey'}>
      {isOpen(pot, today) ? t('Open') : soon ? t('Opens {{day}}', { day: day(pot.opensOn) }) : leftOf(pot) === 0 ? t('All of it is given') : t('Closed')}
    </Tag>
  )
}

/** One pot: what it is for, how much is left, who decides. For anybody. */
export function PotPage({ pot, mayKeep, maySeeApplications }: { pot: Pot; mayKeep: boolean; maySeeApplications: boolean }) {
  const { words, today } = useVisit()
  const { t, day } = words
  const slug = useSlug()
  return (
    <ThingPage
      title={pot.name}
      isName
      back={{ href: paths.pots(slug), label: t('Small grants') }}
      state={
        <p>
          <PotTag pot={pot} />
        </p>
      }
      next={
        <>
          {isOpen(pot, today) ? <Button href={paths.ask(slug, pot.id)}>{t('Ask for a grant')}</Button> : null}
          {maySeeApplications ? (
            <p>
              <a href={paths.applications(slug, pot.id)}>{t('Applications')}</a>
            </p>
          ) : null}
          {mayKeep ? (
            <p>
              <a href={paths.changePot(slug, pot.id)}>Change this pot</a>
            </p>
          ) : null}
        </>
      }
    >
      <h2 className="nhsuk-heading-m">{t('What it is for')}</h2>
      <Said>{pot.purpose}</Said>
      <dl className="lw-facts">
        <div>
          <dt>{t('In it')}</dt>
          <dd>{moneyWords(pot.amountPence)}</dd>
        </div>
        <div>
          <dt>{t('Left')}</dt>
          <dd>{moneyWords(leftOf(pot))}</dd>
        </div>
        <div>
          <dt>{t('At most for one')}</dt>
          <dd>{moneyWords(pot.mostPence)}</dd>
        </div>
        <div>
          <dt>{t('Open')}</dt>
          <dd>{t('{{from}} to {{until}}', { from: day(pot.opensOn), until: day(pot.closesOn) })}</dd>
        </div>
      </dl>
      <h2 className="nhsuk-heading-m">{t('Who decides')}</h2>
      <p>
        <Named>{pot.panelNames.join(', ')}</Named>. {t('They decide together. Who has an interest in it themselves says so, and does not decide.')}
      </p>
      <h2 className="nhsuk-heading-m">{t('How it goes')}</h2>
      <ol>
        <li>{t('You tell us in a few words what you would like to do. You do not need an account. You may also ring us.')}</li>
        <li>{t('A few people read it and decide together. You read their answer and their reasons.')}</li>
        <li>{t('When the answer is yes, we send the money, and you tell us in a few words what came of it.')}</li>
      </ol>
    </ThingPage>
  )
}

interface FormProps {
  form: Form<any>
  answers: Answers<any>
  pot?: Pot
  theirs?: Answers<any>
}

/** Setting up a pot, or changing one. */
export function KeepPotPage({ form, answers, pot, theirs }: FormProps) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={pot ? `Change ${pot.name}` : 'Set up a pot'}
      lede="Money for small things that begin, and the people who decide together."
      back={pot ? { href: paths.pot(slug, pot.id), label: pot.name, isName: true } : { href: paths.pots(slug), label: 'Small grants' }}
      before={theirs ? <TwoVersions form={form} theirs={theirs} yours={answers} /> : null}
      form={form}
      answers={answers}
      action={pot ? paths.changePot(slug, pot.id) : paths.addPot(slug)}
      submit="Save"
    />
  )
}
