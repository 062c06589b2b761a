import { sql } from 'kysely'
import { addDays, type Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Member } from '../../../platform/viewer.ts'

/** The viewer's own feed, if they made one. */
export const findFeed = (tx: Tx, { partnershipId, membershipId }: Member) =>
  tx
    .selectFrom('calendarFeed')
    .select(['shows', 'madeAt', 'expiresAt'])
    .where('partnershipId', '=', partnershipId)
    .where('membershipId', '=', membershipId)
    .executeTakeFirst()

/** Whose feed an address is, while it works. In a transaction that has the hash of the address and nothing else. */
export const findFeedInHand = (tx: Tx, partnershipId: string, tokenHash: string, now: Date) =>
  tx
    .selectFrom('calendarFeed')
    .select(['membershipId', 'accountId', 'shows'])
    .where('partnershipId', '=', partnershipId)
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst()

/** What somebody looks back on in a calendar, and as many talks as one shows. */
const LOOKS_BACK_DAYS = 14
const MOST = 500

/**
 * Talks that are planned with the viewer, but for days on which they are away; and with colleagues, on days on which the viewer covers
 * for them.
 */
export const listForCalendar = (tx: Tx, { partnershipId, membershipId }: Member, today: Day) =>
  tx
    .selectFrom('plannedTalk as t')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 't.partnershipId').onRef('p.id', '=', 't.personId'))
    .leftJoin('cover as c', (join) =>
      join
        .onRef('c.partnershipId', '=', 't.partnershipId')
        .onRef('c.awayMembership', '=', 't.withMembership')
        .on('c.endedOn', 'is', null)
        .on(sql<boolean>`t.planned_on between c.from_on and c.until_on`),
    )
    .select(['t.id', 't.plannedOn', 't.beginsAt', 't.mode', 't.createdAt', 'p.name as personName'])
    .where('t.partnershipId', '=', partnershipId)
    .where('t.state', '=', 'planned')
    .where('t.plannedOn', '>=', addDays(today, -LOOKS_BACK_DAYS))
    .where(
      sql<boolean>`t.with_membership in (select ${membershipId}::uuid union all select away_membership from cover
        where partnership_id = ${partnershipId} and cover_membership = ${membershipId} and ended_on is null)`,
    )
    .where(sql<boolean>`coalesce(c.cover_membership, t.with_membership) = ${membershipId}`)
    .orderBy('t.plannedOn')
    .orderBy('t.id')
    .limit(MOST)
    .execute()
