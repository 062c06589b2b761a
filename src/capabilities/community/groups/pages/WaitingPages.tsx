import { Button, Tag } from 'nhsuk-react-components'
import { FormField } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import type { ReachBy } from '../forms/reach.ts'
import { answerWaitingForm, placesForm } from '../forms/waiting.ts'
import type { Group } from '../group.ts'
import { paths } from '../paths.ts'

export interface Waiting {
  id: string
  calledName: string
  reachBy: ReachBy
  reachAt: string
  state: 'waiting' | 'held' | 'joined' | 'let go'
  askedOn: Day
  heldUntil: Day | null
  isTold: boolean
  byName: string
  version: number
}

/** Who waits for a place, and for whom one is held. */
export function WaitingPage({ group, waiting, isLead }: { group: Group; waiting: readonly Waiting[]; isLead: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Waiting list of {{group}}', { group: group.name })}
      lede={
        isLead
          ? t('A free place is held for {{days}} days for whoever has waited longest, then for the next.', { days: group.heldForDays })
          : 'Only those your team asked a place for. Those who lead the group see everybody.'
      }
      back={{ href: paths.group(slug, group.id), label: t('Back to the group') }}
      actions={
        <>
          <Button href={paths.addWaiting(slug, group.id)}>{t('Add somebody')}</Button>
          <p>
            <a href={paths.places(slug, group.id)}>
              {group.placesLeft === null ? t('Say how many places are left') : t('Places left: {{number}}. Change', { number: group.placesLeft })}
            </a>
          </p>
        </>
      }
      isEmpty={waiting.length === 0}
      empty={<p>{t('Nobody is waiting.')}</p>}
    >
      <ul className="lw-list">
        {waiting.map((each) => (
          <OneWaiting key={each.id} group={group} waiting={each} isLead={isLead} />
        ))}
      </ul>
    </ListPage>
  )
}

function OneWaiting({ group, waiting, isLead }: { group: Group; waiting: Waiting; isLead: boolean }) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  const { id, calledName, reachBy, reachAt, state, askedOn, heldUntil, isTold, byName, version } = waiting
  const isHeld = state === 'held'
  const answers = [
    ...(isHeld && !isTold ? [{ value: 'told', label: t('I have told them') }] : []),
    ...(isLead ? [{ value: 'joined', label: t('Has joined') }] : []),
    { value: 'let go', label: t('Take off the list') },
  ]
  return (
    <li className="lw-list__item">
      <h2 className="lw-list__title">
        <Named>{calledName}</Named>
      </h2>
      <p className="lw-list__meta">
        {t('Asked {{day}}', { day: day(askedOn) })}. {t('Written down by')} <Named>{byName}</Named>
      </p>
      <p className="lw-list__text">
        {t(reachWords[reachBy])}:{' '}
        <a translate="no" href={reachBy === 'email' ? `mailto:${reachAt}` : `tel:${reachAt.replace(/[^+\d]/g, '')}`}>
          {reachAt}
        </a>
      </p>
      <div className="lw-list__tags">
        {isHeld ? <Tag modifier="green">{t('Held until {{day}}', { day: day(heldUntil ?? askedOn) })}</Tag> : <Tag modifier="white">{t('Waits')}</Tag>}
        {isHeld ? <Tag modifier={isTold ? 'white' : 'orange'}>{isTold ? t('Has been told') : t('Has to be told')}</Tag> : null}
      </div>
      <form className="lw-list__actions" method="post" action={paths.answerWaiting(slug, group.id, id)}>
        <FormField form={answerWaitingForm} answers={answerWaitingForm.blank({ version })} name="version" />
        {answers.map(({ value, label }, at) => (
          <Button key={value} secondary={at > 0} type="submit" name="answer" value={value}>
            {label}
            <span className="nhsuk-u-visually-hidden">
              : <Named>{calledName}</Named>
            </span>
          </Button>
        ))}
      </form>
    </li>
  )
}

const reachWords = { email: 'E-mail', text: 'Text', phone: 'Phone' } as const

export function AddWaitingPage({ group, form, answers }: { group: Group; form: Form<any>; answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Who would like a place?')}
      lede={t('Only those who lead {{group}} read this, and the team that asked.', { group: group.name })}
      back={{ href: paths.waiting(slug, group.id), label: t('Back to the waiting list') }}
      form={form}
      answers={answers}
      action={paths.addWaiting(slug, group.id)}
      submit="Add to the waiting list"
    />
  )
}

export function PlacesPage({ group, answers, theirs }: { group: Group; answers: Answers<any>; theirs?: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Places at {{group}}', { group: group.name })}
      lede={t('Anybody reads how many places are left.')}
      back={{ href: paths.waiting(slug, group.id), label: t('Back to the waiting list') }}
      before={theirs ? <TwoVersions form={placesForm} theirs={theirs} yours={answers} /> : null}
      form={placesForm}
      answers={answers}
      action={paths.places(slug, group.id)}
      submit="Save"
    />
  )
}
