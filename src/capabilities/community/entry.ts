import type { Selectable } from 'kysely'
import type { EntryPlace as EntryPlaceTable, Entry as EntryTable } from '../../../database/schema.ts'
import type { Place } from '../../platform/distance.ts'

/** A page of the directory, as anybody reads it. */
export type Entry = Selectable<EntryTable>
export type EntryKind = Entry['kind']

/** Where it takes place. */
export type EntryPlace = Selectable<EntryPlaceTable>

/** What somebody is looking for, as it stands in the address. */
export interface Looking {
  words?: string | undefined
  near?: string | undefined
  within?: string | undefined
  kind?: string | undefined
  free?: string | undefined
}

/** How far somebody might go, in miles. The address holds one of these. */
export const distances = ['2', '5', '10', '25', '50'] as const
export type Miles = (typeof distances)[number]
export const USUAL_DISTANCE: Miles = '10'

/** A wider look than this one, when there is one. */
export const widerThan = (miles: Miles): Miles | undefined => distances[distances.indexOf(miles) + 1]

export const metresOf = (miles: Miles) => Number(miles) * 1609.344

/** What is looked for as the end of an address; nothing when nothing is. */
export function asSearch(looking: Looking, more: Record<string, string> = {}): string {
  const { words, near, within, kind, free } = looking
  const given = Object.entries({ words, near, within: near ? within : undefined, kind, free, ...more }).filter(([, value]) => value)
  return given.length > 0 ? `?${new URLSearchParams(given as [string, string][])}` : ''
}

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
