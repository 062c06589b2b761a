import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { ListedPerson } from '../list.ts'

/** Remembers that somebody is not invited from any list: as little as it takes to know them again. */
export const rememberNoMore = (
  { tx, today }: Pick<Acting<Viewer>, 'tx' | 'today'>,
  { partnershipId, foldedName, bornOn, postcode, nhsNumber, nhsNumberChecks }: ListedPerson,
  because: 'said no' | 'opted out' | 'died',
) =>
  tx
    .insertInto('notInvited')
    .values({ partnershipId, id: newId(), because, foldedName, bornOn, postcode, nhsNumber: nhsNumberChecks ? nhsNumber : null, since: today })
    .execute()
