import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Entry } from '../../entry.ts'
import { paths } from '../../paths.ts'

/** Taking it along: into a calendar, by e-mail, as a link. Paper is the browser's. */
export function PassItOn({ entry, url, isDated }: { entry: Pick<Entry, 'id' | 'name' | 'summary'>; url: string; isDated: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const letter = new URLSearchParams({ subject: entry.name, body: `${entry.summary}\n\n${url}` }).toString().replaceAll('+', '%20')
  return (
    <section className="nhsuk-u-display-none-print" aria-labelledby="pass-it-on">
      <h2 className="nhsuk-heading-s" id="pass-it-on">
        {t('Keep it, or pass it on')}
      </h2>
      <ul className="nhsuk-list">
        {isDated ? (
          <li>
            <a href={paths.calendar(slug, entry.id)}>{t('Add it to a calendar')}</a>
          </li>
        ) : null}
        <li>
          <a href={`mailto:?${letter}`}>{t('Send it by e-mail')}</a>
        </li>
        <li>{t('Print this page: it fits on one sheet of paper')}</li>
      </ul>
      <div className="nhsuk-form-group">
        <label className="nhsuk-label" htmlFor="link">
          {t('Link to this page')}
        </label>
        <input className="nhsuk-input nhsuk-input--width-30" id="link" type="text" readOnly defaultValue={url} translate="no" />
      </div>
    </section>
  )
}
