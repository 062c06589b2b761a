import { addDays } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Message } from '../../../platform/outbox.ts'
import { newToken } from '../../../platform/tokens.ts'
import { INVITATION_DAYS } from './member.ts'
import { paths } from './paths.ts'

/** A new invitation: what the row keeps, and the link that only the message carries. */
export function newInvitation({ viewer, house, now }: Pick<Acting, 'viewer' | 'house' | 'now'>) {
  const { token, hash } = newToken()
  return {
    columns: { invitationHash: hash, invitationExpiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000) },
    link: `${house.settings.url}${paths.join(viewer.partnership.slug, token)}`,
  }
}

/** To somebody who is invited. Says which partnership, and nothing of what they would do there. */
export function youAreInvited({ viewer, words, today }: Acting, { name, email, link }: { name: string; email: string; link: string }): Message {
  const { t, day } = words
  const { partnership } = viewer
  return {
    kind: 'you are invited',
    to: email,
    subject: t('You are invited to {{partnership}}', { partnership: partnership.name }),
    body: [
      t('Hello {{name}},', { name }),
      t('{{inviter}} invites you to take part in {{partnership}}, on Livewell.', { inviter: viewer.name, partnership: partnership.name }),
      t('Open this page to join:'),
      link,
      t('The link is yours alone, and works until {{day}}. If you did not expect it, you can leave it: nothing happens.', {
        day: day(addDays(today, INVITATION_DAYS)),
      }),
      partnership.name,
    ].join('\n\n'),
  }
}
