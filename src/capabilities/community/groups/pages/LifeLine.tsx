import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { type Group, type Step, stateWords } from '../group.ts'
import { paths } from '../paths.ts'

/** The life of a group as a line, the latest step first. */
export function LifeLine({ group, life, mayShape }: { group: Group; life: readonly Step[]; mayShape: boolean }) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <section aria-label={t('Its life')}>
      <h2 className="nhsuk-heading-s">{t('Its life')}</h2>
      {life.length === 0 ? <p className="lw-quiet">{t('Nothing has been written down of how it began.')}</p> : null}
      <ol className="lw-story">
        {life.map((step, at) => (
          <li className={`lw-story__entry${at === 0 ? ' lw-story__entry--glad' : ''}`} key={step.version}>
            <p className="lw-story__when">{day(step.sinceOn)}</p>
            <p className="lw-story__what">{t(stateWords[step.state].name)}</p>
            {step.because ? (
              <p className="lw-story__what lw-quiet">
                <Named>{step.because}</Named>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {mayShape ? (
        <p>
          <a href={paths.moveOn(slug, group.id)}>{t('Say where it is now')}</a>
        </p>
      ) : null}
    </section>
  )
}
