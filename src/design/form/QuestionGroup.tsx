import { ErrorMessage, Fieldset, HintText, Legend } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import type { Shown } from './field.ts'

/** Several controls that answer one question together: its words, hint and problem are read out with each of them. All words are already translated. */
export function QuestionGroup({
  name,
  error,
  words,
  legend,
  hint,
  size = 's',
  children,
}: Pick<Shown, 'name' | 'error' | 'words'> & { legend: string; hint?: string | undefined; size?: 's' | 'm'; children: ReactNode }) {
  const about = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
      <Fieldset aria-describedby={about || undefined}>
        <Legend size={size}>{legend}</Legend>
        {hint ? <HintText id={`${name}-hint`}>{hint}</HintText> : null}
        {error ? (
          <ErrorMessage id={`${name}-error`} visuallyHiddenText={words.t('Error')}>
            {error}
          </ErrorMessage>
        ) : null}
        {children}
      </Fieldset>
    </div>
  )
}
