import type { Updateable } from 'kysely'
import type { Person as PersonTable } from '../../../../database/schema.ts'
import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Person } from '../person.ts'
import { keepKeysAnew } from '../same/keepKeys.ts'

export type PersonDetails = Pick<
  Updateable<PersonTable>,
  | 'phone'
  | 'email'
  | 'address'
  | 'postcode'
  | 'reachBy'
  | 'reachNote'
  | 'mayText'
  | 'mayLeaveMessage'
  | 'whoMaySee'
  | 'goodTimes'
  | 'matters'
  | 'goodAt'
  | 'whatHelps'
  | 'language'
  | 'needsInterpreter'
  | 'accessNeeds'
  | 'supporterName'
  | 'supporterIs'
  | 'supporterContact'
  | 'supporterAgreed'
  | 'bornOn'
  | 'nhsNumber'
  | 'countsInEvaluation'
> & { name: string }

/** Puts right what is known about a person. Throws OutOfDate when somebody did so since `versionSeen`. */
export async function changePerson(acting: Acting, person: Person, versionSeen: number, details: PersonDetails) {
  const { tx, house } = acting
  const { numUpdatedRows } = await tx
    .updateTable('person')
    .set({
      ...details,
      foldedName: foldName(details.name),
      bornOn: details.bornOn || null,
      nhsNumber: details.nhsNumber || null,
      language: details.language || null,
      version: versionSeen + 1,
    })
    .where('partnershipId', '=', person.partnershipId)
    .where('id', '=', person.id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed these details since you opened them.')
  await keepKeysAnew(tx, house, { ...person, ...details })
  await recordInAudit(acting, 'changed', { thing: 'details', thingId: person.id, personId: person.id })
}
