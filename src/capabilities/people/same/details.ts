import type { Updateable } from 'kysely'
import type { Person as PersonTable } from '../../../../database/schema.ts'
import { type Person, waysSaid } from '../person.ts'

/** What is asked about when two people say different things: what each is, and the columns that go together. */
export const ASKED = {
  name: ['name'],
  bornOn: ['bornOn'],
  nhsNumber: ['nhsNumber'],
  // Never mixed: whether we may leave a message was said of that number.
  reaching: ['reachBy', 'phone', 'email', 'address', 'postcode', 'reachNote', 'mayText', 'mayLeaveMessage', 'whoMaySee', 'goodTimes'],
  // Whoever said no last may have said it to either.
  counting: ['countsInEvaluation'],
} as const satisfies Record<string, readonly (keyof Person)[]>

export type Asked = keyof typeof ASKED

/** What comes along where the one kept has not said anything: the first column of each says whether they have. */
const FILLED = [
  ['language', 'needsInterpreter'],
  ['accessNeeds'],
  ['whatHelps'],
  ['matters'],
  ['goodAt'],
  ['supporterName', 'supporterIs', 'supporterContact', 'supporterAgreed'],
  ['organisationId'],
] as const satisfies readonly (readonly (keyof Person)[])[]

/** Which of two was right about each thing that was asked: the id of that one. */
export type Choices = Partial<Record<Asked, string>>

export type Details = Pick<Updateable<PersonTable>, (typeof ASKED)[Asked][number] | (typeof FILLED)[number][number]>

const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0)
const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? '') === JSON.stringify(other ?? '')

/** What has to be asked before two are joined: both said something, and not the same. */
export const whatDiffers = (kept: Person, aside: Person): Asked[] =>
  (Object.keys(ASKED) as Asked[]).filter((asked) => {
    // Only what a worker can see to differ: whether to text a number that nobody gave is no question.
    if (asked === 'reaching') return !isSame(waysSaid(kept), waysSaid(aside))
    const [first] = ASKED[asked]
    return !isSame(kept[first], aside[first]) && !isEmpty(kept[first]) && !isEmpty(aside[first])
  })

/** What goes together, and is taken and put back together. */
const GROUPS: readonly (readonly (keyof Person)[])[] = [...Object.values(ASKED), ...FILLED]

/** The details that the one kept takes from the other: what was chosen, and what they had not said. */
export function takenDetails(kept: Person, aside: Person, choices: Choices): Details {
  const chosen = (Object.keys(ASKED) as Asked[]).filter((asked) => {
    const [first] = ASKED[asked]
    return choices[asked] === aside.id || (asked !== 'reaching' && isEmpty(kept[first]) && !isEmpty(aside[first]))
  })
  const filled = FILLED.filter(([first]) => isEmpty(kept[first]) && !isEmpty(aside[first]))
  const taken: (readonly (keyof Person)[])[] = [...chosen.map((asked) => ASKED[asked]), ...filled]
  // What is the same in both is written down as well: whether it was put right since is asked of the whole group.
  const differing = taken.filter((columns) => columns.some((column) => !isSame(kept[column], aside[column])))
  return Object.fromEntries(differing.flat().map((column) => [column, aside[column]]))
}

/**
 * Of what was taken, the groups that are still just as they were taken, with what was there before: those are put back. A group of which
 * anything was put right since stays whole: what was said of one number is never said of another.
 */
export function putBack(now: Person, were: Details, became: Details): Details {
  const groups = GROUPS.filter((columns) => columns.every((column) => !(column in became) || isSame(now[column], became[column as keyof Details])))
  return Object.fromEntries(groups.flat().flatMap((column) => (column in were ? [[column, were[column as keyof Details]]] : [])))
}
