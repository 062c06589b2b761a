import { SummaryList } from 'nhsuk-react-components'
import { useVisit } from '../visit.tsx'
import type { Field } from './field.ts'
import type { Answers, Form } from './form.ts'

/** What was answered to each question, as rows of a summary list. What was left empty says so. */
export function AnswersShown({ form, answers }: { form: Form<any>; answers: Answers<any> }) {
  const { words } = useVisit()
  return (
    <>
      {(Object.entries(form.fields) as [string, Field<unknown>][])
        .filter(([, field]) => field.label !== '')
        .map(([name, field]) => {
          const shown = field.show(answers.values?.[name], words)
          return (
            <SummaryList.Row key={name}>
              <SummaryList.Key>{words.t(field.label)}</SummaryList.Key>
              <SummaryList.Value>
                {shown === '' ? (
                  <span className="lw-quiet">{words.t('Left empty')}</span>
                ) : (
                  <span translate="no" dir="auto">
                    {shown}
                  </span>
                )}
              </SummaryList.Value>
            </SummaryList.Row>
          )
        })}
    </>
  )
}

/** Everything typed, once more, in controls that nobody sees. */
export const AnswersCarried = ({ answers }: { answers: Answers<any> }) => (
  <>
    {Object.entries(answers.typed)
      .filter(([name]) => name !== 'next')
      .flatMap(([name, value]) => ([] as string[]).concat(value ?? []).map((text, i) => <input type="hidden" key={`${name} ${i}`} name={name} value={text} />))}
  </>
)
