import type { ReactNode } from 'react'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'

interface Props {
  title: string
  lede?: ReactNode
  back: { href: string; label: string }
  form: Form<any>
  answers: Answers<any>
  action: string
  submit?: string
  warning?: boolean
  /** Somebody else changed it since: what is there now, beside what was typed. */
  theirs?: Answers<any> | undefined
  after?: ReactNode
}

/** Adding or changing one thing of the partnership. */
export const FormPage = ({ theirs, submit = 'Save', ...props }: Props) => (
  <QuestionPage {...props} submit={submit} before={theirs ? <TwoVersions form={props.form} theirs={theirs} yours={props.answers} /> : null} />
)
