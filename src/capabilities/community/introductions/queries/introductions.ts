import { sql } from 'kysely'
import { addDays, type Day } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { ASKED_FOR, type Introduction, stuckBefore, stuckStates } from '../introduction.ts'

/** An introduction, when the viewer may read it at all. */
export const findIntroduction = (tx: Tx, partnershipId: string, id: string): Promise<Introduction | undefined> =>
  tx.selectFrom('introduction').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** What a person was introduced to, latest first. */
export const listIntroductions = (tx: Tx, partnershipId: string, personId: string, limit = 30) =>
  tx
    .selectFrom('introduction as i')
    .leftJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'i.partnershipId').onRef('e.id', '=', 'i.entryId'))
    .selectAll('i')
    .select('e.whenItMeets')
    .where('i.partnershipId', '=', partnershipId)
    .where('i.personId', '=', personId)
    .orderBy('i.begunOn', 'desc')
    .orderBy('i.id')
    .limit(limit)
    .execute()

/** The latest times a person came, with what to: only what the viewer may see. */
export const listTimesCame = (tx: Tx, partnershipId: string, personId: string, limit = 20) =>
  tx
    .selectFrom('attendance as a')
    .leftJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'a.partnershipId').onRef('e.groupId', '=', 'a.groupId'))
    .select(['a.metOn', 'a.groupId', 'e.name', 'e.id as entryId'])
    .where('a.partnershipId', '=', partnershipId)
    .where('a.personId', '=', personId)
    .orderBy('a.metOn', 'desc')
    .limit(limit)
    .execute()

/** One step of an introduction. */
export type Step = Awaited<ReturnType<typeof listSteps>>[number]

/** How an introduction came to where it is, latest step first. */
export const listSteps = (tx: Tx, { partnershipId, id }: Pick<Introduction, 'partnershipId' | 'id'>, limit = 50) =>
  tx
    .selectFrom('introductionHistory')
    .select(['version', 'state', 'sinceOn', 'said', 'byMembership', 'byName'])
    .where('partnershipId', '=', partnershipId)
    .where('introductionId', '=', id)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()

/**
 * The introductions of people whom the viewer's teams support now that have not moved for too long, longest ago first. Who came lately
 * is not stuck, nor is what is not of the directory once they have been there, and after half a year nobody is asked again. Who was only told
 * is asked about on the day they would like that, and for half a year after it.
 */
export const listStuck = (tx: Tx, viewer: Viewer, today: Day, limit = 10) =>
  tx
    .selectFrom('introduction as i')
    .innerJoin('support as s', (join) => join.onRef('s.partnershipId', '=', 'i.partnershipId').onRef('s.id', '=', 'i.supportId').on('s.state', '<>', 'ended'))
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('attendance as a')
          .whereRef('a.partnershipId', '=', 'i.partnershipId')
          .whereRef('a.personId', '=', 'i.personId')
          .whereRef('a.groupId', '=', 'i.groupId')
          .select('a.metOn as lastCameOn')
          .orderBy('a.metOn', 'desc')
          .limit(1)
          .as('m'),
      (join) => join.onTrue(),
    )
    .select(['i.id', 'i.calledName', 'i.entryName', 'i.personId', 'i.state'])
    .select((eb) => eb.fn<Day>('greatest', ['i.stateSince', 'm.lastCameOn']).as('since'))
    .where('i.partnershipId', '=', viewer.partnershipId)
    .where('i.teamId', 'in', viewer.teamIds.length > 0 ? viewer.teamIds : [null as never])
    .where((eb) =>
      eb.or([
        ...stuckStates.map((state) => eb.and([eb('i.state', '=', state), eb('i.stateSince', '<', stuckBefore(state, today))])),
        eb.and([eb('i.state', '=', 'told'), eb('i.askOn', '<=', today), eb('i.askOn', '>', addDays(today, -ASKED_FOR))]),
      ]),
    )
    .where((eb) => eb.or([eb('i.state', '<>', 'came once'), eb('i.toWhat', '=', 'entry')]))
    .where((eb) => eb.or([eb('i.state', '=', 'told'), eb('i.stateSince', '>', addDays(today, -ASKED_FOR))]))
    .where((eb) => eb.or([eb('i.state', '<>', 'came once'), eb('m.lastCameOn', 'is', null), eb('m.lastCameOn', '<', stuckBefore('came once', today))]))
    .orderBy('i.stateSince')
    .orderBy('i.id')
    .limit(limit)
    .execute()

/** The introduction of a person to the same thing that is still open, if there is one. */
export const findOpenIntroduction = (
  tx: Tx,
  partnershipId: string,
  personId: string,
  { toWhat, entryId, volunteerId, entryName }: Pick<Introduction, 'toWhat' | 'entryId' | 'volunteerId' | 'entryName'>,
) =>
  tx
    .selectFrom('introduction')
    .select(['id', 'introducedOn', 'toldOn'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where('toWhat', '=', toWhat)
    .where((eb) => (entryId ? eb('entryId', '=', entryId) : volunteerId ? eb('volunteerId', '=', volunteerId) : eb('entryName', '=', entryName)))
    .where('state', '<>', 'not for me')
    // Where there are two, the one that went furthest.
    .orderBy('introducedOn')
    .executeTakeFirst()

/** So many volunteers are offered to choose from. Any other is found by their name. */
export const MOST_VOLUNTEERS = 100

const volunteers = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('membership')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    // As the index of volunteers says it.
    .where(sql<boolean>`hats && array['volunteer']`)
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)

/** Volunteers who have joined, by name, to introduce somebody to one. One more than are offered says that there are more. */
export const listVolunteers = (tx: Tx, partnershipId: string) =>
  volunteers(tx, partnershipId)
    .orderBy('sortName')
    .orderBy('id')
    .limit(MOST_VOLUNTEERS + 1)
    .execute()

/** The volunteer of a name, when there is just one. */
export async function findVolunteer(tx: Tx, partnershipId: string, name: string) {
  const found = await volunteers(tx, partnershipId).where('sortName', '=', sql<string>`lower(${name} collate "C")`).limit(2).execute()
  return found.length === 1 ? found[0] : undefined
}
