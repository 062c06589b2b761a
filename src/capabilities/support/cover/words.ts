import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Support } from '../support.ts'

export type Covered = Pick<Support, 'ledByName' | 'coveredByName' | 'coveredFrom' | 'coveredUntil'>

/** Who is there for somebody on a day instead of whoever leads. Nothing when that is whoever leads. */
export const whoIsThere = ({ coveredByName, coveredFrom, coveredUntil }: Covered, on: Day): string | undefined =>
  coveredByName && coveredFrom && coveredUntil && coveredFrom <= on && on <= coveredUntil ? coveredByName : undefined

/** Who is away until when, and who is there, in plain words; nothing once it is over. */
export function sayWhoCovers({ words: { t, day }, today }: Pick<Acting, 'words' | 'today'>, support: Covered): string {
  const { ledByName: name, coveredByName: other, coveredFrom: from, coveredUntil: until } = support
  if (!other || !from || !until || until < today) return ''
  const about = { name, other, from: day(from), until: day(until) }
  return from <= today
    ? t('{{name}} is away until {{until}}. {{other}} is there for you until then.', about)
    : t('{{name}} is away from {{from}} until {{until}}. {{other}} is there for you then.', about)
}
