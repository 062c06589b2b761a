import { Button } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import { type BeforeBy, beforeWords } from '../forms/wish.ts'
import type { Group } from '../group.ts'
import { paths } from '../paths.ts'

interface Props {
  group: Group
  /** The meet-up that they missed, if there has been one. */
  missed: Day | undefined
  toCall: readonly { id: string; calledName: string; lastCameOn: Day | null; phone: string }[]
  members: readonly { id: string; calledName: string; lastCameOn: Day | null; beforeBy: BeforeBy | null; afterMissing: boolean | null }[]
}

/** Who asked for a call and was missed, and what everybody asked for. */
export function CallsPage({ group, missed, toCall, members }: Props) {
  const { t, day } = useVisit().words
  // Two of a name are told apart by it.
  const lastHere = (lastCameOn: Day | null) => (lastCameOn ? t('Last here {{day}}', { day: day(lastCameOn) }) : t('Has not been before'))
  const slug = useSlug()
  return (
    <ListPage
      title={t('Messages and calls of {{group}}', { group: group.name })}
      lede={t('Only for those who asked. Nobody but those who lead reads this.')}
      back={{ href: paths.group(slug, group.id), label: t('Back to the group') }}
      isEmpty={members.length === 0}
      empty={<p>{t('Nobody is on the register yet.')}</p>}
    >
      <h2 className="nhsuk-heading-m">{t('To be rung')}</h2>
      {toCall.length === 0 ? <p>{t('Nobody for now. Whoever asked for a call and missed the last meet-up shows here.')}</p> : null}
      <ul className="lw-list">
        {toCall.map(({ id, calledName, lastCameOn, phone }) => (
          <li className="lw-list__item" key={id}>
            <h3 className="lw-list__title">
              <Named>{calledName}</Named>
            </h3>
            <p className="lw-list__meta">
              {missed ? `${t('Missed {{day}}', { day: day(missed) })}. ` : ''}
              {lastHere(lastCameOn)}
            </p>
            <form className="lw-list__actions" method="post" action={paths.rung(slug, group.id, id)}>
              <a translate="no" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
                {phone}
              </a>
              <Button secondary type="submit">
                {t('I have rung')}
                <span className="nhsuk-u-visually-hidden">
                  : <Named>{calledName}</Named>
                </span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <h2 className="nhsuk-heading-m">{t('What each has asked for')}</h2>
      <ul className="lw-list lw-list--dense">
        {members.map(({ id, calledName, lastCameOn, beforeBy, afterMissing }) => (
          <li className="lw-list__item" key={id}>
            <h3 className="lw-list__title">
              <Named>{calledName}</Named>
            </h3>
            <p className="lw-list__meta">
              {[beforeBy ? t(beforeWords[beforeBy]) : '', afterMissing ? t('A call when they were missed') : ''].filter(Boolean).join('. ') || t('Nothing')}
            </p>
            <div className="lw-list__actions">
              <a href={paths.wish(slug, group.id, id)}>
                {t('Change')}
                <span className="nhsuk-u-visually-hidden">
                  : <Named>{calledName}</Named>. {lastHere(lastCameOn)}
                </span>
              </a>
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

export function WishPage({
  group,
  member,
  form,
  answers,
  theirs,
}: {
  group: Group
  member: { id: string; calledName: string }
  form: Form<any>
  answers: Answers<any>
  theirs?: Answers<any>
}) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('What has {{name}} asked for?', { name: member.calledName })}
      lede={t('Choose no message and untick the call to take it away, with the number or address.')}
      back={{ href: paths.calls(slug, group.id), label: t('Back to messages and calls') }}
      before={theirs ? <TwoVersions form={form} theirs={theirs} yours={answers} /> : null}
      form={form}
      answers={answers}
      action={paths.wish(slug, group.id, member.id)}
      submit="Save"
    />
  )
}
