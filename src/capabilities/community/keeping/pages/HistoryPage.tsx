import { Button } from 'nhsuk-react-components'
import { FormField } from '../../../../design/form/FormFields.tsx'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import type { Entry } from '../../entry.ts'
import { bringBackForm, undoMergeForm } from '../forms/keep.ts'
import type { Difference } from '../whole.ts'

export interface Version {
  version: number
  on: string
  byName: string
  did: string
  because: string
  /** Nothing for the first that is known. */
  differences: readonly Difference[] | undefined
}

interface Props {
  entry: Entry
  versions: readonly Version[]
  action: string
  back: string
  next: string | undefined
  merges: readonly { id: string; goneName: string; byName: string }[]
  undoMerge: string | undefined
}

/** What an entry was: every version, what it changed, and bringing one back. */
export function HistoryPage({ entry, versions, action, back, next, merges, undoMerge }: Props) {
  const { t } = useVisit().words
  return (
    <ListPage
      title={t('What it said before')}
      lede={<Named>{entry.name}</Named>}
      back={{ href: back, label: t('Back to the page') }}
      isEmpty={versions.length === 0}
      empty={<p>{t('Nothing has changed since we began to write it down.')}</p>}
      next={next}
    >
      {undoMerge ? merges.map((merge) => <MergeDone key={merge.id} merge={merge} action={undoMerge} />) : null}
      <ol className="lw-list" reversed start={versions[0]?.version ?? 1}>
        {versions.map((version) => (
          <OneVersion key={version.version} entry={entry} version={version} action={action} />
        ))}
      </ol>
    </ListPage>
  )
}

function OneVersion({ entry, version: { version, on, byName, did, because, differences }, action }: { entry: Entry; version: Version; action: string }) {
  const { t } = useVisit().words
  const isNow = version === entry.version
  return (
    <li className="lw-list__item">
      <h2 className="lw-list__title">{t('Version {{number}}: {{did}}', { number: version, did: t(did) })}</h2>
      <p className="lw-list__meta">
        {on}, <Named>{byName}</Named>
        {because ? (
          <>
            . <Named>{because}</Named>
          </>
        ) : null}
      </p>
      {differences?.length === 0 ? <p>{t('Nothing on the page changed.')}</p> : null}
      {differences && differences.length > 0 ? <Differences differences={differences} /> : null}
      {isNow ? (
        <p>{t('This is what it says now.')}</p>
      ) : (
        <form className="nhsuk-u-margin-top-3" method="post" action={action}>
          <FormField form={bringBackForm} answers={bringBackForm.blank({ version: entry.version })} name="version" />
          <FormField form={bringBackForm} answers={bringBackForm.blank({ back: version })} name="back" />
          <Button type="submit" secondary>
            {t('Bring this version back')}
            <span className="nhsuk-u-visually-hidden">: {version}</span>
          </Button>
        </form>
      )}
    </li>
  )
}

function Differences({ differences }: { differences: readonly Difference[] }) {
  const { t, day } = useVisit().words
  // Days stand in a version as its columns have them.
  const said = (text: string) => text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (on) => day(on)) || t('nothing')
  return (
    <dl className="lw-facts lw-facts--stacked">
      {differences.map(({ label, before, after }) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>
            <del>
              <Named>{said(before)}</Named>
            </del>
            {' → '}
            <ins>
              <Named>{said(after)}</Named>
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function MergeDone({ merge: { id, goneName, byName }, action }: { merge: Props['merges'][number]; action: string }) {
  return (
    <form method="post" action={action}>
      <FormField form={undoMergeForm} answers={undoMergeForm.blank({ merge: id })} name="merge" />
      <p>
        <Named>{byName}</Named> merged <Named>{goneName}</Named> into this page. Undoing it puts everything back that moved.
      </p>
      <Button type="submit" secondary>
        Undo the merge
        <span className="nhsuk-u-visually-hidden">
          {' '}
          with <Named>{goneName}</Named>
        </span>
      </Button>
    </form>
  )
}
