import type { Insertable } from 'kysely'
import type { LetterRun, ListedPerson, PracticeList } from '../../../database/schema.ts'
import { foldName } from '../../platform/fold.ts'
import { newId } from '../../platform/ids.ts'

type Given<Row> = { partnershipId: string } & Partial<Insertable<Row>>

/** A list in use, valid and dull unless told otherwise. */
export const aPracticeList = (given: Given<PracticeList> & { organisationId: string; teamId: string; madeBy: string }) => ({
  id: newId(),
  register: 'Type 2 diabetes, no review this year',
  state: 'in use' as const,
  fileName: 'diabetes.csv',
  encoding: 'utf-8',
  delimiter: ',',
  columns: ['Name', 'Address', 'Postcode'],
  found: 1,
  usedFrom: '2026-11-02',
  ...given,
})

/** Somebody on a list who has not been written to yet. */
export const aListedPerson = (given: Given<ListedPerson> & { list: { id: string; organisationId: string; teamId: string }; line: number }) => {
  const { list, ...row } = given
  const name = row.name ?? 'Edna Moss'
  return {
    id: newId(),
    listId: list.id,
    organisationId: list.organisationId,
    teamId: list.teamId,
    name,
    foldedName: foldName(name),
    address: '4 Mill Lane\nAshcombe',
    postcode: 'AS1 2AB',
    way: 'letter' as const,
    ...row,
  }
}

/** A lot of letters that was posted. */
export const aLetterRun = (given: Given<LetterRun> & { list: { id: string; organisationId: string; teamId: string }; askedBy: string }) => {
  const { list, ...row } = given
  return {
    id: newId(),
    listId: list.id,
    organisationId: list.organisationId,
    teamId: list.teamId,
    kind: 'invitation' as const,
    way: 'letter' as const,
    sortedBy: 'postcode' as const,
    state: 'sent' as const,
    total: 1,
    prepared: 1,
    askedByName: 'Sam Okoro',
    sentOn: '2026-11-03',
    ...row,
  }
}
