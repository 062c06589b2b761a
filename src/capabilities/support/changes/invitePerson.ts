import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import { newToken } from '../../../platform/tokens.ts'
import { asEmail, word } from '../../../platform/wording.ts'
import { accountPaths } from '../../accounts/index.ts'
import type { Person } from '../../people/index.ts'
import { comeAndSee } from '../messages.ts'
import { findPlaceOf } from '../queries.ts'

/** How long the link in an invitation works. */
export const INVITATION_DAYS = 7

/**
 * Invites a person to an account of their own: a place with the hat of person, and a message with a link to join. Throws
 * OutOfDate when they have a place already, somebody invited them just before, or they were joined with another; the same form sent twice
 * invites once.
 */
export async function invitePerson(acting: Acting, person: Person & { email: string }, id: string) {
  const { tx, viewer, now, house } = acting
  const { partnershipId } = viewer
  // One worker at a time invites the same person, or joins them with another: an account of somebody put aside would lead nowhere.
  const locked = await tx
    .selectFrom('person')
    .select('joinedTo')
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', person.id)
    .forUpdate()
    .executeTakeFirst()
  if (!locked || locked.joinedTo)
    throw new OutOfDate(
      'They were joined with another record of the same person just before you, or moved to another team. Open their page again, and invite them from there.',
    )
  const place = await findPlaceOf(tx, partnershipId, person.id, now)
  if (place?.id === id) return
  if (place) throw new OutOfDate('They have been invited already.')
  const { token, hash } = newToken()
  await tx
    .insertInto('membership')
    .values({
      partnershipId,
      id,
      name: person.name,
      hats: ['person'],
      personId: person.id,
      invitedEmail: person.email,
      invitedBy: viewer.membershipId,
      invitedByName: viewer.name,
      invitationHash: hash,
      invitationExpiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
    })
    .execute()
  await recordInAudit(acting, 'sent', { thing: 'invitation', thingId: id, personId: person.id })
  const link = `${house.settings.url}${accountPaths.join(viewer.partnership.slug, token)}`
  const said = word(acting, comeAndSee, { name: viewer.name, days: String(INVITATION_DAYS), link })
  await putInOutbox(acting, asEmail(said, { to: person.email, personId: person.id, teamId: person.teamId }))
}
