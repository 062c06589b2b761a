import type { Selectable } from 'kysely'
import type { DirectoryImport as ImportTable, DirectorySource as SourceTable } from '../../../../database/schema.ts'
import { addDays, addMonths, type Day } from '../../../platform/clock.ts'
import type { Outcome } from './comparing.ts'

/** Another directory that entries are taken from. */
export type Source = Selectable<SourceTable>
/** One reading of it. */
export type DirectoryImport = Selectable<ImportTable>
export type Counts = Partial<Record<Outcome | 'rejected' | 'noted', number>>

export const REFRESHES = ['by hand', 'daily', 'weekly', 'monthly'] as const
export type Refresh = (typeof REFRESHES)[number]

/** The day a source is read next by itself; none when it is only read by hand. */
export const nextDue = (refresh: Refresh, today: Day): Day | null =>
  refresh === 'daily' ? addDays(today, 1) : refresh === 'weekly' ? addDays(today, 7) : refresh === 'monthly' ? addMonths(today, 1) : null

/** Whether anything more will happen to an import by itself. */
export const isUnderWay = ({ state }: Pick<DirectoryImport, 'state'>) => state === 'reading' || state === 'comparing' || state === 'switching'

export const isDecided = ({ state }: Pick<DirectoryImport, 'state'>) => state === 'switched in' || state === 'given up' || state === 'failed'

/**
 * Whether what a source sent by itself may be used without anybody looking: nothing much is gone, and little could not be used.
 * A feed that lost half of its entries has more likely a fault than half a town of groups an end.
 */
export function isOrdinary(counts: Counts): boolean {
  const { gone = 0, unchanged = 0, changed = 0, kept = 0, back = 0, rejected = 0 } = counts
  const known = unchanged + changed + kept + back + gone
  const isFew = (part: number, whole: number) => part <= Math.max(5, whole / 5)
  return isFew(gone, known) && isFew(rejected, known + (counts.new ?? 0))
}

/** The base of a feed, from however somebody pasted its address: `…/v3/services?page=1` → `…/v3`. */
export function baseOf(address: string): string | undefined {
  const text = address.trim()
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password) return undefined
  return `${url.origin}${url.pathname.replace(/\/(services|organizations|service_at_locations|taxonomies|taxonomy_terms)?\/*$/, '')}`
}
