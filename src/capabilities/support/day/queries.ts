import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Member } from '../../../platform/viewer.ts'
import { leadsOf } from '../cover/leads.ts'
import { OPEN } from '../support.ts'

/** As many talks as a day has room for. */
const MOST = 40

/** The viewer's talks of a day, and of whom they cover for, in order, each with what one has to know before, and what was agreed last. */
export const listTalksOfDay = (tx: Tx, viewer: Member, day: Day) =>
  tx
    .selectFrom(leadsOf(viewer, day).as('lead'))
    .innerJoin('support as s', (join) => join.onRef('s.ledBy', '=', 'lead.id').on('s.partnershipId', '=', viewer.partnershipId))
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 's.partnershipId').onRef('p.id', '=', 's.personId'))
    .leftJoin('plannedTalk as t', (join) =>
      join.onRef('t.partnershipId', '=', 's.partnershipId').onRef('t.supportId', '=', 's.id').on('t.state', '=', 'planned'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('conversation as c')
          .select(['c.heldOn', 'c.agreed'])
          .whereRef('c.partnershipId', '=', 's.partnershipId')
          .whereRef('c.supportId', '=', 's.id')
          .orderBy('c.heldOn', 'desc')
          .orderBy('c.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['s.id', 's.personId', 's.ledBy', 's.ledByName', 't.beginsAt', 't.mode', 't.place', 'last.heldOn', 'last.agreed'])
    .select([
      'p.name',
      'p.phone',
      'p.address',
      'p.postcode',
      'p.mayLeaveMessage',
      'p.whoMaySee',
      'p.reachNote',
      'p.language',
      'p.needsInterpreter',
      'p.whatHelps',
    ])
    .where('s.state', 'in', [...OPEN])
    .where('s.nextTalkOn', '=', day)
    .orderBy('t.beginsAt', (by) => by.asc().nullsLast())
    .orderBy('s.id')
    .limit(MOST)
    .execute()

export type TalkOfDay = Awaited<ReturnType<typeof listTalksOfDay>>[number]
