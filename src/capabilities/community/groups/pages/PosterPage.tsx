import { Page } from '../../../../design/Page.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../paths.ts'
import type { Poster } from '../poster.ts'

/** A poster on a sheet of A4, in the group's own words, with a picture that a phone reads. */
export function PosterPage({ groupId, poster, hasFile }: { groupId: string; poster: Poster; hasFile: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page
      title={t('Poster of {{group}}', { group: poster.name })}
      hasOwnHeading
      back={{ href: paths.group(slug, groupId), label: t('Back to the group') }}
      narrow
    >
      {hasFile ? (
        <p className="nhsuk-u-display-none-print">
          <a className="nhsuk-button nhsuk-button--secondary" href={paths.posterFile(slug, groupId)}>
            {t('Take it as a PDF')}
          </a>
        </p>
      ) : null}
      <div className="lw-poster">
        <h1 className="nhsuk-heading-xl">
          <Named>{poster.name}</Named>
        </h1>
        <p className="lw-poster__summary">
          <Named>{poster.summary}</Named>
        </p>
        {poster.facts.map(({ name, value }) => (
          <p className="lw-poster__fact" key={name}>
            <strong>{t(name)}</strong>
            <br />
            <Named>{value}</Named>
          </p>
        ))}
        <p>
          <img
            className="lw-poster__code"
            src={poster.code}
            alt={t('A picture that a phone can read, and that leads to the page of the group')}
            width="220"
            height="220"
          />
          <br />
          <Named>{poster.address}</Named>
        </p>
      </div>
    </Page>
  )
}
