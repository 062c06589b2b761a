import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { mobileOf } from '../../../../platform/post/mobile.ts'
import { sendsTexts } from '../../../../platform/post/openPost.ts'
import { hashToken, newToken } from '../../../../platform/tokens.ts'
import type { Person } from '../../../people/index.ts'
import { keyOf } from '../../book/keys.ts'
import { shareAgain } from '../../sharing/changes/shareAgain.ts'
import type { CardFace } from '../card.ts'
import { findCardOf, openFace, sealCard } from '../queries.ts'

/** Says which pages a card opens, and who is told; makes the card when there is none. */
export async function chooseForCard(acting: Acting, me: Person, { pageIds, tell }: { pageIds: readonly string[]; tell: CardFace['tell'] }) {
  const { tx, viewer, today } = acting
  const { partnershipId } = viewer
  const key = await keyOf(acting, partnershipId, me.id)
  await tx.updateTable('planPage').set({ inEmergency: false }).where('partnershipId', '=', partnershipId).where('personId', '=', me.id).execute()
  if (pageIds.length > 0) {
    await tx
      .updateTable('planPage')
      .set({ inEmergency: true })
      .where('partnershipId', '=', partnershipId)
      .where('personId', '=', me.id)
      .where('id', 'in', [...pageIds])
      .execute()
  }
  const card = await findCardOf(tx, partnershipId, me.id)
  if (card) {
    const face = { ...openFace(key, card), name: me.name, ownAt: whereToTell(acting, me), tell }
    await tx
      .updateTable('crisisCard')
      .set({ face: sealCard(key, card, face) })
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', card.id)
      .execute()
    await recordInAudit(acting, 'chose pages for', { thing: 'crisis card', thingId: card.id, personId: me.id })
  } else await makeCard(acting, me, key, tell)
  await shareAgain(tx, partnershipId, me.id, today)
}

/** By e-mail, else by text when they said that is safe. */
const whereToTell = ({ house }: Acting, { email, phone, mayText }: Person) =>
  email ?? (mayText && phone && mobileOf(phone) && sendsTexts(house.settings) ? phone : '')

/** Cancels the card there is, so that it opens nothing, and makes another in its place. */
export async function renewCard(acting: Acting, me: Person) {
  const { tx, viewer, today } = acting
  const key = await keyOf(acting, viewer.partnershipId, me.id)
  const card = await findCardOf(tx, viewer.partnershipId, me.id)
  const tell = card ? openFace(key, card).tell : []
  await cancelCard(acting, me.id)
  await makeCard(acting, me, key, tell)
  await shareAgain(tx, viewer.partnershipId, me.id, today)
}

/** Cancels a card: from now on it opens nothing, and neither does what it has opened already. */
export async function cancelCard(acting: Acting, personId: string) {
  const { tx, viewer, now, today } = acting
  const { partnershipId } = viewer
  await tx
    .updateTable('crisisCard')
    .set({ cancelledAt: now })
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where('cancelledAt', 'is', null)
    .execute()
  await shareAgain(tx, partnershipId, personId, today)
  await recordInAudit(acting, 'cancelled', { thing: 'crisis card', personId })
}

async function makeCard(acting: Acting, me: Person, key: Buffer, tell: CardFace['tell']) {
  const { tx, viewer, now } = acting
  const { token, hash } = newToken()
  const card = { partnershipId: viewer.partnershipId, id: newId(), personId: me.id }
  const face = sealCard(key, card, { name: me.name, ownAt: whereToTell(acting, me), tell, token })
  // The hash of a token that is thrown away: nobody can hold what it stands for.
  await tx
    .insertInto('crisisCard')
    .values({ ...card, tokenHash: hash, openHash: hashToken(newToken().token), face, madeAt: now })
    .execute()
  await recordInAudit(acting, 'made', { thing: 'crisis card', thingId: card.id, personId: me.id })
}
