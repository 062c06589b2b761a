import type { Tx } from '../../platform/database/narrowed.ts'
import { NotFound } from '../../platform/errors.ts'
import type { House } from '../../platform/http/env.ts'
import { type Keyring, seal, unseal } from '../../platform/sealing.ts'

// Each goal has a key of its own, and it is shared exactly as the goal is: with the person alone, or with their team, too. Whoever may not
// read the goal does not reach its key either.

/** What a goal says: all of it is sealed. */
export interface GoalWords {
  words: string
  muchLess: string
  less: string
  asHoped: string
  more: string
  muchMore: string
}

/** Whoever reads, with what opening words needs. */
export type Opening = { tx: Tx; house: Pick<House, 'settings'> }

/** `sealedFor`: whom it was sealed for, when two people turned out to be the same and it moved. */
type Place = { partnershipId: string; personId: string; sealedFor?: string | null; id: string }
type OfGoal = { partnershipId: string; personId: string; goalId: string }
type Wrapped = { wrapped: Uint8Array; wrappedWith: string; sealedFor?: string | null }

// Said when something is sealed, so that one row's words do not open in the place of another's.
const about = ({ partnershipId, personId, sealedFor, id }: Place, what: 'goal' | 'step' | 'said') => `${partnershipId}/${sealedFor ?? personId}/${id}/${what}`
const aboutKey = ({ partnershipId, personId, goalId }: OfGoal) => `goal key of ${partnershipId}/${personId}/${goalId}`

export const wrapGoalKey = (keyring: Keyring, goal: OfGoal, key: Buffer) => keyring.wrap(key, aboutKey(goal))
export const unwrapGoalKey = (keyring: Keyring, goal: OfGoal, { wrapped, wrappedWith, sealedFor }: Wrapped) =>
  keyring.unwrap(wrapped, wrappedWith, aboutKey({ ...goal, personId: sealedFor ?? goal.personId }))

export const sealGoal = (key: Buffer, goal: Place, { words, muchLess, less, asHoped, more, muchMore }: GoalWords): Buffer =>
  seal(key, Buffer.from(JSON.stringify({ words, muchLess, less, asHoped, more, muchMore })), about(goal, 'goal'))
export const openGoal = (key: Buffer, goal: Place, sealed: Uint8Array): GoalWords => JSON.parse(unseal(key, sealed, about(goal, 'goal')).toString('utf8'))

/** A step, or what was said at a rating. */
export const sealWords = (key: Buffer, place: Place, what: 'step' | 'said', words: string): Buffer => seal(key, Buffer.from(words), about(place, what))
export const openWords = (key: Buffer, place: Place, what: 'step' | 'said', sealed: Uint8Array): string =>
  unseal(key, sealed, about(place, what)).toString('utf8')

/** The key of a goal, to add to it. Throws NotFound when the viewer may not read the goal. */
export async function goalKeyOf({ tx, house }: Opening, { partnershipId, personId, id: goalId }: Place): Promise<Buffer> {
  const row = await tx
    .selectFrom('goalKey')
    .select(['wrapped', 'wrappedWith', 'sealedFor'])
    .where('partnershipId', '=', partnershipId)
    .where('goalId', '=', goalId)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return unwrapGoalKey(house.settings.keyring, { partnershipId, personId, goalId }, row)
}
