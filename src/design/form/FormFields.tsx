import { Button, ErrorSummary } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { useVisit } from '../visit.tsx'
import type { Answers, Form, Problem } from './form.ts'

/** What has to be put right, at the top of the page, each with a link to where. */
export function ProblemSummary({ problems }: { problems: readonly Problem[] | undefined }) {
  const { t } = useVisit().words
  if (!problems?.length) return null
  return (
    // Focused as the page opens, so that a screen reader says it first; without JavaScript this is what can do so.
    <ErrorSummary autoFocus tabIndex={-1}>
      <ErrorSummary.Title>{t('There is a problem')}</ErrorSummary.Title>
      <ErrorSummary.List>
        {problems.map((problem) => (
          <ErrorSummary.ListItem key={problem.field + problem.message} href={`#${problem.control}`}>
            {t(problem.message, problem.about ?? {})}
          </ErrorSummary.ListItem>
        ))}
      </ErrorSummary.List>
    </ErrorSummary>
  )
}

interface FieldProps {
  form: Form<any>
  answers: Answers<any>
  name: string
  isHeading?: boolean
}

/** One field of a form, with what was typed and what is wrong with it. */
export function FormField({ form, answers, name, isHeading = false }: FieldProps) {
  const { words } = useVisit()
  const problem = answers.problems?.find((each) => each.field === name)
  const error = problem && words.t(problem.message, problem.about ?? {})
  return form.fields[name]?.render({ name, typed: answers.typed, error, words, isHeading }) ?? null
}

interface FormProps {
  form: Form<any>
  answers: Answers<any>
  action: string
  /** The words on the button: an active verb. */
  submit: string
  /** Fields to show, in order; all of them when not given. */
  only?: readonly string[]
  isQuestionPage?: boolean
  warning?: boolean
  /** A second way to send the same form: to keep it for later, say. It comes after the first, which is what the Enter key presses. */
  second?: { label: string; name: string; value: string } | undefined
  children?: ReactNode
}

/** A form that posts, with its fields in order and one button. */
export function AskForm({ form, answers, action, submit, only, isQuestionPage = false, warning = false, second, children }: FormProps) {
  const { t } = useVisit().words
  const names = only ?? Object.keys(form.fields)
  return (
    <form method="post" action={action} noValidate encType={form.hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}>
      {names.map((name) => (
        <FormField key={name} form={form} answers={answers} name={name} isHeading={isQuestionPage && names.length === 1} />
      ))}
      {children}
      <Button type="submit" {...(warning ? { warning: true } : {})}>
        {t(submit)}
      </Button>
      {second ? (
        <>
          {' '}
          <Button type="submit" secondary name={second.name} value={second.value}>
            {t(second.label)}
          </Button>
        </>
      ) : null}
    </form>
  )
}
