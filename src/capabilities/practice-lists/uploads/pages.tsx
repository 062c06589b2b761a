import { Button } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug } from '../../../design/visit.tsx'
import type { PracticeList } from '../list.ts'
import { paths } from '../paths.ts'

/** Sending a list. */
export function AddListPage({ form, answers, forgetAfterDays }: { form: Form<any>; answers: Answers<any>; forgetAfterDays: number }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Send a practice list"
      lede="People you found on your register are asked once, by letter, whether they would like support. Nobody is written to before you have seen what the list comes to."
      back={{ href: paths.lists(slug), label: 'Practice lists' }}
      form={form}
      answers={answers}
      action={paths.add(slug)}
      submit="Send the list"
      after={
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">What to put in the list</span>
          </summary>
          <div className="nhsuk-details__text">
            <ul className="nhsuk-list nhsuk-list--bullet">
              <li>A name, an address and a postcode are enough for a letter.</li>
              <li>With a date of birth or an NHS number we notice whom we know already, and leave them out.</li>
              <li>Say who needs large print or easy read, and who agreed to an e-mail or a text.</li>
              <li>Mark whom to leave out, who has died, and who asked not to be written to.</li>
              <li>Leave out everything else: no readings, no medicines, no notes.</li>
            </ul>
            <p>
              Those who do not say yes are forgotten {forgetAfterDays} days after the last letter. That somebody said no is remembered, so that they are not
              asked again.
            </p>
          </div>
        </details>
      }
    />
  )
}

/** Saying which column of the file is what. */
export function ColumnsPage({ list, form, answers }: { list: PracticeList; form: Form<any>; answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Which column is what?"
      lede="We have guessed from the names of the columns. Put right what is wrong. A column that you do not choose is not read, and not kept."
      back={{ href: paths.list(slug, list.id), label: 'The list' }}
      before={
        <p>
          The file <Named>{list.fileName}</Named> has {list.columns.length} columns.
        </p>
      }
      form={form}
      answers={answers}
      action={paths.columns(slug, list.id)}
      submit="Read the list"
    />
  )
}

/** A list is given up. */
export const CancelListPage = ({ list, practice }: { list: PracticeList; practice: string }) => {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Cancel the list of ${practice}`}
      lede="Nothing more is sent, and everybody on the list who did not say yes is forgotten now. This cannot be undone."
      back={{ href: paths.list(slug, list.id), label: 'The list' }}
      form={{ fields: {} } as Form<any>}
      answers={{ typed: {}, problems: [] }}
      action={paths.cancel(slug, list.id)}
      submit="Cancel the list, and forget these people"
      warning
    />
  )
}

/** A button that posts and asks nothing. */
export const PostButton = ({ action, children, secondary = false }: { action: string; children: string; secondary?: boolean }) => (
  <form method="post" action={action}>
    <Button type="submit" {...(secondary ? { secondary: true } : {})}>
      {children}
    </Button>
  </form>
)
