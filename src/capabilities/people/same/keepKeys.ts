import type { Tx } from '../../../platform/database/narrowed.ts'
import type { House } from '../../../platform/http/env.ts'
import { type Known, matchKeys } from './matchKeys.ts'

export interface Whose {
  partnershipId: string
  id: string
  /** The team of the one whom the keys lead to. */
  teamId: string
  /** Whom they are joined with, when they are: the keys lead there. */
  joinedTo?: string | null
}

/** The rows by which some people are known again. */
export const rowsOfKeys = (secret: string, people: readonly (Whose & Known)[]) =>
  people.flatMap((person) =>
    matchKeys(secret, person.partnershipId, person).map((key) => ({
      partnershipId: person.partnershipId,
      key,
      ofId: person.id,
      personId: person.joinedTo ?? person.id,
      teamId: person.teamId,
    })),
  )

/** Keeps by what a new person is known again. Whoever asks for support cannot read it back. */
export async function keepKeys(tx: Tx, house: Pick<House, 'settings'>, person: Whose & Known) {
  const rows = rowsOfKeys(house.settings.secret, [person])
  if (rows.length > 0) await tx.insertInto('matchKey').values(rows).execute()
}

/** Keeps them anew, after details were put right. */
export async function keepKeysAnew(tx: Tx, house: Pick<House, 'settings'>, person: Whose & Known) {
  await tx.deleteFrom('matchKey').where('partnershipId', '=', person.partnershipId).where('ofId', '=', person.id).execute()
  await keepKeys(tx, house, person)
}
