import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Member } from '../../../platform/viewer.ts'
import type { Person } from '../../people/index.ts'
import { type Offer, type Suggestion, suggest, type Wish } from './offer.ts'

export const findOwnOffer = (tx: Tx, { partnershipId, membershipId }: Member): Promise<Offer | undefined> =>
  tx.selectFrom('workerOffer').selectAll().where('partnershipId', '=', partnershipId).where('membershipId', '=', membershipId).executeTakeFirst()

/** What workers offer who are here, by name. */
export const listOffers = (tx: Tx, partnershipId: string, teamId?: string) =>
  tx
    .selectFrom('workerOffer as o')
    .innerJoin('membership as m', (join) => join.onRef('m.partnershipId', '=', 'o.partnershipId').onRef('m.id', '=', 'o.membershipId'))
    .select(['o.membershipId', 'm.name', 'o.languages', 'o.topics', 'o.interests', 'o.experience', 'o.special'])
    .where('o.partnershipId', '=', partnershipId)
    .where('m.leftAt', 'is', null)
    .$if(teamId !== undefined, (query) => query.where(sql<boolean>`${teamId} = any (m.team_ids)`))
    .orderBy('m.sortName')
    .orderBy('m.id')
    .limit(500)
    .execute()

export const findWish = (tx: Tx, partnershipId: string, personId: string): Promise<Wish | undefined> =>
  tx.selectFrom('workerWish').selectAll().where('partnershipId', '=', partnershipId).where('personId', '=', personId).executeTakeFirst()

/** What a person said about who would suit them, and who of their team has something in common with that. */
export interface WhoWouldSuit {
  wish: Pick<Wish, 'topics' | 'words' | 'byName' | 'saidOn'> | undefined
  suggested: readonly Suggestion[]
}

/** For the pages on which support begins or is handed over. */
export async function findWhoWouldSuit(tx: Tx, partnershipId: string, person: Pick<Person, 'id' | 'teamId' | 'language'>): Promise<WhoWouldSuit> {
  const wish = await findWish(tx, partnershipId, person.id)
  const wanted = { language: person.language, topics: wish?.topics ?? [] }
  const hasSaid = wanted.topics.length > 0 || (wanted.language !== null && wanted.language !== 'en')
  return { wish, suggested: hasSaid ? suggest(await listOffers(tx, partnershipId, person.teamId), wanted) : [] }
}
