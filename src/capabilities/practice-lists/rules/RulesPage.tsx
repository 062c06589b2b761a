import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { useSlug } from '../../../design/visit.tsx'
import { formats, formatWords } from '../list.ts'
import { paths } from '../paths.ts'
import { rulesForm } from './form.ts'

/** How lists are kept, and what the letters say. */
export function RulesPage({ answers }: { answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Letters and times of practice lists"
      back={{ href: paths.lists(slug), label: 'Practice lists' }}
      before={
        <p>
          See how a letter looks:{' '}
          {formats.map((format, at) => (
            <span key={format}>
              {at > 0 ? ', ' : ''}
              <a href={paths.exampleLetter(slug, format)}>{formatWords[format].toLowerCase()}</a>
            </span>
          ))}{' '}
          (PDF). Save first to see what you changed.
        </p>
      }
      form={rulesForm}
      answers={answers}
      action={paths.rules(slug)}
      submit="Save"
    />
  )
}
