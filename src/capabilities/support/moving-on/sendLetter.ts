import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import { asEmail, word } from '../../../platform/wording.ts'
import { yourLetter } from '../messages.ts'
import { asText, type Letter } from './letter.ts'
import type { MovingOn } from './movingOn.ts'

/** Sends somebody the letter that is theirs, to their own address and once, however often it is pressed. */
export async function sendLetter(acting: Acting, movingOn: Pick<MovingOn, 'supportId' | 'version' | 'personId' | 'teamId'>, email: string, letter: Letter) {
  const { tx, viewer, now } = acting
  const { supportId, version, personId, teamId } = movingOn
  const { numUpdatedRows } = await tx
    .updateTable('movingOn')
    .set({ emailedAt: now })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('supportId', '=', supportId)
    .where('version', '=', version)
    .where('emailedAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return
  await recordInAudit(acting, 'sent', { thing: 'letter', thingId: supportId, personId })
  await putInOutbox(acting, asEmail(word(acting, yourLetter, { letter: asText(letter) }), { to: email, personId, teamId }))
}
