import { sql } from 'kysely'
import type { Day } from '../../../platform/clock.ts'
import { type Given, kept } from '../../../platform/database/kept.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { OfMember } from '../../../platform/viewer.ts'
import { leadsOf } from '../cover/leads.ts'
import type { HomeOf } from '../queries.ts'

const inAll = sql<number>`(count(*) over ())::integer`.as('inAll')

/** What the viewer, or whom they cover for, promised and has not done yet, soonest first, with whom they promised it. */
export const listPromises = kept((tx: Tx, of: Given<HomeOf>, limit: number) =>
  tx
    .selectFrom(leadsOf(of, of.today).as('lead'))
    .innerJoin('promise as r', (join) => join.onRef('r.byMembership', '=', 'lead.id').on('r.partnershipId', '=', of.partnershipId))
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'r.partnershipId').onRef('p.id', '=', 'r.personId'))
    .select(['r.id', 'r.personId', 'r.words', 'r.untilOn', 'r.byMembership', 'r.byName', 'p.name as personName', inAll])
    .where('r.doneOn', 'is', null)
    .orderBy('r.untilOn')
    .orderBy('r.id')
    .limit(limit),
)

/** What the viewer wanted to be reminded of by a day. Theirs alone: whoever covers for them does not see it. */
export const listReminders = kept((tx: Tx, { partnershipId, membershipId, until }: Given<OfMember & { until: Day }>, limit: number) =>
  tx
    .selectFrom('reminder as r')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'r.partnershipId').onRef('p.id', '=', 'r.personId'))
    .select(['r.id', 'r.personId', 'r.words', 'r.remindOn', 'p.name as personName', inAll])
    .where('r.partnershipId', '=', partnershipId)
    .where('r.byMembership', '=', membershipId)
    .where('r.doneOn', 'is', null)
    .where('r.remindOn', '<=', until)
    .orderBy('r.remindOn')
    .orderBy('r.id')
    .limit(limit),
)

/** A promise, when the viewer may read it at all. */
export const findPromise = (tx: Tx, partnershipId: string, id: string) =>
  tx.selectFrom('promise').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** A reminder of the viewer's own. */
export const findReminder = (tx: Tx, partnershipId: string, id: string) =>
  tx.selectFrom('reminder').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
