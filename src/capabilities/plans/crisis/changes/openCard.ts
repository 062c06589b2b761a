import { recordInAudit } from '../../../../platform/audit.ts'
import { reachingLink } from '../../../../platform/database/narrowed.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import { newToken } from '../../../../platform/tokens.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { asEmail, asText, type Worded, word } from '../../../../platform/wording.ts'
import { keyOf } from '../../book/keys.ts'
import { aCardWasOpened, yourCardWasOpened } from '../../messages.ts'
import { type Card, type CardFace, OPEN_MINUTES } from '../card.ts'
import { openFace } from '../queries.ts'

export interface Opener {
  id: string
  name: string
  worksAt: string
  because: string
  phone: string
}

/**
 * Opens a card for somebody who said who they are, where they work and why. Writes it down, tells the person and whom they named, and
 * answers the token of a link that shows the pages for half an hour. The same id sent twice opens once, and answers nothing.
 */
export async function openCard(acting: Acting<Viewer>, card: Card & { face: Buffer }, { id, ...opener }: Opener): Promise<string | undefined> {
  const { tx, viewer, now } = acting
  const { partnershipId, personId, openHash } = card
  const { token, hash } = newToken()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('crisisOpening')
    .values({
      partnershipId,
      id,
      cardId: card.id,
      personId,
      cardHash: card.tokenHash,
      openHash,
      tokenHash: hash,
      ...opener,
      at: now,
      until: new Date(now.getTime() + OPEN_MINUTES * 60_000),
    })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return undefined
  const face = await reachingLink(tx, viewer, openHash, async () => openFace(await keyOf(acting, partnershipId, personId), card))
  const who = viewer.holding(viewer.tokenHash ?? '', { entryIds: [], name: `${opener.name}, ${opener.worksAt}` })
  await recordInAudit({ ...acting, viewer: who }, 'opened', { thing: 'crisis card', thingId: card.id, personId, reason: opener.because })
  for (const message of messagesOf(acting, face, opener)) await putInOutbox(acting, { ...message, personId })
  return token
}

function messagesOf(acting: Acting<Viewer>, face: CardFace, { name, worksAt, because, phone }: Omit<Opener, 'id'>) {
  const marks = { when: acting.words.moment(acting.now), who: [name, phone].filter(Boolean).join(', '), place: worksAt, why: because }
  return [
    ...(face.ownAt ? [sent(word(acting, yourCardWasOpened, marks), face.ownAt)] : []),
    ...face.tell.map(({ name: called, at }) => sent(word(acting, aCardWasOpened, { ...marks, called, name: face.name }), at)),
  ]
}

const sent = (worded: Worded, at: string) => (at.includes('@') ? asEmail(worded, { to: at }) : asText(worded, { to: at }))
