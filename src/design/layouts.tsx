import type { ReactNode } from 'react'
import { AskForm } from './form/FormFields.tsx'
import type { Answers, Form, Problem } from './form/form.ts'
import { type Back, Page } from './Page.tsx'
import { useVisit } from './visit.tsx'

// The four kinds of page. A fifth needs a decision record.

interface QuestionProps {
  title: string
  /** A sentence or two under the heading: why we ask, what happens with it. */
  lede?: ReactNode
  form: Form<any>
  answers: Answers<any>
  action: string
  submit: string
  second?: { label: string; name: string; value: string } | undefined
  back?: Back | undefined
  warning?: boolean
  /** Shown before the form, for example what somebody else changed meanwhile. */
  before?: ReactNode
  after?: ReactNode
}

/** A question: one thing that is asked, a hint, a button. */
export const QuestionPage = ({ title, lede, form, answers, action, submit, second, back, warning = false, before, after }: QuestionProps) => (
  <Page title={title} back={back} problems={answers.problems} narrow>
    {lede ? <p className="nhsuk-lede-text">{lede}</p> : null}
    {before}
    <AskForm form={form} answers={answers} action={action} submit={submit} second={second} warning={warning} />
    {after}
  </Page>
)

interface ListProps {
  title: string
  lede?: ReactNode
  back?: Back | undefined
  filters?: ReactNode
  /** What to do when there is nothing. */
  empty: ReactNode
  isEmpty: boolean
  /** The address of the next page of the list, when there is one. */
  next?: string | undefined
  actions?: ReactNode
  /** Of a small form on the page. */
  problems?: readonly Problem[] | undefined
  children: ReactNode
}

/** A list: filters kept in the address, paged by key, and what to do when it is empty. */
export function ListPage({ title, lede, back, filters, empty, isEmpty, next, actions, problems, children }: ListProps) {
  const { t } = useVisit().words
  return (
    <Page title={title} back={back} problems={problems}>
      {lede ? <p className="nhsuk-lede-text">{lede}</p> : null}
      {actions}
      {filters}
      {isEmpty ? <div className="lw-empty">{empty}</div> : children}
      {next ? (
        <p>
          <a className="nhsuk-link" href={next} rel="next">
            {t('Show more')}
          </a>
        </p>
      ) : null}
    </Page>
  )
}

interface ThingProps {
  title: string
  /** The title is a name, or words of somebody's. */
  isName?: boolean
  back?: Back | undefined
  /** Its state, in a tag or a few words. */
  state?: ReactNode
  /** Who and what it is, before anything else: of a person, what matters and what they are good at. */
  head?: ReactNode
  /** What can happen next. */
  next?: ReactNode
  /** What has happened. */
  children: ReactNode
  aside?: ReactNode
  /** Of a small form on the page. */
  problems?: readonly Problem[] | undefined
}

/** A thing: its title, its state, what can happen next, its story. */
export const ThingPage = ({ title, isName = false, back, state, head, next, children, aside, problems }: ThingProps) => (
  <Page title={title} isName={isName} back={back} problems={problems}>
    {state}
    {head}
    {next ? <section className="lw-next">{next}</section> : null}
    {aside ? (
      <div className="lw-columns">
        <div>{children}</div>
        <aside>{aside}</aside>
      </div>
    ) : (
      children
    )}
  </Page>
)

interface HomeProps {
  title: string
  lede?: ReactNode
  children: ReactNode
}

/** A home: what needs me today. */
export const HomePage = ({ title, lede, children }: HomeProps) => (
  <Page title={title}>
    {lede ? <p className="nhsuk-lede-text">{lede}</p> : null}
    {children}
  </Page>
)
