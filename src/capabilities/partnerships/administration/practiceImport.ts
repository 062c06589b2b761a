import type { Selectable } from 'kysely'
import type { PracticeImport as PracticeImportTable } from '../../../../database/schema.ts'
import { foldName } from '../../../platform/fold.ts'
import { newId } from '../../../platform/ids.ts'
import type { Closed, Practice } from '../practiceList.ts'

export type PracticeImport = Selectable<PracticeImportTable>

/** More rows than this that cannot be used, and it is some other file. */
export const MOST_REJECTED = 1000

/** An open practice as it waits to be switched in: its id is made here, because ids are never made by the database. */
export const waitingPractice = ({ odsCode, name, addressLines, postcode, phone }: Practice) => ({
  id: newId(),
  odsCode,
  name,
  foldedName: foldName(name),
  address: addressLines.join('\n'),
  postcode,
  ...(phone ? { phone } : {}),
})

/** A closed one: all that matters of it is which, and when. */
export const waitingClosure = ({ odsCode, on }: Closed, today: string) => ({ odsCode, closedOn: on ?? today })
