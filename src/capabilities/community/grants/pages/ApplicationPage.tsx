import { Button } from 'nhsuk-react-components'
import { ThingPage } from '../../../../design/layouts.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { moneyWords } from '../../groups/pence.ts'
import { type Application, type ApplicationState, leftOf, type Outcome, outcomeWords, type Pot, stateWords, type View } from '../grant.ts'
import { paths } from '../paths.ts'
import type { listSteps } from '../queries/applications.ts'
import { ApplicationTag } from './ApplicationsPage.tsx'
import { WhatWasSent } from './AskPages.tsx'

export interface MayDo {
  giveView: boolean
  notePayment: boolean
  tell: boolean
  connect: boolean
  /** What the views so far allow, for one who may decide. */
  decide: readonly Outcome[]
  /** Their own view, or interest, when they gave one. */
  own: View | undefined
  seeContact: boolean
}

interface Props {
  application: Application
  pot: Pot
  views: readonly View[]
  steps: Awaited<ReturnType<typeof listSteps>>
  began: { name: string; href: string } | undefined
  may: MayDo
}

/** One application: what is asked, what the panel thinks, what was decided, and what came of it. */
export function ApplicationPage({ application, pot, views, steps, began, may }: Props) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  const { applicant, onBehalfOf, state, awardedPence, cameOfIt, typedByName } = application
  return (
    <ThingPage
      title={onBehalfOf || applicant}
      isName
      back={{ href: paths.applications(slug), label: t('Applications') }}
      state={
        <p>
          <ApplicationTag state={state} /> {t('{{left}} left in', { left: moneyWords(leftOf(pot)) })}{' '}
          <a href={paths.pot(slug, pot.id)}>
            <Named>{pot.name}</Named>
          </a>
        </p>
      }
      next={hasNext(may) ? <WhatNext application={application} may={may} /> : null}
      aside={<Contact application={application} isShown={may.seeContact} />}
    >
      {awardedPence === null ? null : <p>{t('Given: {{amount}}', { amount: moneyWords(awardedPence) })}</p>}
      <h2 className="nhsuk-heading-m">{t('What they ask for')}</h2>
      {typedByName ? (
        <p className="lw-quiet">
          {t('Typed in by')} <Named>{typedByName}</Named>
        </p>
      ) : null}
      <WhatWasSent application={application} />
      <Views views={views} />
      {cameOfIt ? (
        <>
          <h2 className="nhsuk-heading-m">{t('What came of it')}</h2>
          <Said>{cameOfIt}</Said>
        </>
      ) : null}
      <Figures application={application} began={began} />
      <h2 className="nhsuk-heading-m">{t('The story so far')}</h2>
      <ol className="lw-story">
        {steps.map(({ version, state: step, sinceOn, why, byName }) => (
          <li className={`lw-story__entry${step === 'approved' || step === 'told' ? ' lw-story__entry--glad' : ''}`} key={version}>
            <p className="lw-story__when">{day(sinceOn)}</p>
            <p className="lw-story__what">
              {t(stateWords[step as ApplicationState])}, <Named>{byName}</Named>
            </p>
            {why ? <Said>{why}</Said> : null}
          </li>
        ))}
      </ol>
    </ThingPage>
  )
}

const hasNext = (may: MayDo) => may.giveView || may.notePayment || may.tell || may.connect

function WhatNext({ application, may }: Pick<Props, 'application' | 'may'>) {
  const { t } = useVisit().words
  const slug = useSlug()
  const { id, state } = application
  const { own } = may
  return (
    <>
      {own?.conflict ? <p>{t('You have an interest in this yourself, so you see it and do not decide.')}</p> : null}
      {may.giveView && state === 'more asked' ? <p>{t('We wait to hear more from them.')}</p> : null}
      {may.giveView && !own ? <p>{t('The panel would like to know what you think.')}</p> : null}
      {may.giveView && own && !own.conflict && may.decide.length === 0 && state === 'sent' ? (
        <p>{t('You have said what you think. It can be decided when enough of you have, and most of you agree.')}</p>
      ) : null}
      {may.decide.length > 0 ? <Button href={paths.decide(slug, id)}>{t('Write down what was decided')}</Button> : null}
      {may.giveView ? (
        <p>
          <a className={own ? undefined : 'nhsuk-button'} href={paths.view(slug, id)}>
            {own ? t('Change what you think') : t('Say what you think')}
          </a>
        </p>
      ) : null}
      {may.notePayment ? <Button href={paths.paid(slug, id)}>Note that it was paid</Button> : null}
      {may.connect ? (
        <p>
          <a href={paths.connect(slug, id)}>Say what it helped to begin</a>
        </p>
      ) : null}
      {may.tell ? (
        <p>
          <a href={paths.tell(slug, id)}>Write down what came of it</a>
        </p>
      ) : null}
    </>
  )
}

function Contact({ application: { applicant, email, phone }, isShown }: { application: Application; isShown: boolean }) {
  const { t } = useVisit().words
  return (
    <>
      <h2 className="nhsuk-heading-s">{t('Who asks')}</h2>
      <p>
        <Named>{applicant}</Named>
      </p>
      {isShown
        ? [phone, email].filter(Boolean).map((each) => (
            <p key={each}>
              <Named>{each}</Named>
            </p>
          ))
        : null}
    </>
  )
}

function Views({ views }: Pick<Props, 'views'>) {
  const { t, day } = useVisit().words
  if (views.length === 0) return null
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('What the panel thinks')}</h2>
      <ul className="lw-list lw-list--dense">
        {views.map(({ membershipId, name, view, reason, conflict, givenOn }) => (
          <li className="lw-list__item" key={membershipId}>
            <h3 className="lw-list__title">
              <Named>{name}</Named>
            </h3>
            <p className="lw-list__meta">
              {view ? t(outcomeWords[view]) : t('Has an interest in it, and does not decide')}, {day(givenOn)}
            </p>
            <p className="lw-list__text">
              <Named>{reason || conflict}</Named>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

const FEW = 5

function Figures({ application, began }: Pick<Props, 'application' | 'began'>) {
  const { t, day } = useVisit().words
  const { meetups, differentPeople, attendances, figuresOn, paidOn } = application
  if (!began) return null
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('What it helped to begin')}</h2>
      <p>
        <a href={began.href}>
          <Named>{began.name}</Named>
        </a>
      </p>
      {figuresOn && paidOn && meetups !== null && attendances !== null ? (
        <>
          <dl className="lw-facts">
            <div>
              <dt>{t('Meet-ups')}</dt>
              <dd>{meetups}</dd>
            </div>
            <div>
              <dt>{t('Different people')}</dt>
              <dd>{(differentPeople ?? 0) < FEW ? t('Fewer than {{few}}', { few: FEW }) : differentPeople}</dd>
            </div>
            <div>
              <dt>{t('Attendances')}</dt>
              <dd>{attendances}</dd>
            </div>
          </dl>
          <p className="lw-quiet">{t('From the registers since it was paid, as of {{day}}.', { day: day(figuresOn) })}</p>
        </>
      ) : (
        <p className="lw-quiet">{t('Figures come from the registers of its group, from the day after it is paid.')}</p>
      )}
    </>
  )
}
