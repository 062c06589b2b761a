import { sql } from 'kysely'
import type { Day } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/narrowed.ts'
import type { Answering } from './concerns/concern.ts'

/** Two who answer can take turns; fewer, and the health coaches of the team stand behind them. */
const ENOUGH = 2
const MOST_COACHES = 10

/**
 * Who may be asked to answer, in order: those the partnership named who are here and not away; while they are fewer than two, the
 * health coaches of the person's team after them. As the role that works for nobody: whoever raises a concern may reach none of this.
 */
export async function listAnswering(tx: Tx, partnershipId: string, { personId, today }: { personId: string | null; today: Day }): Promise<Answering[]> {
  const leads = await tx
    .selectFrom('safetyLead as l')
    .innerJoin('membership as m', (join) => join.onRef('m.partnershipId', '=', 'l.partnershipId').onRef('m.id', '=', 'l.membershipId'))
    .select(['m.id', 'm.name'])
    .where('l.partnershipId', '=', partnershipId)
    .where('m.joinedAt', 'is not', null)
    .where('m.leftAt', 'is', null)
    .where((eb) => eb.or([eb('l.awayUntil', 'is', null), eb('l.awayUntil', '<', today)]))
    .orderBy('l.position')
    .orderBy('l.membershipId')
    .execute()
  if (leads.length >= ENOUGH) return leads
  const person = personId
    ? await tx.selectFrom('person').select('teamId').where('partnershipId', '=', partnershipId).where('id', '=', personId).executeTakeFirst()
    : undefined
  const coaches = await tx
    .selectFrom('membership')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    .where(sql<boolean>`team_ids <> '{}'`)
    .where(sql<boolean>`'health coach' = any (hats)`)
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)
    .$if(person !== undefined, (query) => query.where(sql<boolean>`${person?.teamId} = any (team_ids)`))
    .orderBy('sortName')
    .orderBy('id')
    .limit(MOST_COACHES)
    .execute()
  return [...leads, ...coaches.filter(({ id }) => !leads.some((lead) => lead.id === id))]
}

/** Everybody named to answer, away or not: they read every concern. */
export const listLeadIds = async (tx: Tx, partnershipId: string): Promise<string[]> =>
  (await tx.selectFrom('safetyLead').select('membershipId').where('partnershipId', '=', partnershipId).orderBy('position').execute()).map(
    ({ membershipId }) => membershipId,
  )

/** Minutes within which a concern is acknowledged, and after which a colleague is told of somebody who is not back. */
export async function findTimes(tx: Tx, partnershipId: string): Promise<{ acknowledgeWithin: number; alarmAfter: number }> {
  const there = await tx.selectFrom('safetyRules').select(['acknowledgeWithin', 'alarmAfter']).where('partnershipId', '=', partnershipId).executeTakeFirst()
  return there ?? { acknowledgeWithin: 120, alarmAfter: 15 }
}
