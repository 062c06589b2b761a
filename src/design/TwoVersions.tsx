import type { Field } from './form/field.ts'
import type { Answers, Form } from './form/form.ts'
import { Named } from './Said.tsx'
import { useVisit } from './visit.tsx'

interface Props {
  form: Form<any>
  /** What is there now, changed by somebody else. */
  theirs: Answers<any>
  /** What was typed, and has not been saved. */
  yours: Answers<any>
}

/** Somebody else changed it first: both versions, side by side, for what differs. Nothing was overwritten. */
export function TwoVersions({ form, theirs, yours }: Props) {
  const { words, today } = useVisit()
  const { t } = words
  const fields: [string, Field<any>][] = Object.entries(form.fields)
  // In the words of the field: what was chosen may be known by an id, which says nothing to anybody.
  const shown = (answers: Answers<any>, name: string, field: Field<any>) => {
    const answer = field.read(answers.typed, name, { today, fileIn: () => undefined })
    return 'value' in answer ? field.show(answer.value, words) : textOf(answers, form, name)
  }
  const differing = fields
    .filter(([, field]) => field.label !== '')
    .map(([name, field]) => ({ name, label: field.label, now: shown(theirs, name, field), typed: shown(yours, name, field) }))
    .filter(({ now, typed }) => now !== typed)
  return (
    <section aria-labelledby="two-versions">
      <h2 className="nhsuk-heading-m" id="two-versions">
        {t('Somebody else changed this first')}
      </h2>
      <p>{t('Nothing of yours was saved over it. Below is what differs. What you typed is still in the form: change it if you need to, and save again.')}</p>
      {differing.map(({ name, label, now, typed }) => (
        <div className="lw-two-versions" key={name}>
          <div className="lw-two-versions__version">
            <h3 className="nhsuk-heading-s">{t('{{label}}: now', { label: t(label) })}</h3>
            <Named>{now || '–'}</Named>
          </div>
          <div className="lw-two-versions__version">
            <h3 className="nhsuk-heading-s">{t('{{label}}: what you typed', { label: t(label) })}</h3>
            <Named>{typed || '–'}</Named>
          </div>
        </div>
      ))}
    </section>
  )
}

// A field may have several controls (a day has three), all beginning with its name.
const textOf = (answers: Answers<any>, form: Form<any>, name: string) =>
  Object.entries(answers.typed)
    .filter(([control]) => control === name || (control.startsWith(`${name}-`) && !(control in form.fields)))
    .map(([, value]) => ([] as string[]).concat(value ?? []).join(', '))
    .join(' ')
    .replaceAll('\r\n', '\n')
    .trim()
