import type { Insertable } from 'kysely'
import type { Person as PersonTable } from '../../../../database/schema.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'

export type NewPerson = Omit<Insertable<PersonTable>, 'partnershipId' | 'foldedName'>

/** Adds a person. Answers whether they are new: the same id sent twice is the same person. */
export async function addPerson({ tx, viewer }: Pick<Acting<Viewer>, 'tx' | 'viewer'>, person: NewPerson): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('person')
    .values({ ...person, partnershipId: viewer.partnershipId, foldedName: foldName(person.name) })
    // Nothing is returned: whoever asks for support cannot read the row they made.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
