import type { Tx } from '../../../platform/database/narrowed.ts'
import { seal, unseal } from '../../../platform/sealing.ts'
import type { Card, CardFace, Opening, Told } from './card.ts'

const CARD = ['partnershipId', 'id', 'personId', 'openHash', 'tokenHash', 'madeAt'] as const
const OPENING = ['partnershipId', 'id', 'personId', 'openHash', 'name', 'worksAt', 'because', 'phone', 'at', 'until'] as const

const about = ({ partnershipId, personId, id }: Pick<Card, 'partnershipId' | 'personId' | 'id'>) => `${partnershipId}/${personId}/${id}/crisis card`

export const sealCard = (key: Buffer, card: Pick<Card, 'partnershipId' | 'personId' | 'id'>, face: CardFace): Buffer =>
  seal(key, Buffer.from(JSON.stringify(face)), about(card))

/** The card that a person has now. */
export const findCardOf = (tx: Tx, partnershipId: string, personId: string): Promise<(Card & { face: Buffer }) | undefined> =>
  tx
    .selectFrom('crisisCard')
    .select([...CARD, 'face'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst()

export function openFace(key: Buffer, card: Card & { face: Uint8Array }): CardFace {
  const { ownEmail, tell, ...face } = JSON.parse(unseal(key, card.face, about(card)).toString('utf8'))
  // Cards that were made when only e-mails were sent say so.
  return { ownAt: ownEmail, ...face, tell: tell.map(({ email, ...told }: Told & { email?: string }) => ({ ...told, at: told.at ?? email })) }
}

/** The card whose link is in hand. The database shows only that one. */
export const findCardInHand = (tx: Tx, partnershipId: string, tokenHash: string): Promise<(Card & { face: Buffer }) | undefined> =>
  tx
    .selectFrom('crisisCard')
    .select([...CARD, 'face'])
    .where('partnershipId', '=', partnershipId)
    .where('tokenHash', '=', tokenHash)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst()

/** The opening whose link is in hand, while it lasts. */
export const findOpening = (tx: Tx, partnershipId: string, tokenHash: string, now: Date): Promise<Opening | undefined> =>
  tx
    .selectFrom('crisisOpening')
    .select(OPENING)
    .where('partnershipId', '=', partnershipId)
    .where('tokenHash', '=', tokenHash)
    .where('until', '>', now)
    .executeTakeFirst()

/** How often a card was opened since a moment. */
export const countOpenings = async (tx: Tx, { partnershipId, id }: Card, since: Date): Promise<number> => {
  const { count } = await tx
    .selectFrom('crisisOpening')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('partnershipId', '=', partnershipId)
    .where('cardId', '=', id)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Who opened somebody's card, newest first. */
export const listOpeningsOf = (tx: Tx, partnershipId: string, personId: string, limit = 25): Promise<Opening[]> =>
  tx
    .selectFrom('crisisOpening')
    .select(OPENING)
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
