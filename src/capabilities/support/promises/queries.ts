import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Member } from '../../../platform/viewer.ts'

/** What the viewer promised and has not done yet, soonest first, with whom they promised it. */
export const listPromises = (tx: Tx, viewer: Member, limit: number) =>
  tx
    .selectFrom('promise as r')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'r.partnershipId').onRef('p.id', '=', 'r.personId'))
    .select(['r.id', 'r.personId', 'r.words', 'r.untilOn', 'p.name as personName'])
    .where('r.partnershipId', '=', viewer.partnershipId)
    .where('r.byMembership', '=', viewer.membershipId)
    .where('r.doneOn', 'is', null)
    .orderBy('r.untilOn')
    .orderBy('r.id')
    .limit(limit)
    .execute()

/** What the viewer wanted to be reminded of by a day. */
export const listReminders = (tx: Tx, viewer: Member, until: Day, limit: number) =>
  tx
    .selectFrom('reminder as r')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'r.partnershipId').onRef('p.id', '=', 'r.personId'))
    .select(['r.id', 'r.personId', 'r.words', 'r.remindOn', 'p.name as personName'])
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
