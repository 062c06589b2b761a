import type { Selectable } from 'kysely'
import type { Gap as GapTable, GapTally } from '../../../../database/schema.ts'
import { foldName } from '../../../platform/fold.ts'

/** Something people want that does not exist yet. */
export type Gap = Selectable<GapTable>
export type GapState = Gap['state']
export type Tally = Selectable<GapTally>

/** What a gap may become. One that was met or put to rest may be noticed again. */
export const mayBecome = {
  noticed: ['challenge', 'group being started', 'grant', 'met', 'put to rest'],
  challenge: ['group being started', 'grant', 'met', 'put to rest'],
  'group being started': ['challenge', 'grant', 'met', 'put to rest'],
  grant: ['group being started', 'challenge', 'met', 'put to rest'],
  met: ['noticed'],
  'put to rest': ['noticed'],
} as const satisfies Record<GapState, readonly GapState[]>

export const gapStates = Object.keys(mayBecome) as GapState[]

/** Each state as a tag. English keys. */
export const stateWords: Record<GapState, string> = {
  noticed: 'Noticed',
  challenge: 'With the coproduction group',
  'group being started': 'A group is being started',
  grant: 'A grant helps it begin',
  met: 'It is there now',
  'put to rest': 'Put to rest',
}

/** A part of the area that a gap may be about. */
export interface Area {
  outwardCode: string
  name: string
  teamId: string
}

export const keyOf = (interest: string) => foldName(interest).slice(0, 100)

/** Fewer than this many could say who: only the team of the area sees the number. */
export const FEW = 5

export const totalOf = ({ conversations, wishes, waiting }: Pick<Tally, 'conversations' | 'wishes' | 'waiting'>) => conversations + wishes + waiting

/** How many people want it, as this viewer may know it: exactly for the team of the area, else from five on. */
export const knownPeople = (gap: Pick<Gap, 'people'>, tally: Tally | undefined): number | undefined => (tally ? totalOf(tally) : (gap.people ?? undefined))

/** Something of the directory that wishes are gathered under. */
export interface TermKnown {
  id: string
  name: string
  sortName: string
}

/**
 * The term that folded words are about: the longest whose name stands among them, by itself or by a word that means the same.
 * Undefined when there is none, and a person has to say what they are about.
 */
export function termIn(words: string, terms: readonly TermKnown[], synonyms: readonly (readonly string[])[]): TermKnown | undefined {
  const text = ` ${words} `
  const says = (name: string) => text.includes(` ${name} `)
  const isMeant = (name: string) => says(name) || synonyms.some((alike) => alike.includes(name) && alike.some(says))
  return terms
    .filter(({ sortName }) => sortName !== '' && isMeant(sortName))
    .toSorted((a, b) => b.sortName.length - a.sortName.length || (a.id < b.id ? -1 : 1))[0]
}
