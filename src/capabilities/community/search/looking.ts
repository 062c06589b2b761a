import { LANGUAGES } from '../../../platform/languages.ts'

/** How far somebody might go, in miles. The address holds one of these. */
export const distances = ['2', '5', '10', '25', '50'] as const
export type Miles = (typeof distances)[number]
export const USUAL_DISTANCE: Miles = '10'

/** A wider look than this one, when there is one. */
export const widerThan = (miles: Miles): Miles | undefined => distances[distances.indexOf(miles) + 1]

export const metresOf = (miles: Miles) => Number(miles) * 1609.344

/** Days as the address says them; their first two letters are those of a schedule (RFC 5545). */
export const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export const times = ['morning', 'afternoon', 'evening'] as const

/** What the address says, what the directory says for it, and how it is asked. */
export const ways = [
  { value: 'in-person', kept: 'in person', label: 'In person' },
  { value: 'online', kept: 'online', label: 'Online' },
  { value: 'phone', kept: 'by phone', label: 'By phone' },
] as const
export const accessFeatures = [
  { value: 'step-free', kept: 'step-free', label: 'Step-free' },
  { value: 'quiet', kept: 'quiet', label: 'Quiet' },
  { value: 'hearing-loop', kept: 'hearing loop', label: 'Hearing loop' },
  { value: 'toilets', kept: 'toilets', label: 'Toilets' },
  { value: 'parking', kept: 'parking', label: 'Parking' },
  { value: 'bus', kept: 'near a bus stop', label: 'Near a bus stop' },
  { value: 'companion', kept: 'companion welcome', label: 'You can bring somebody' },
] as const

/** Languages to look for, beside English. */
export const languages = LANGUAGES.filter((code) => code !== 'en')

/** What somebody is looking for, as it stands in the address: short plain words. */
export interface Looking {
  words?: string | undefined
  near?: string | undefined
  within?: string | undefined
  kind?: string | undefined
  free?: string | undefined
  day?: readonly string[] | undefined
  time?: readonly string[] | undefined
  way?: readonly string[] | undefined
  access?: readonly string[] | undefined
  term?: readonly string[] | undefined
  language?: string | undefined
  age?: string | undefined
  room?: string | undefined
}

/** The order in which they stand in the address. */
export const PARTS = [
  'words',
  'near',
  'within',
  'kind',
  'free',
  'day',
  'time',
  'way',
  'access',
  'term',
  'language',
  'age',
  'room',
] as const satisfies readonly (keyof Looking)[]

/** What is looked for as the end of an address; nothing when nothing is. */
export function asSearch(looking: Looking, more: Record<string, string> = {}): string {
  const given = PARTS.flatMap((part) => (part === 'within' && !looking.near ? [] : [looking[part] ?? []].flat().map((value) => [part, value])))
  const all = [...given, ...Object.entries(more)].filter(([, value]) => value)
  return all.length > 0 ? `?${new URLSearchParams(all as [string, string][])}` : ''
}

/** One thing that was chosen: which, and its value where several may be. */
export interface Chosen {
  part: keyof Looking
  value: string
}

/** All that was chosen, one thing each. How far is part of near what. */
export const chosenIn = (looking: Looking): Chosen[] =>
  PARTS.filter((part) => part !== 'within').flatMap((part) =>
    [looking[part] ?? []]
      .flat()
      .filter(Boolean)
      .map((value) => ({ part, value })),
  )

/** The same without one thing. */
export function without(looking: Looking, { part, value }: Chosen): Looking {
  const there = looking[part]
  const rest = Array.isArray(there) ? there.filter((each) => each !== value) : undefined
  return { ...looking, [part]: rest, ...(part === 'near' ? { within: undefined } : {}) }
}
