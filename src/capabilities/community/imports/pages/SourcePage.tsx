import { Button } from 'nhsuk-react-components'
import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage, ThingPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { DirectoryImport, Source } from '../directory.ts'
import { addSourceForm, changeSourceForm, sendFileForm } from '../forms/source.ts'
import { importPaths } from '../paths.ts'
import { ImportState, refreshed } from './SourcesPage.tsx'

const useBack = () => ({ href: importPaths.sources(useSlug()), label: 'Other directories' })

/** One other directory, and every time it was read. */
export function SourcePage({ source, imports }: { source: Source; imports: readonly DirectoryImport[] }) {
  const slug = useSlug()
  const { day, moment } = useVisit().words
  const isFeed = source.kind === 'feed'
  return (
    <ThingPage
      title={source.name}
      back={useBack()}
      state={
        <p>
          {isFeed ? `A feed, read ${refreshed[source.refresh]}${source.dueOn ? `, next on ${day(source.dueOn)}` : ''}.` : 'A directory that is sent as a file.'}
        </p>
      }
      next={
        isFeed ? (
          <div className="lw-list__actions">
            <form method="post" action={importPaths.readNow(slug, source.id)}>
              <Button type="submit">Read it now</Button>
            </form>
            <a className="nhsuk-button nhsuk-button--secondary" href={importPaths.changeSource(slug, source.id)}>
              Change how it is read
            </a>
          </div>
        ) : (
          <p>
            <a href={importPaths.sendFile(slug)}>Send it again</a> under the same name.
          </p>
        )
      }
    >
      {isFeed ? (
        <p>
          Its address: <Named>{source.address}</Named>
        </p>
      ) : null}
      <h2 className="nhsuk-heading-m">When it was read</h2>
      {imports.length === 0 ? <p>Not yet.</p> : null}
      <ul className="lw-list lw-list--dense">
        {imports.map(({ id, askedAt, state, byItself, fileName }) => (
          <li className="lw-list__item" key={id}>
            <h3 className="lw-list__title">
              <a href={importPaths.import(slug, id)}>{moment(askedAt)}</a>
            </h3>
            <p className="lw-list__meta">{fileName ? <Named>{fileName}</Named> : byItself ? 'By itself' : 'Asked for'}</p>
            <div className="lw-list__tags">
              <ImportState state={state} />
            </div>
          </li>
        ))}
      </ul>
    </ThingPage>
  )
}

export const AddSourcePage = ({ answers }: { answers: Answers<any> }) => (
  <QuestionPage
    title="Add a feed"
    lede="A feed is a web address at which another directory can be read by programs. It has to follow Open Referral UK 3."
    form={addSourceForm}
    answers={answers}
    action={importPaths.addSource(useSlug())}
    submit="Add and read it"
    back={useBack()}
  />
)

export const ChangeSourcePage = ({ source, answers, isTooLate = false }: { source: Source; answers: Answers<any>; isTooLate?: boolean }) => (
  <QuestionPage
    title="How it is read"
    form={changeSourceForm}
    answers={answers}
    action={importPaths.changeSource(useSlug(), source.id)}
    submit="Save"
    back={{ href: importPaths.source(useSlug(), source.id), label: source.name }}
    before={
      isTooLate ? (
        <p>
          Somebody else has changed this since you opened it. It now reads: {source.name}, {source.address}. Save again to have it your way.
        </p>
      ) : undefined
    }
  />
)

export const SendFilePage = ({ answers }: { answers: Answers<any> }) => (
  <QuestionPage
    title="Send a directory as a file"
    lede="It is checked first, and nothing changes until you say so."
    form={sendFileForm}
    answers={answers}
    action={importPaths.sendFile(useSlug())}
    submit="Check the file"
    back={useBack()}
  />
)
