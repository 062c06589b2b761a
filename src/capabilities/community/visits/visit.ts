import type { Selectable } from 'kysely'
import type { Visit as VisitTable, WeeklyUpdate as WeeklyUpdateTable } from '../../../../database/schema.ts'
import { addDays, type Day } from '../../../platform/clock.ts'

/** One visit to a place. */
export type Visit = Selectable<VisitTable>
export type Welcomed = Visit['welcomes'][number]
export type Wanted = Visit['wouldLike'][number]

/** Somebody who was met there, and what they do there. */
export interface Met {
  name: string
  does: string
}

/** Whom a place makes welcome, as a tick. */
export const welcomed = [
  'people on their own',
  'people who move slowly',
  'people who need quiet',
  'people with memory loss',
  'people who speak little English',
  'people with children',
  'people with a companion',
] as const satisfies readonly Welcomed[]

/** What a place would like of us, or would give. */
export const wantedWords: Record<Wanted, string> = {
  training: 'Training or information',
  help: 'Help, or volunteers',
  members: 'More people to come',
  'to offer a room': 'To offer a room or equipment',
  'to join in deciding together': 'To join the coproduction group',
}

/** A part of the area: the first half of a postcode, with the team that answers it and how lately it was visited. */
export interface Part {
  outwardCode: string
  area: string
  lastVisitedOn: Day | null
  visits: number
}

/** A part that nobody visited in so many days wants a visit. */
export const NOT_LATELY = 90
/** Visits of a part are counted over so many months. */
export const MONTHS = 6

export const isNotLately = ({ lastVisitedOn }: Pick<Part, 'lastVisitedOn'>, today: Day) => lastVisitedOn === null || lastVisitedOn < addDays(today, -NOT_LATELY)

/** A worker's week in the community. */
export type WeeklyUpdate = Selectable<WeeklyUpdateTable>

/** The Monday of the week of a day. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** Whether a text from an address is the Monday of a week that may be written about: this one, or one of the last eight. */
export const isWeek = (text: string, today: Day): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  addDays(text, 0) === text &&
  mondayOf(text) === text &&
  text <= today &&
  text >= addDays(mondayOf(today), -56)

/** What a worker wrote down of a week, as numbers and as lines that name no person. */
export interface Week {
  visits: number
  groupsMoved: number
  gapsNoticed: number
  landed: number
  lines: readonly string[]
}

/** Which of some names a text says, as whole words: an update names nobody. */
export function namesIn(text: string, names: readonly string[]): string[] {
  const words = new Set(text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [])
  return [...new Set(names.flatMap((name) => name.split(/\s+/)).filter((part) => part.length > 2 && words.has(part)))]
}
