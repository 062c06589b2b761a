import type { Day } from '../../platform/clock.ts'
import { anyOf, type Given, kept } from '../../platform/database/kept.ts'
import type { Tx } from '../../platform/database/narrowed.ts'
import type { OfTeams, Viewer } from '../../platform/viewer.ts'
import type { Checkin } from './checkin.ts'

/** A check-in, when the viewer may read it at all. */
export const findCheckin = (tx: Tx, partnershipId: string, id: string): Promise<Checkin | undefined> =>
  tx.selectFrom('checkin').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** The check-in that the link in hand leads to. */
export const findByLink = (tx: Tx, { partnershipId, tokenHash }: Viewer): Promise<Checkin | undefined> =>
  tx
    .selectFrom('checkin')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('tokenHash', '=', tokenHash ?? null)
    .executeTakeFirst()

/** Where the next page of a list begins. */
export interface After {
  dueOn: Day
  id: string
}

/** Check-ins of the viewer's teams that wait for answers, longest due first. At most `limit`, after `after`. */
export const listDue = (
  tx: Tx,
  { partnershipId, teamIds }: OfTeams,
  today: Day,
  { after = BEFORE_ALL, limit = 25 }: { after?: After | undefined; limit?: number } = {},
) => due(tx, { partnershipId, teamIds, today, afterDueOn: after.dueOn, afterId: after.id }, limit)

const BEFORE_ALL: After = { dueOn: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }

const due = kept(
  (tx: Tx, { partnershipId, teamIds, today, afterDueOn, afterId }: Given<OfTeams & { today: Day; afterDueOn: Day; afterId: string }>, limit: number) =>
    tx
      .selectFrom((eb) =>
        eb
          .selectFrom('checkin')
          .select(['partnershipId', 'personId', 'id', 'occasion', 'state', 'dueOn', 'askedAt'])
          .where('partnershipId', '=', partnershipId)
          .where('teamId', '=', anyOf(teamIds))
          .where('state', 'in', ['due', 'asked'])
          .where('dueOn', '<=', today)
          .where((of) => of(of.refTuple('dueOn', 'id'), '>', of.tuple(afterDueOn, afterId)))
          .orderBy('dueOn')
          .orderBy('id')
          .limit(limit)
          .as('c'),
      )
      // The name of the person is read where it is kept, because people change their names; and only of those who are shown.
      .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'c.partnershipId').onRef('p.id', '=', 'c.personId'))
      .select(['c.id', 'c.occasion', 'c.state', 'c.dueOn', 'c.askedAt', 'p.name'])
      .orderBy('c.dueOn')
      .orderBy('c.id'),
)

/** Everything a person was or will be asked, in order. Three for each stretch of support. */
export const listOfPerson = (tx: Tx, partnershipId: string, personId: string) =>
  tx
    .selectFrom('checkin')
    .select(['id', 'supportId', 'occasion', 'state', 'dueOn', 'answeredOn', 'how', 'measuresVersion', 'answers'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('dueOn')
    .orderBy('id')
    .execute()

/** What was answered during one stretch of support, in order: at most three. */
export const listAnswered = (tx: Tx, { partnershipId, supportId }: Pick<Checkin, 'partnershipId' | 'supportId'>) =>
  tx
    .selectFrom('checkin')
    .select(['id', 'occasion', 'answeredOn', 'how', 'answers'])
    .where('partnershipId', '=', partnershipId)
    .where('supportId', '=', supportId)
    .where('state', '=', 'answered')
    .orderBy('dueOn')
    .execute()
