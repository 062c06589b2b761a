import { recordInAudit } from '../../../platform/audit.ts'
import { addDays } from '../../../platform/clock.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import { newToken } from '../../../platform/tokens.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { asEmail, word } from '../../../platform/wording.ts'
import { type Checkin, canBeAnswered, LINK_DAYS } from '../checkin.ts'
import { aFewQuestions } from '../messages.ts'
import { paths } from '../paths.ts'

/**
 * Asks by a link in a message. An earlier link stops working. Throws OutOfDate when the check-in has changed since it was read,
 * or cannot be answered.
 */
export async function sendLink(
  acting: Acting<Viewer>,
  checkin: Pick<Checkin, 'partnershipId' | 'id' | 'personId' | 'teamId' | 'state' | 'dueOn' | 'version'>,
  email: string,
) {
  const { tx, viewer, now, today, house, words } = acting
  const { partnershipId, id, personId, teamId } = checkin
  if (!canBeAnswered(checkin, today)) throw new OutOfDate('This check-in cannot be answered now.')
  const { token, hash } = newToken()
  const { numUpdatedRows } = await tx
    .updateTable('checkin')
    .set({ state: 'asked', askedAt: now, tokenHash: hash, tokenExpiresAt: new Date(now.getTime() + LINK_DAYS * 86_400_000), version: checkin.version + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', checkin.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This check-in was asked or answered just before you.')
  const link = `${house.settings.url}${paths.answerByLink(viewer.partnership.slug, token)}`
  const said = word(acting, aFewQuestions, { link, day: words.day(addDays(today, LINK_DAYS - 1)) })
  await putInOutbox(acting, asEmail(said, { to: email, personId, teamId }))
  await recordInAudit(acting, 'sent', { thing: 'check-in', thingId: id, personId })
}
