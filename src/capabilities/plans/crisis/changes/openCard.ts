import { recordInAudit } from '../../../../platform/audit.ts'
import { reachingLink } from '../../../../platform/database/narrowed.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import { newToken } from '../../../../platform/tokens.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { keyOf } from '../../book/keys.ts'
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

function messagesOf({ words: { t, moment }, now }: Pick<Acting, 'words' | 'now'>, face: CardFace, { name, worksAt, because, phone }: Omit<Opener, 'id'>) {
  const said = [
    t('Who: {{name}}', { name }),
    t('Works at: {{place}}', { place: worksAt }),
    t('Why: {{why}}', { why: because }),
    ...(phone ? [t('Phone: {{phone}}', { phone })] : []),
  ].join('\n')
  const when = moment(now)
  return [
    ...(face.ownEmail
      ? [
          {
            to: face.ownEmail,
            subject: t('Your crisis card was opened'),
            body: [
              t('Your crisis card was opened on {{when}}.', { when }),
              said,
              t('If this is wrong, sign in and cancel the card: it opens nothing from then on.'),
            ].join('\n\n'),
          },
        ]
      : []),
    ...face.tell.map(({ name: called, email }) => ({
      to: email,
      subject: t('The crisis card of {{name}} was opened', { name: face.name }),
      body: [
        t('Hello {{name}}', { name: called }),
        t('{{name}} asked us to tell you when their crisis card is opened. It was opened on {{when}}.', { name: face.name, when }),
        said,
      ].join('\n\n'),
    })),
  ].map((message) => ({ kind: 'a crisis card was opened', ...message }))
}
