import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { SupportState } from '../support.ts'
import type { Reassignment } from './reassignment.ts'

// The last letter there is: what begins alike lies between a beginning and the beginning with this after it.
const LAST = '\u{10FFFF}'

export interface Fits {
  teamId: string
  states: readonly SupportState[]
  leadId: string
  /** The beginning of a name, folded. */
  beginning: string
}

/** People of a team who fit, by name, with how many there are in all. */
export const listFitting = (tx: Tx, partnershipId: string, { teamId, states, leadId, beginning }: Fits, limit: number) =>
  tx
    .selectFrom('support as s')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 's.partnershipId').onRef('p.id', '=', 's.personId'))
    .select(['s.id', 's.personId', 's.ledBy', 's.ledByName', 's.state', 's.resumesAs', 's.talksInState', 's.version', 's.nextTalkOn', 'p.name as personName'])
    .select(sql<number>`(count(*) over ())::integer`.as('inAll'))
    .where('s.partnershipId', '=', partnershipId)
    .where('s.teamId', '=', teamId)
    .where('s.state', 'in', [...states])
    .$if(leadId !== '', (query) => query.where('s.ledBy', '=', leadId))
    .$if(beginning !== '', (query) => query.where('p.foldedName', '>=', beginning).where('p.foldedName', '<', beginning + LAST))
    .orderBy('p.foldedName')
    .orderBy('s.id')
    .limit(limit)
    .execute()

/** A reassignment, when the viewer may read it at all. */
export const findReassignment = (tx: Tx, partnershipId: string, id: string): Promise<Reassignment | undefined> =>
  tx.selectFrom('reassignment').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Those it is about, as far as the viewer still reaches them: by whom they go to, and by name. */
export const listReassigned = (tx: Tx, { partnershipId, id }: Pick<Reassignment, 'partnershipId' | 'id'>) =>
  tx
    .selectFrom('reassigned as r')
    .innerJoin('support as s', (join) => join.onRef('s.partnershipId', '=', 'r.partnershipId').onRef('s.id', '=', 'r.supportId'))
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'r.partnershipId').onRef('p.id', '=', 'r.personId'))
    .select([
      'r.supportId',
      'r.personId',
      'r.fromName',
      'r.toMembership',
      'r.toName',
      'r.outcome',
      'r.stayedBecause',
      'r.wasTold',
      's.nextTalkOn',
      's.ledByName',
    ])
    .select(['p.name as personName', 'p.teamId', 'p.reachBy', 'p.email', 'p.phone', 'p.mayText'])
    .where('r.partnershipId', '=', partnershipId)
    .where('r.reassignmentId', '=', id)
    .orderBy('r.toName')
    .orderBy('p.foldedName')
    .orderBy('r.supportId')
    .execute()

export type OnePerson = Awaited<ReturnType<typeof listReassigned>>[number]

/** What was given to colleagues lately in some teams, latest first. */
export const listLately = (tx: Tx, partnershipId: string, teamIds: readonly string[], since: Date) =>
  tx
    .selectFrom('reassignment')
    .select(['id', 'state', 'because', 'byName', 'doneAt'])
    .where('partnershipId', '=', partnershipId)
    .where(sql<boolean>`team_id = any (${[...teamIds]}::uuid[])`)
    .where('state', '<>', 'planned')
    .where('createdAt', '>=', since)
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute()
