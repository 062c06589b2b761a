import { sql } from 'kysely'
import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Member } from '../../../platform/viewer.ts'
import { leadsOf } from '../cover/leads.ts'

const inAll = sql<number>`(count(*) over ())::integer`.as('inAll')

/** What the viewer, or whom they cover for, promised and has not done yet, soonest first, with whom they promised it. */
export const listPromises = (tx: Tx, viewer: Member, today: Day, limit: number) =>
  tx
    .selectFrom(leadsOf(viewer, today).as('lead'))
    .innerJoin('promise as r', (join) => join.onRef('r.byMembership', '=', 'lead.id').on('r.partnershipId', '=', viewer.partnershipId))
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'r.partnershipId').onRef('p.id', '=', 'r.personId'))
    .select(['r.id', 'r.personId', 'r.words', 'r.untilOn', 'r.byMembership', 'r.byName', 'p.name as personName', inAll])
    .where('r.doneOn', 'is', null)
    .orderBy('r.untilOn')
    .orderBy('r.id')
    .limit(limit)
    .execute()

/** What the viewer wanted to be reminded of by a day. Theirs alone: whoever covers for them does not see it. */
export const listReminders = (tx: Tx, viewer: Member, until: Day, limit: number) =>
  tx
    .selectFrom('reminder as r')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'r.partnershipId').onRef('p.id', '=', 'r.personId'))
    .select(['r.id', 'r.personId', 'r.words', 'r.remindOn', 'p.name as personName', inAll])
    .where('r.partnershipId', '=', viewer.partnershipId)
    .where('r.byMembership', '=', viewer.membershipId)
    .where('r.doneOn', 'is', null)
    .where('r.remindOn', '<=', until)
    .orderBy('r.remindOn')
    .orderBy('r.id')
    .limit(limit)
    .execute()

/** A promise, when the viewer may read it at all. */
export const findPromise = (tx: Tx, partnershipId: string, id: string) =>
  tx.selectFrom('promise').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** A reminder of the viewer's own. */
export const findReminder = (tx: Tx, partnershipId: string, id: string) =>
  tx.selectFrom('reminder').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
