import { isDeepStrictEqual } from 'node:util'
import { webAddress } from '../entry.ts'
import type { Incoming, IncomingOrganiser } from './incoming.ts'
import { plainText } from './plainText.ts'

/** An entry as it is compared: every id in it is one of ours. */
export type Comparable = Omit<Incoming, 'organiser'> & { organiser: string | null }

export type Outcome = 'new' | 'changed' | 'unchanged' | 'kept' | 'back' | 'alike' | 'gone'

type Field = keyof Comparable

export interface Merged {
  whole: Comparable
  /** Fields that will be written. */
  changed: Field[]
  /** Fields that their source says otherwise, and that stay because they were edited here. */
  kept: Field[]
}

/**
 * What becomes of an entry: a field that still is as it was last taken follows its source; one that is not was edited here, and
 * stays. Without `taken` the entry was made here, and all of it stays.
 */
export function merge(here: Comparable, taken: Comparable | undefined, incoming: Comparable): Merged {
  const whole: Record<string, unknown> = { ...here }
  const [changed, kept]: [Field[], Field[]] = [[], []]
  for (const field of Object.keys(incoming) as Field[]) {
    if (isSame(field, here, incoming)) continue
    if (taken && isDeepStrictEqual(here[field], taken[field])) {
      whole[field] = incoming[field]
      changed.push(field)
    } else kept.push(field)
  }
  // Days apart are of schedules: those of theirs say nothing about ours.
  if (kept.includes('schedules') && changed.includes('daysApart')) {
    whole['daysApart'] = here.daysApart
    changed.splice(changed.indexOf('daysApart'), 1)
    kept.push('daysApart')
  }
  return { whole: whole as unknown as Comparable, changed, kept }
}

// Words may be written here with spaces that no file keeps, and an address with or without what a browser puts before it.
function isSame(field: Field, here: Comparable, incoming: Comparable): boolean {
  const [ours, theirs] = [here[field], incoming[field]]
  if (typeof ours !== 'string' || typeof theirs !== 'string') return isDeepStrictEqual(ours, theirs)
  if (ours === theirs || plainText(ours) === theirs) return true
  return field === 'website' && webAddress(ours) !== undefined && asSent(ours) === asSent(theirs)
}
const asSent = (address: string) => (webAddress(address) ?? '').replaceAll(/%[0-9a-f]{2}/gi, '')

/** The same of who runs entries: their own edits stay, field by field. */
export function mergeOrganiser(here: IncomingOrganiser, taken: IncomingOrganiser | undefined, incoming: IncomingOrganiser) {
  const whole = { ...here }
  let isChanged = false
  for (const field of ['name', 'summary', 'website', 'email', 'phone'] as const) {
    if (!taken || here[field] === incoming[field] || here[field] !== taken[field]) continue
    whole[field] = incoming[field]
    isChanged = true
  }
  return { whole, isChanged }
}

export interface ParentOf {
  id: string
  parentId: string | null
}

/** Terms whose parents lead back to themselves, or to nothing: their parent is taken from them. Answers which were in a circle. */
export function cutCircles(terms: readonly ParentOf[]): { parents: Map<string, string | null>; inCircles: Set<string> } {
  const parents = new Map(terms.map(({ id, parentId }) => [id, parentId]))
  for (const [id, parent] of parents) if (parent !== null && !parents.has(parent)) parents.set(id, null)
  const inCircles = new Set<string>()
  const isFine = new Set<string>()
  for (const start of parents.keys()) {
    const way = new Set<string>()
    let at: string | null | undefined = start
    while (at && !isFine.has(at) && !way.has(at)) {
      way.add(at)
      at = parents.get(at)
    }
    if (at && way.has(at)) {
      inCircles.add(at)
      parents.set(at, null)
    }
    for (const each of way) isFine.add(each)
  }
  return { parents, inCircles }
}
