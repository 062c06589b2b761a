import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Member } from '../../../platform/viewer.ts'
import type { Outing, Step } from './outing.ts'

export const findOuting = (tx: Tx, partnershipId: string, id: string): Promise<Outing | undefined> =>
  tx.selectFrom('outing').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** The outing that the viewer is on, if they are out. */
export const findOwnOuting = (tx: Tx, viewer: Member): Promise<Outing | undefined> =>
  tx
    .selectFrom('outing')
    .selectAll()
    .where('partnershipId', '=', viewer.partnershipId)
    .where('membershipId', '=', viewer.membershipId)
    .where('state', '<>', 'back')
    .executeTakeFirst()

/** The last time the viewer went out: whom they asked to be told, and their number, are offered again. */
export const findLastOuting = (tx: Tx, viewer: Member) =>
  tx
    .selectFrom('outing')
    .select(['phone', 'colleagueId'])
    .where('partnershipId', '=', viewer.partnershipId)
    .where('membershipId', '=', viewer.membershipId)
    .orderBy('begunAt', 'desc')
    .limit(1)
    .executeTakeFirst()

export const listSteps = (tx: Tx, partnershipId: string, outingId: string): Promise<Step[]> =>
  tx.selectFrom('outingStep').selectAll().where('partnershipId', '=', partnershipId).where('outingId', '=', outingId).orderBy('version').limit(100).execute()

/** Workers of the viewer's teams who could be told, by name. */
export const listColleagues = (tx: Tx, { partnershipId, membershipId, teamIds }: Member) =>
  tx
    .selectFrom('membership')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    .where(sql<boolean>`team_ids <> '{}'`)
    .where(sql<boolean>`team_ids && ${[...teamIds]}::uuid[]`)
    .where(sql<boolean>`hats && array['health coach', 'link worker']`)
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)
    .where('id', '<>', membershipId)
    .orderBy('sortName')
    .orderBy('id')
    .limit(200)
    .execute()
