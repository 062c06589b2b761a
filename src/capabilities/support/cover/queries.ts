import { sql } from 'kysely'
import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Member } from '../../../platform/viewer.ts'
import type { Colleague } from '../support.ts'
import type { Cover } from './cover.ts'

/** Workers of the viewer's teams, by name, each with their teams. */
export const listTeamMates = (tx: Tx, viewer: Member): Promise<(Colleague & { teamIds: string[] })[]> =>
  tx
    .selectFrom('membership')
    .select(['id', 'name', 'hats', 'teamIds'])
    .where('partnershipId', '=', viewer.partnershipId)
    // Said so that the short index of those with a team is read, and not every person's account.
    .where(sql<boolean>`team_ids <> '{}'`)
    .where(sql<boolean>`team_ids && ${[...viewer.teamIds]}::uuid[]`)
    .where(sql<boolean>`hats && array['health coach', 'link worker']`)
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)
    .orderBy('sortName')
    .orderBy('id')
    .limit(500)
    .execute()

/** Who is covered for now or soon, of some colleagues, soonest first. */
export const listCovers = (tx: Tx, partnershipId: string, today: Day, awayIds: readonly string[]): Promise<Cover[]> =>
  tx
    .selectFrom('cover')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('endedOn', 'is', null)
    .where('untilOn', '>=', today)
    .where(sql<boolean>`away_membership = any (${[...awayIds]}::uuid[])`)
    .orderBy('fromOn')
    .orderBy('id')
    .limit(200)
    .execute()

/** A cover, when the viewer may read it at all. */
export const findCover = (tx: Tx, partnershipId: string, id: string): Promise<Cover | undefined> =>
  tx.selectFrom('cover').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** What support that a worker leads from now on says of who is there while they are away. */
export async function coverOf({ tx, viewer, today }: Acting, awayMembership: string) {
  const [cover] = await listCovers(tx, viewer.partnershipId, today, [awayMembership])
  return { coveredByName: cover?.coverName ?? null, coveredFrom: cover?.fromOn ?? null, coveredUntil: cover?.untilOn ?? null }
}
