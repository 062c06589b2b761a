import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { Page } from '../../../../design/Page.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { calledName, peoplePaths } from '../../../people/index.ts'
import { paths } from '../../paths.ts'
import type { NamedSupport } from '../../support.ts'
import { type Activation, LEVELS, type Level, levels } from '../activation.ts'

interface Props {
  support: NamedSupport
  past: readonly Activation[]
  form: Form<any>
  answers: Answers<any>
}

/** Asking how active somebody feels in their own health: what helps at each level, and how it was before. */
export function ActivationPage({ support, past, form, answers }: Props) {
  const { day } = useVisit().words
  const slug = useSlug()
  const { id, personId, personName } = support
  const [latest] = past
  return (
    <Page
      title={`${personName} and their own health`}
      back={{ href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }}
      problems={answers.problems}
      narrow
    >
      <p className="nhsuk-lede-text">
        Agree on this together. It says how much support may help, and how. It is no mark, and {calledName(personName)} reads it.
      </p>
      {latest ? (
        <div className="lw-notice">
          <p>
            {day(latest.agreedOn)}: <strong>{levels[latest.level as Level].name}</strong>. What helps:
          </p>
          <p>{levels[latest.level as Level].helps}</p>
        </div>
      ) : null}
      <AskForm form={form} answers={answers} action={paths.activation(slug, id)} submit="Save" />
      <h2 className="nhsuk-heading-m">What helps at each</h2>
      <dl className="lw-facts lw-facts--stacked">
        {LEVELS.map((level) => (
          <div key={level}>
            <dt>{levels[level].name}</dt>
            <dd>{levels[level].helps}</dd>
          </div>
        ))}
      </dl>
      {past.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">How it has been</h2>
          <ol className="lw-story">
            {past.map((each) => (
              <li className="lw-story__entry" key={each.id}>
                <p className="lw-story__when">{day(each.agreedOn)}</p>
                <div className="lw-story__what">
                  <p>
                    {levels[each.level as Level].name}
                    {each.score === null ? '' : ` (score ${Number(each.score)})`}, with <Named>{each.byName}</Named>
                  </p>
                  {each.inTheirWords ? <Said>{each.inTheirWords}</Said> : null}
                </div>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </Page>
  )
}
