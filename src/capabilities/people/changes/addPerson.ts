import type { Insertable } from 'kysely'
import type { Person as PersonTable } from '../../../../database/schema.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { keepKeys } from '../same/keepKeys.ts'
import { keysMadeWith } from '../same/matchKeys.ts'

export type NewPerson = Omit<Insertable<PersonTable>, 'partnershipId' | 'foldedName' | 'keysMade'>

/** Adds a person, with what they are known again by. Answers whether they are new: the same id sent twice is the same person. */
export async function addPerson({ tx, viewer, house }: Pick<Acting<Viewer>, 'tx' | 'viewer' | 'house'>, person: NewPerson): Promise<boolean> {
  const { partnershipId } = viewer
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('person')
    .values({ ...person, partnershipId, foldedName: foldName(person.name), keysMade: keysMadeWith(house.settings.secret) })
    // Nothing is returned: whoever asks for support cannot read the row they made.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  const isNew = numInsertedOrUpdatedRows === 1n
  if (isNew) await keepKeys(tx, house, { ...person, partnershipId })
  return isNew
}
