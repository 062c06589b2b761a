import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Introduction } from '../introduction.ts'

/** An introduction, when the viewer may read it at all. */
export const findIntroduction = (tx: Tx, partnershipId: string, id: string): Promise<Introduction | undefined> =>
  tx.selectFrom('introduction').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** What a person was introduced to, latest first. */
export const listIntroductions = (tx: Tx, partnershipId: string, personId: string, limit = 30) =>
  tx
    .selectFrom('introduction as i')
    .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'i.partnershipId').onRef('e.id', '=', 'i.entryId'))
    .selectAll('i')
    .select('e.whenItMeets')
    .where('i.partnershipId', '=', partnershipId)
    .where('i.personId', '=', personId)
    .orderBy('i.introducedOn', 'desc')
    .orderBy('i.id')
    .limit(limit)
    .execute()

/** The latest times a person came, with what to: only what the viewer may see. */
export const listTimesCame = (tx: Tx, partnershipId: string, personId: string, limit = 20) =>
  tx
    .selectFrom('attendance as a')
    .leftJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'a.partnershipId').onRef('e.groupId', '=', 'a.groupId'))
    .select(['a.metOn', 'a.memberId', 'e.name', 'e.id as entryId'])
    .where('a.partnershipId', '=', partnershipId)
    .where('a.personId', '=', personId)
    .orderBy('a.metOn', 'desc')
    .limit(limit)
    .execute()

/** The introductions of the viewer's teams that nobody has come of since before a day, longest ago first. */
export const listStuck = (tx: Tx, viewer: Viewer, before: Day, limit = 10) =>
  tx
    .selectFrom('introduction')
    .select(['id', 'calledName', 'entryName', 'introducedOn', 'personId'])
    .where('partnershipId', '=', viewer.partnershipId)
    .where('teamId', 'in', viewer.teamIds.length > 0 ? viewer.teamIds : [null as never])
    .where('state', '=', 'introduced')
    .where('introducedOn', '<', before)
    .orderBy('introducedOn')
    .orderBy('id')
    .limit(limit)
    .execute()

/** The introduction of a person to an entry that is still open, if there is one. */
export const findOpenIntroduction = (tx: Tx, partnershipId: string, personId: string, entryId: string) =>
  tx
    .selectFrom('introduction')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where('entryId', '=', entryId)
    .where('state', '<>', 'not for me')
    .executeTakeFirst()
