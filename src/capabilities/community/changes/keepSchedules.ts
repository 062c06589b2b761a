import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Entry } from '../entry.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { entryChanged, takeVersion } from './entryChanged.ts'

/** What a schedule says, as a form reads it. */
export type ScheduleWords = Pick<
  Schedule,
  'placeId' | 'startsOn' | 'endsOn' | 'freq' | 'everyN' | 'byDay' | 'byMonthDay' | 'opensAt' | 'closesAt' | 'notOnBankHolidays' | 'note'
>

/** A day apart, as a form reads it. */
export interface DayApartWords {
  day: Day
  happens: boolean
  opensAt: string | null
  closesAt: string | null
  because: string
}

const whose = ({ partnershipId, id, groupId }: Entry) => ({ partnershipId, entryId: id, groupId })

/** Says one more time when something takes place. The same id sent twice is one schedule. Throws OutOfDate. */
export async function addSchedule(acting: Acting<Viewer>, entry: Entry, versionSeen: number, id: string, words: ScheduleWords) {
  const { tx } = acting
  const isThere = await tx.selectFrom('schedule').select('id').where('partnershipId', '=', entry.partnershipId).where('id', '=', id).executeTakeFirst()
  if (isThere) return
  await takeVersion(acting, entry, versionSeen)
  await tx
    .insertInto('schedule')
    .values({ ...whose(entry), ...words, id, position: versionSeen % 30_000 })
    .execute()
  await entryChanged(acting, entry, 'changed')
}

/** Changes when something takes place. Throws OutOfDate. */
export async function changeSchedule(acting: Acting<Viewer>, entry: Entry, versionSeen: number, schedule: Schedule, words: ScheduleWords) {
  await takeVersion(acting, entry, versionSeen)
  await acting.tx.updateTable('schedule').set(words).where('partnershipId', '=', entry.partnershipId).where('id', '=', schedule.id).execute()
  await entryChanged(acting, entry, 'changed')
}

/** Takes away a time at which something took place, and its days apart. Throws OutOfDate. */
export async function removeSchedule(acting: Acting<Viewer>, entry: Entry, versionSeen: number, schedule: Schedule) {
  await takeVersion(acting, entry, versionSeen)
  await acting.tx.deleteFrom('schedule').where('partnershipId', '=', entry.partnershipId).where('id', '=', schedule.id).execute()
  await entryChanged(acting, entry, 'changed')
}

/** Says of one day that the schedule does not hold. Said again of the same day, the later words stand. Throws OutOfDate. */
export async function setDayApart(acting: Acting<Viewer>, entry: Entry, versionSeen: number, schedule: Schedule, { day, ...words }: DayApartWords) {
  const { partnershipId, groupId } = entry
  await takeVersion(acting, entry, versionSeen)
  await acting.tx
    .insertInto('scheduleException')
    .values({ partnershipId, scheduleId: schedule.id, entryId: entry.id, groupId, day, ...words })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'scheduleId', 'day']).doUpdateSet(words))
    .execute()
  await entryChanged(acting, entry, 'changed')
}

/** Lets the schedule hold on a day again. Throws OutOfDate. */
export async function clearDayApart(acting: Acting<Viewer>, entry: Entry, versionSeen: number, schedule: Schedule, day: Day) {
  await takeVersion(acting, entry, versionSeen)
  await acting.tx
    .deleteFrom('scheduleException')
    .where('partnershipId', '=', entry.partnershipId)
    .where('scheduleId', '=', schedule.id)
    .where('day', '=', day)
    .execute()
  await entryChanged(acting, entry, 'changed')
}
