import { Button } from 'nhsuk-react-components'
import { AskForm, FormField } from '../../../../design/form/FormFields.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { ListPage, QuestionPage, ThingPage } from '../../../../design/layouts.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import { addKitForm, moneyForm, passKitOnForm, placeForm } from '../forms/belongings.ts'
import type { Group } from '../group.ts'
import { paths } from '../paths.ts'
import { moneyWords } from '../pence.ts'

interface Kit {
  id: string
  what: string
  heldBy: string
  version: number
}

/** The place, and what the group has with who holds it. */
export function BelongingsPage({ group, kit, answers }: { group: Group; kit: readonly Kit[]; answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ThingPage
      title={t('Place and kit of {{group}}', { group: group.name })}
      back={{ href: paths.group(slug, group.id), label: t('Back to the group') }}
      problems={answers.problems}
    >
      <h2 className="nhsuk-heading-m">{t('The place')}</h2>
      {group.placeNote ? <Said>{group.placeNote}</Said> : <p>{t('Nothing is written down about the place.')}</p>}
      <p>
        <a href={paths.placeNote(slug, group.id)}>{t('Change what is written about the place')}</a>
      </p>
      <h2 className="nhsuk-heading-m">{t('Kit')}</h2>
      {kit.length === 0 ? <p>{t('Nothing is written down yet.')}</p> : null}
      <ul className="lw-list lw-list--dense">
        {kit.map(({ id, what, heldBy }) => (
          <li className="lw-list__item" key={id}>
            <h3 className="lw-list__title">
              <Named>{what}</Named>
            </h3>
            <p className="lw-list__meta">
              {heldBy ? (
                <>
                  {t('With')} <Named>{heldBy}</Named>
                </>
              ) : (
                t('Nobody knows who has it')
              )}
            </p>
            <div className="lw-list__actions">
              <a href={paths.kit(slug, group.id, id)}>
                {t('Pass on')}
                <span className="nhsuk-u-visually-hidden">
                  : <Named>{[what, heldBy].filter(Boolean).join(', ')}</Named>
                </span>
              </a>
            </div>
          </li>
        ))}
      </ul>
      <h2 className="nhsuk-heading-s">{t('Add something')}</h2>
      <AskForm form={addKitForm} answers={answers} action={paths.belongings(slug, group.id)} submit="Add" />
    </ThingPage>
  )
}

interface ChangeProps {
  group: Group
  answers: Answers<any>
  theirs?: Answers<any>
}

export function PlacePage({ group, answers, theirs }: ChangeProps) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('The place')}
      back={{ href: paths.belongings(slug, group.id), label: t('Back to place and kit') }}
      before={theirs ? <TwoVersions form={placeForm} theirs={theirs} yours={answers} /> : null}
      form={placeForm}
      answers={answers}
      action={paths.placeNote(slug, group.id)}
      submit="Save"
    />
  )
}

export function KitPage({ group, kit, answers, theirs }: ChangeProps & { kit: Pick<Kit, 'id' | 'what'> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Pass on: {{what}}', { what: kit.what })}
      back={{ href: paths.belongings(slug, group.id), label: t('Back to place and kit') }}
      before={theirs ? <TwoVersions form={passKitOnForm} theirs={theirs} yours={answers} /> : null}
      form={passKitOnForm}
      answers={answers}
      action={paths.kit(slug, group.id, kit.id)}
      submit="Save"
    />
  )
}

interface MoneyProps {
  group: Group
  balance: number
  lines: readonly { id: string; movedOn: Day; pence: number; whatFor: string; byName: string }[]
  answers: Answers<any>
  next: string | undefined
}

/** The cash book: what is in hand, a line to write down, and the lines so far. */
export function MoneyPage({ group, balance, lines, answers, next }: MoneyProps) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Money of {{group}}', { group: group.name })}
      lede={t('{{amount}} in hand', { amount: moneyWords(balance) })}
      back={{ href: paths.group(slug, group.id), label: t('Back to the group') }}
      problems={answers.problems}
      actions={
        <details className="nhsuk-details" open={answers.problems !== undefined && answers.problems.length > 0}>
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">{t('Write down money in or out')}</span>
          </summary>
          <form className="nhsuk-details__text" method="post" action={paths.money(slug, group.id)} noValidate>
            {Object.keys(moneyForm.fields).map((name) => (
              <FormField key={name} form={moneyForm} answers={answers} name={name} />
            ))}
            <Button type="submit">{t('Write it down')}</Button>
          </form>
        </details>
      }
      isEmpty={lines.length === 0}
      empty={<p>{t('Nothing is written down yet. Leads and workers read this, and nobody else.')}</p>}
      next={next}
    >
      <ul className="lw-list lw-list--dense">
        {lines.map(({ id, movedOn, pence, whatFor, byName }) => (
          <li className="lw-list__item" key={id}>
            <h2 className="lw-list__title">{day(movedOn)}</h2>
            <p className="lw-list__meta">
              <Named>{whatFor}</Named>. {t('Written down by')} <Named>{byName}</Named>
            </p>
            <div className="lw-list__tags">
              {pence > 0 ? t('In') : t('Out')} {moneyWords(Math.abs(pence))}
            </div>
          </li>
        ))}
      </ul>
      <p className="lw-quiet">{t('A line that is wrong stays. Put it right with another line.')}</p>
    </ListPage>
  )
}
