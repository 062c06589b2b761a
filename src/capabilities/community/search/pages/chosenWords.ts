import { languageName } from '../../../../platform/languages.ts'
import { capitalised, type Words } from '../../../../platform/words.ts'
import type { TermOffered } from '../forms/lookFor.ts'
import { accessFeatures, type Chosen, type Looking, USUAL_DISTANCE, ways } from '../looking.ts'

/** One thing that was chosen, in words. */
export function chosenInWords(
  { part, value }: Chosen,
  { t, language }: Pick<Words, 't' | 'language'>,
  looking: Looking,
  terms: readonly TermOffered[],
): string {
  const labelled = [...ways, ...accessFeatures].find((each) => each.value === value)
  switch (part) {
    case 'words':
      return `“${value}”`
    case 'near':
      return t('Within {{miles}} miles of {{place}}', { miles: looking.within ?? USUAL_DISTANCE, place: value })
    case 'free':
      return t('Free')
    case 'room':
      return t('Places left')
    case 'kind':
      return t(value === 'group' ? 'Groups' : 'Services')
    case 'age':
      return t('Age {{age}}', { age: value })
    case 'language':
      return capitalised(languageName(value, language.slice(0, 2)))
    case 'term':
      return terms.find(({ sortName }) => sortName === value)?.name ?? value
    default:
      return t(labelled?.label ?? capitalised(value))
  }
}
