import type { Insertable } from 'kysely'
import type { Person } from '../../../database/schema.ts'
import { foldName } from '../../platform/fold.ts'
import { newId } from '../../platform/ids.ts'

/** A person, valid and dull unless told otherwise. */
export const aPerson = (given: { partnershipId: string; teamId: string } & Partial<Insertable<Person>>) => {
  const name = given.name ?? 'Rosa Hartley'
  return { id: newId(), name, foldedName: foldName(name), reachBy: 'phone' as const, phone: '0115 496 0100', ...given }
}
