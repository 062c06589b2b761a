import { Tag } from 'nhsuk-react-components'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { Page } from '../../../../design/Page.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { practiceListForm } from '../forms/practiceList.ts'
import { paths } from '../paths.ts'
import type { PracticeImport } from '../practiceImport.ts'

/** Sending a list of practices, and the lists that were sent before. */
export function PracticeListsPage({ imports, answers }: { imports: readonly PracticeImport[]; answers: Answers<any> }) {
  const slug = useSlug()
  const { moment } = useVisit().words
  return (
    <Page title="Import of GP practices" back={{ href: paths.home(slug), label: 'Administration' }} problems={answers.problems} narrow>
      <p className="nhsuk-lede-text">
        The NHS publishes a list of GP practices, called epraccur. Send it here: it is checked first, and nothing changes until you say so.
      </p>
      <AskForm form={practiceListForm} answers={answers} action={paths.practiceLists(slug)} submit="Check the list" />
      {imports.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">Sent before</h2>
          <ul className="lw-list lw-list--dense">
            {imports.map(({ id, fileName, state, found, madeAt }) => (
              <li className="lw-list__item" key={id}>
                <h3 className="lw-list__title">
                  <a href={paths.practiceList(slug, id)}>
                    <Named>{fileName}</Named>, {moment(madeAt)}
                  </a>
                </h3>
                <p className="lw-list__meta">{found} open practices</p>
                <div className="lw-list__tags">
                  <ImportState state={state} />
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Page>
  )
}

/** What became of a list. */
export function ImportState({ state }: { state: PracticeImport['state'] }) {
  if (state === 'switched in') return <Tag modifier="green">Switched in</Tag>
  if (state === 'given up') return <Tag modifier="grey">Given up</Tag>
  return <Tag modifier="yellow">Checked, not in use</Tag>
}
