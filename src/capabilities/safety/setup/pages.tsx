import { Button } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { Page } from '../../../design/Page.tsx'
import { Named } from '../../../design/Said.tsx'
import { TwoVersions } from '../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Day } from '../../../platform/clock.ts'
import { maySetUp } from '../access.ts'
import { paths } from '../paths.ts'
import { awayForm } from './forms.ts'
import { linesOf, localPhones, missingPhones, nationalPhones, type Part, parts, pathway, phoneNames, type Rules } from './pathway.ts'

interface Lead {
  id: string
  name: string
  awayUntil: Day | null
}

interface Props {
  rules: Rules | undefined
  leads: readonly Lead[]
  personId: string | undefined
  mayRaise: boolean
  mayGoOut: boolean
}

/** What to do when somebody is not safe: numbers to tap first, then a concern to raise, then what helps, in plain words. */
export function WhatToDoPage({ rules, leads, personId, mayRaise, mayGoOut }: Props) {
  const { viewer, words } = useVisit()
  const { t } = words
  const slug = useSlug()
  const me = leads.find(({ id }) => id === viewer?.membershipId)
  return (
    <Page title={t('If somebody is not safe')} narrow>
      <Phones rules={rules} />
      {mayRaise ? (
        <p>
          <Button href={paths.raise(slug, personId)}>{t('Raise a concern')}</Button>
        </p>
      ) : null}
      {parts.map((part) => (
        <PartOfPathway key={part} part={part} rules={rules} />
      ))}
      <h2 className="nhsuk-heading-m">{t('Who answers concerns here')}</h2>
      {leads.length === 0 ? (
        <p>{t('Nobody has been named yet. A health coach of the team is asked.')}</p>
      ) : (
        <ul>
          {leads.map(({ id, name }) => (
            <li key={id}>
              <Named>{name}</Named>
            </li>
          ))}
        </ul>
      )}
      <ul>
        {mayRaise || me ? (
          <li>
            <a href={paths.concerns(slug)}>{t('Concerns you raised or answer')}</a>
          </li>
        ) : null}
        {mayGoOut ? (
          <li>
            <a href={paths.goOut(slug)}>{t('Going out alone')}</a>
          </li>
        ) : null}
        {me ? (
          <li>
            <a href={paths.away(slug)}>{me.awayUntil ? `You are away until ${words.day(me.awayUntil)}. Change this` : 'Say when you are away'}</a>
          </li>
        ) : null}
        {viewer && maySetUp(viewer) ? (
          <li>
            <a href={paths.setUp(slug)}>Set up safety</a>
          </li>
        ) : null}
      </ul>
    </Page>
  )
}

/** Every number on a button of its own; those the partnership has not given say so. */
function Phones({ rules }: { rules: Rules | undefined }) {
  const { t } = useVisit().words
  const local = phoneNames.flatMap((name) => {
    const phone = rules?.[name]
    return phone ? [{ phone, label: localPhones[name].label }] : []
  })
  const missing = missingPhones(rules)
  return (
    <>
      <ul className="lw-tap-list">
        {[nationalPhones[0], ...local, ...nationalPhones.slice(1)].map(({ phone, label }) => (
          <li key={label}>
            <a className="lw-tap-list__name" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
              {phone} <span className="lw-tap-list__note">{t(label)}</span>
            </a>
          </li>
        ))}
      </ul>
      {missing.length > 0 ? (
        <div className="lw-notice">
          <p className="lw-notice__title">{t('Numbers of your area are missing')}</p>
          <p>{missing.map((name) => t(localPhones[name].label)).join('; ')}.</p>
          <p>{t('An administrator enters them under Safety.')}</p>
        </div>
      ) : null}
    </>
  )
}

function PartOfPathway({ part, rules }: { part: Part; rules: Rules | undefined }) {
  const { t } = useVisit().words
  const { lines, isOurs } = linesOf(rules, part)
  return (
    <section>
      <h2 className="nhsuk-heading-m">{t(pathway[part].title)}</h2>
      <ul>
        {lines.map((line, at) => (
          <li key={at}>{isOurs ? t(line) : <Named>{line}</Named>}</li>
        ))}
      </ul>
    </section>
  )
}

interface SetUpProps {
  form: Form<any>
  answers: Answers<any>
  rules: Rules | undefined
  /** Somebody else changed it since: what is there now. */
  theirs?: Answers<any> | undefined
}

/** Who answers, how soon, which numbers, and the partnership's own words. */
export function SetUpSafetyPage({ form, answers, rules, theirs }: SetUpProps) {
  const slug = useSlug()
  const missing = missingPhones(rules)
  return (
    <QuestionPage
      title="Set up safety"
      lede="What everybody who meets people reads when somebody is not safe, and who answers."
      back={{ href: paths.whatToDo(slug), label: 'If somebody is not safe' }}
      before={
        <>
          {missing.length > 0 ? (
            <div className="lw-notice">
              <p className="lw-notice__title">{missing.length === 1 ? 'A number is missing' : `${missing.length} numbers are missing`}</p>
              <p>Only you know those of your area: {missing.map((name) => localPhones[name].label).join('; ')}.</p>
            </div>
          ) : null}
          {theirs ? <TwoVersions form={form} theirs={theirs} yours={answers} /> : null}
        </>
      }
      form={form}
      answers={answers}
      action={paths.setUp(slug)}
      submit="Save"
    />
  )
}

/** Somebody who answers says that they are away. */
export function AwayPage({ answers }: { answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="When you are away"
      lede="Nothing is asked of you while you are away. Concerns that are yours go to the next who answers."
      back={{ href: paths.whatToDo(slug), label: 'If somebody is not safe' }}
      form={awayForm}
      answers={answers}
      action={paths.away(slug)}
      submit="Save"
    />
  )
}
