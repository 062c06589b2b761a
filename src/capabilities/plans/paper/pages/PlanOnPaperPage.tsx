import { Button } from 'nhsuk-react-components'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { kinds, offeredKinds } from '../../book/kinds.ts'
import { paperPaths as paths } from '../paths.ts'
import { looks, sizes } from '../sizes.ts'

/** Blank pages of a plan, for everybody who writes by hand. */
export function PlanOnPaperPage() {
  const { t } = useVisit().words
  return (
    <Page title={t('A plan on paper')} narrow>
      <p className="nhsuk-lede-text">{t('Print blank pages and write on them by hand. You need no account, and nobody sees what you write.')}</p>
      <p>{t('You need not fill in everything, or anything. Write as little as you like, and come back when you want to.')}</p>
      <form method="get" action={paths.blank(useSlug())}>
        <fieldset className="nhsuk-fieldset nhsuk-form-group">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">{t('How it looks')}</legend>
          <div className="nhsuk-radios">
            {sizes.map((size) => (
              <div className="nhsuk-radios__item" key={size}>
                <input
                  className="nhsuk-radios__input"
                  type="radio"
                  id={`size-${size}`}
                  name="size"
                  value={size}
                  defaultChecked={size === 'a4'}
                  aria-describedby={`size-${size}-hint`}
                />
                <label className="nhsuk-label nhsuk-radios__label" htmlFor={`size-${size}`}>
                  {t(looks[size].label)}
                </label>
                <div className="nhsuk-hint nhsuk-radios__hint" id={`size-${size}-hint`}>
                  {t(looks[size].hint)}
                </div>
              </div>
            ))}
          </div>
        </fieldset>
        <fieldset className="nhsuk-fieldset nhsuk-form-group" aria-describedby="pages-hint">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">{t('Which pages')}</legend>
          <div className="nhsuk-hint" id="pages-hint">
            {t('Choose none to print all of them.')}
          </div>
          <div className="nhsuk-checkboxes">
            {offeredKinds.map((kind) => (
              <div className="nhsuk-checkboxes__item" key={kind}>
                <input className="nhsuk-checkboxes__input" type="checkbox" id={`page-${kind.replaceAll(' ', '-')}`} name="page" value={kind} />
                <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`page-${kind.replaceAll(' ', '-')}`}>
                  {t(kinds[kind].title)}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
        <Button type="submit">{t('Get the pages (PDF)')}</Button>
      </form>
    </Page>
  )
}
