import type { Selectable } from 'kysely'
import type { EntryPlace as EntryPlaceTable, Entry as EntryTable } from '../../../database/schema.ts'
import type { Place } from '../../platform/distance.ts'

/** A page of the directory, as anybody reads it. */
export type Entry = Selectable<EntryTable>
export type EntryKind = Entry['kind']

/** Where it takes place. */
export type EntryPlace = Selectable<EntryPlaceTable>

/** Where a place of an entry is on the globe, when we know. */
export const placeOf = ({ latitude, longitude }: Pick<EntryPlace, 'latitude' | 'longitude'>): Place | undefined =>
  latitude === null || longitude === null ? undefined : { latitude, longitude }

/** A web address as it may be linked to, from however it was typed; undefined when it is none. Only http and https: a link can hold a script. */
export function webAddress(typed: string): string | undefined {
  const text = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^:/]+:\d/.test(typed) ? typed : `https://${typed}`
  if (/\s/.test(text) || !URL.canParse(text)) return undefined
  const { protocol, hostname, href } = new URL(text)
  return (protocol === 'http:' || protocol === 'https:') && hostname.includes('.') ? href : undefined
}

/** A place in a line: nothing twice that its name says already. */
export const placeInWords = ({ name, address, town, postcode }: Pick<EntryPlace, 'name' | 'address' | 'town' | 'postcode'>) =>
  [name, address, town, postcode].filter((part, i, all) => part && !all.slice(0, i).some((before) => before?.includes(part))).join(', ')
