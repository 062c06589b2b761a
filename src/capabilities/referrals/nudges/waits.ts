import { sql } from 'kysely'
import { addDays, type Day, workingDaysBetween } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'

/** The last day on which a referral came that has waited at least so many working days by today. */
export function cameBy(today: Day, workingDays: number): Day {
  let day = today
  while (workingDaysBetween(day, today) < workingDays) day = addDays(day, -1)
  return day
}

/** How many wait for a team: today is the last day of the promise, it is past, and it has been past for long. */
export interface Waits {
  teamId: string
  teamName: string
  lastDay: number
  past: number
  /** Of those past the promise, how many are so by as many days as administrators hear of. */
  long: number
}

/** The teams for which somebody waits on the last day of the promise or past it. Counts, and nobody's name. */
export async function listWaits(tx: Tx, { partnershipId, timeZone, today }: { partnershipId: string; timeZone: string; today: Day }): Promise<Waits[]> {
  const { answersWithinDays, lateTellsAdministrator } = await tx
    .selectFrom('partnership')
    .select(['answersWithinDays', 'lateTellsAdministrator'])
    .where('partnershipId', '=', partnershipId)
    .executeTakeFirstOrThrow()
  const until = (workingDays: number) => sql<Date>`(${addDays(cameBy(today, workingDays), 1)}::date::timestamp at time zone ${timeZone})`
  const [lastDay, past, long] = [answersWithinDays, answersWithinDays + 1, answersWithinDays + lateTellsAdministrator].map(until)
  const rows = await tx
    .selectFrom('team as t')
    .innerJoin('referral as r', (join) => join.onRef('r.partnershipId', '=', 't.partnershipId').onRef('r.teamId', '=', 't.id'))
    .select((eb) => [
      't.id as teamId',
      't.name as teamName',
      eb.fn.countAll<number>().as('due'),
      eb.fn
        .countAll<number>()
        .filterWhere('r.receivedAt', '<', past as never)
        .as('past'),
      eb.fn
        .countAll<number>()
        .filterWhere('r.receivedAt', '<', long as never)
        .as('long'),
    ])
    .where('t.partnershipId', '=', partnershipId)
    .where('r.state', '=', 'received')
    .where('r.receivedAt', '<', lastDay as never)
    .groupBy(['t.id', 't.name'])
    .orderBy('t.name')
    .execute()
  return rows.map(({ due, past: late, long: latest, ...team }) => ({ ...team, lastDay: Number(due) - Number(late), past: Number(late), long: Number(latest) }))
}
