import { Button } from 'nhsuk-react-components'
import { assetUrl } from '../../../../design/assets.ts'
import { FormField } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { useVisit } from '../../../../design/visit.tsx'
import type { TermOffered } from '../forms/lookFor.ts'
import { chosenIn, type Looking, without } from '../looking.ts'
import { chosenInWords } from './chosenWords.ts'

interface Props {
  form: Form<any>
  answers: Answers<any>
  looking: Looking
  terms: readonly TermOffered[]
  /** The same page, looking for something else. */
  pathFor: (looking: Looking) => string
}

/** Behind "More choices": what most people leave as it is. */
const MORE = ['free', 'day', 'time', 'way', 'access', 'term', 'age', 'language', 'kind', 'room'] as const

/** What somebody is looking for: words and a place, and more behind a line; works the same without JavaScript, only slower. */
export function Filters({ form, answers, looking, terms, pathFor }: Props) {
  const { t } = useVisit().words
  const field = (name: string) => <FormField form={form} answers={answers} name={name} />
  const more = MORE.filter((name) => name !== 'term' || terms.length > 0)
  return (
    <>
      <form className="lw-filters lw-look" method="get" action={pathFor({})} data-lw-look="">
        <div className="lw-filters__field lw-filters__field--wide">{field('words')}</div>
        <div className="lw-filters__field lw-filters__field--wide">{field('near')}</div>
        <div className="lw-filters__field">{field('within')}</div>
        <Button type="submit">{t('Find')}</Button>
        <details className="nhsuk-details lw-look__more">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">{t('More choices: day, cost, what you need there')}</span>
          </summary>
          <div className="nhsuk-details__text lw-look__choices">
            {more.map((name) => (
              <div key={name}>{field(name)}</div>
            ))}
            <Button type="submit" secondary>
              {t('Find')}
            </Button>
          </div>
        </details>
      </form>
      <p className="nhsuk-u-visually-hidden" role="status" data-lw-heard="" />
      <script type="module" src={assetUrl('look.js')} />
      <WhatIsChosen looking={looking} terms={terms} pathFor={pathFor} />
    </>
  )
}

// What was typed, and the words of the data, are no sentence of ours.
const isTheirs = ({ part }: { part: string }) => part === 'words' || part === 'term' || part === 'language'

/** All that was chosen, each taken away by one press. */
function WhatIsChosen({ looking, terms, pathFor }: Pick<Props, 'looking' | 'terms' | 'pathFor'>) {
  const { words } = useVisit()
  const { t } = words
  const chosen = chosenIn(looking)
  return (
    <div data-lw-part="chosen">
      {chosen.length > 0 ? (
        <ul className="lw-chosen" aria-label={t('What you chose')}>
          {chosen.map((each) => (
            <li key={each.part + each.value}>
              <a className="lw-chosen__one" href={pathFor(without(looking, each))}>
                <span className="nhsuk-u-visually-hidden">{t('Take away:')} </span>
                <span dir="auto" {...(isTheirs(each) ? { translate: 'no' } : {})}>
                  {chosenInWords(each, words, looking, terms)}
                </span>
                <span aria-hidden="true" className="lw-chosen__away">
                  ×
                </span>
              </a>
            </li>
          ))}
          {chosen.length > 1 ? (
            <li>
              <a href={pathFor({})}>{t('Show everything')}</a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  )
}
