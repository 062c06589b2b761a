import { Button } from 'nhsuk-react-components'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { Page } from '../../../../design/Page.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import type { Entry, EntryPlace } from '../../entry.ts'
import { paths } from '../../paths.ts'
import type { Because } from '../alike.ts'
import { keepingPaths } from '../paths.ts'
import { AsRead } from './AsRead.tsx'
import { becauseWords } from './CheckingPage.tsx'

export interface Looked {
  entry: Entry
  places: readonly EntryPlace[]
}

interface Props {
  one: Looked
  other: Looked
  because: readonly Because[]
  form: Form<any>
  answers: Answers<any>
  /** Why they could not be made one. */
  whyNot?: string | undefined
}

/** Two entries that may be the same thing, side by side. */
export function AlikePage({ one, other, because, form, answers, whyNot }: Props) {
  const slug = useSlug()
  return (
    <Page title="Are these the same?" back={{ href: keepingPaths.checking(slug, 'alike'), label: 'What may be there twice' }} problems={answers.problems}>
      {because.length > 0 ? <p className="nhsuk-lede-text">They have {because.map((each) => becauseWords[each]).join(', ')}.</p> : null}
      {whyNot ? (
        <div className="nhsuk-inset-text">
          <p>{whyNot}</p>
        </div>
      ) : null}
      <SideBySide looked={[one, other]} />
      <h2 className="nhsuk-heading-m">They are the same</h2>
      <AskForm form={form} answers={answers} action={keepingPaths.merge(slug, one.entry.id, other.entry.id)} submit="Make them one" />
      <h2 className="nhsuk-heading-m">They are two things</h2>
      <form method="post" action={keepingPaths.twoThings(slug, one.entry.id, other.entry.id)}>
        <Button type="submit" secondary>
          They are two things
        </Button>
      </form>
    </Page>
  )
}

/** Entries beside each other, each as anybody reads it. */
export function SideBySide({ looked }: { looked: readonly Looked[] }) {
  const slug = useSlug()
  return (
    <div className="lw-two-versions">
      {looked.map(({ entry, places }) => (
        <div className="lw-two-versions__version" key={entry.id}>
          <h2 className="nhsuk-heading-s">
            <a href={paths.entry(slug, entry.id)}>
              <Named>{entry.name}</Named>
            </a>
          </h2>
          <AsRead entry={entry} places={places} />
        </div>
      ))}
    </div>
  )
}

/** Before a new page is saved: what is there already and seems to be the same. */
export function IsItOneOfThese({ looked }: { looked: readonly (Looked & { because: readonly Because[] })[] }) {
  const slug = useSlug()
  return (
    <section aria-labelledby="one-of-these" className="lw-next">
      <h2 className="nhsuk-heading-m" id="one-of-these">
        Is it one of these?
      </h2>
      <p>Nothing has been saved yet. If it is there already, open it and change it. If not, tick “I have looked” and publish.</p>
      {looked.map(({ entry, places, because }) => (
        <details className="nhsuk-details" key={entry.id} open={looked.length === 1}>
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">
              <Named>{entry.name}</Named>: {because.map((each) => becauseWords[each]).join(', ')}
            </span>
          </summary>
          <div className="nhsuk-details__text">
            <p>
              <a href={paths.entry(slug, entry.id)}>
                Open <Named>{entry.name}</Named>
              </a>
            </p>
            <AsRead entry={entry} places={places} onlySaid />
          </div>
        </details>
      ))}
    </section>
  )
}
