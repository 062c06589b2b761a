import type { Words } from '../../platform/words.ts'
import type { Entry } from './entry.ts'

/** "18 and over", "up to 5", "11 to 18"; empty when it is for every age. */
export function agesInWords({ agesFrom, agesTo }: Pick<Entry, 'agesFrom' | 'agesTo'>, { t }: Words): string {
  const from = agesFrom ?? 0
  const to = agesTo ?? 130
  if (from <= 0 && to >= 120) return ''
  if (to >= 120) return t('{{age}} and over', { age: from })
  return from <= 0 ? t('Up to {{age}}', { age: to }) : t('{{from}} to {{to}}', { from, to })
}
