import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Entry } from '../entry.ts'
import type { Cost, EntryParts, OrganiserOfEntries, PersonToAsk, TermOfEntry } from '../parts.ts'
import type { BankHolidaysOf } from '../schedule/bankHolidays.ts'
import type { Exception, Schedule } from '../schedule/schedule.ts'
import { listPlaces } from './entries.ts'

const MOST = 50

/** All that belongs to an entry, with the days apart of its schedules since `since`. */
export async function findParts(tx: Tx, entry: Pick<Entry, 'partnershipId' | 'id' | 'organiserId'>, since: Day): Promise<EntryParts> {
  const { partnershipId, id, organiserId } = entry
  return {
    places: await listPlaces(tx, partnershipId, id),
    schedules: await listSchedules(tx, partnershipId, [id]),
    exceptions: await listExceptions(tx, partnershipId, [id], since),
    costs: await listCosts(tx, partnershipId, id),
    peopleToAsk: await listPeopleToAsk(tx, partnershipId, id),
    terms: await listTermsOf(tx, partnershipId, id),
    organiser: organiserId ? await findOrganiser(tx, partnershipId, organiserId) : undefined,
    nation: await findNation(tx, partnershipId),
  }
}

/** When entries take place. */
export const listSchedules = (tx: Tx, partnershipId: string, entryIds: readonly string[]): Promise<Schedule[]> =>
  tx
    .selectFrom('schedule')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('entryId', 'in', given(entryIds))
    .orderBy('entryId')
    .orderBy('position')
    .orderBy('id')
    .limit(MOST * Math.max(1, entryIds.length))
    .execute()

/** One schedule of an entry. */
export const findSchedule = (tx: Tx, partnershipId: string, entryId: string, id: string): Promise<Schedule | undefined> =>
  tx.selectFrom('schedule').selectAll().where('partnershipId', '=', partnershipId).where('entryId', '=', entryId).where('id', '=', id).executeTakeFirst()

/** The days apart of entries' schedules, since a day, soonest first. */
export const listExceptions = (tx: Tx, partnershipId: string, entryIds: readonly string[], since: Day): Promise<Exception[]> =>
  tx
    .selectFrom('scheduleException as x')
    .innerJoin('schedule as s', (join) => join.onRef('s.partnershipId', '=', 'x.partnershipId').onRef('s.id', '=', 'x.scheduleId'))
    .selectAll('x')
    .where('x.partnershipId', '=', partnershipId)
    .where('s.entryId', 'in', given(entryIds))
    .where('x.day', '>=', since)
    .orderBy('x.day')
    .orderBy('x.scheduleId')
    .limit(4 * MOST * Math.max(1, entryIds.length))
    .execute()

const listCosts = (tx: Tx, partnershipId: string, entryId: string): Promise<Cost[]> =>
  tx
    .selectFrom('costOption')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('entryId', '=', entryId)
    .orderBy('position')
    .orderBy('id')
    .limit(MOST)
    .execute()

const listPeopleToAsk = (tx: Tx, partnershipId: string, entryId: string): Promise<PersonToAsk[]> =>
  tx
    .selectFrom('entryContact')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('entryId', '=', entryId)
    .orderBy('position')
    .orderBy('id')
    .limit(MOST)
    .execute()

const listTermsOf = (tx: Tx, partnershipId: string, entryId: string): Promise<TermOfEntry[]> =>
  tx
    .selectFrom('entryTerm as e')
    .innerJoin('term as t', (join) => join.onRef('t.partnershipId', '=', 'e.partnershipId').onRef('t.id', '=', 'e.termId'))
    .innerJoin('taxonomy as x', (join) => join.onRef('x.partnershipId', '=', 't.partnershipId').onRef('x.id', '=', 't.taxonomyId'))
    .select(['t.id', 't.name', 'x.name as taxonomy'])
    .where('e.partnershipId', '=', partnershipId)
    .where('e.entryId', '=', entryId)
    .orderBy('x.name')
    .orderBy('t.sortName')
    .limit(MOST)
    .execute()

/** Words to sort an entry under, each with its list and the wider word above it. */
export const listTerms = (tx: Tx, partnershipId: string, limit = 200) =>
  tx
    .selectFrom('term as t')
    .innerJoin('taxonomy as x', (join) => join.onRef('x.partnershipId', '=', 't.partnershipId').onRef('x.id', '=', 't.taxonomyId'))
    .leftJoin('term as wider', (join) => join.onRef('wider.partnershipId', '=', 't.partnershipId').onRef('wider.id', '=', 't.parentId'))
    .select(['t.id', 't.name', 'x.id as taxonomyId', 'x.name as taxonomy', 'wider.name as wider'])
    .where('t.partnershipId', '=', partnershipId)
    .orderBy('x.name')
    .orderBy('x.id')
    .orderBy((eb) => eb.fn.coalesce('wider.sortName', 't.sortName'))
    .orderBy((eb) => eb('t.parentId', 'is not', null))
    .orderBy('t.sortName')
    .limit(limit)
    .execute()

/** Who runs entries. Open to read. */
export const findOrganiser = (tx: Tx, partnershipId: string, id: string): Promise<OrganiserOfEntries | undefined> =>
  tx.selectFrom('organiser').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Whose bank holidays the partnership keeps. */
export async function findNation(tx: Tx, partnershipId: string): Promise<BankHolidaysOf> {
  const { bankHolidays } = await tx.selectFrom('partnership').select('bankHolidays').where('partnershipId', '=', partnershipId).executeTakeFirstOrThrow()
  return bankHolidays
}

const given = (ids: readonly string[]) => (ids.length > 0 ? [...ids] : [null as never])
