import { newId } from '../../../platform/ids.ts'
import type { Row, Whole } from './whole.ts'

// What anybody reads of the one page, taken as a whole where it is empty. Who it suits belongs to no other words.
const TAKEN_WHEN_EMPTY = [
  'summary',
  'who_suits',
  'first_visit',
  'when_it_meets',
  'cost',
  'access',
  'contact_name',
  'contact_phone',
  'contact_email',
  'website',
  'organiser_id',
  'ages_from',
  'ages_to',
  'room_for',
] as const
const TAKEN_TOGETHER = ['access_features', 'languages', 'ways'] as const

/** The kept entry with what it lacks taken from the other. What it takes gets ids of its own: the other keeps its rows, at rest. */
export function takenFrom(kept: Whole, gone: Whole): Whole {
  const entry: Record<string, unknown> = { ...kept.entry }
  for (const column of TAKEN_WHEN_EMPTY) if (isEmpty(entry[column])) entry[column] = gone.entry[column]
  for (const column of TAKEN_TOGETHER) entry[column] = [...new Set([...listIn(entry[column]), ...listIn(gone.entry[column])])]
  const ids = new Map<unknown, string>()
  const anew = (row: Row): Row => {
    const id = newId()
    ids.set(row['id'], id)
    return { ...row, id }
  }
  const takesPlaces = kept.places.length === 0
  const takesSchedules = kept.schedules.length === 0
  const places = takesPlaces ? gone.places.map(anew) : kept.places
  const schedules = takesSchedules ? gone.schedules.map(anew).map((row) => ({ ...row, place_id: ids.get(row['place_id']) ?? null })) : kept.schedules
  const exceptions = takesSchedules ? gone.exceptions.map((row) => ({ ...row, schedule_id: ids.get(row['schedule_id']) })) : kept.exceptions
  const known = new Set(kept.terms.map(({ term_id }) => term_id))
  return {
    entry,
    places,
    schedules,
    exceptions,
    costs: kept.costs.length > 0 || !isEmpty(kept.entry['cost']) ? kept.costs : gone.costs.map(anew),
    contacts: kept.contacts.length > 0 ? kept.contacts : gone.contacts.map(anew),
    terms: [...kept.terms, ...gone.terms.filter(({ term_id }) => !known.has(term_id))],
  }
}

const isEmpty = (value: unknown) => value === '' || value === null || value === undefined
const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
