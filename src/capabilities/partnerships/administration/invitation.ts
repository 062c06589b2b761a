import { addDays } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Message } from '../../../platform/outbox.ts'
import { newToken } from '../../../platform/tokens.ts'
import { asEmail, defineMessage, exampleLink, word } from '../../../platform/wording.ts'
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
export const youAreInvited = defineMessage({
  kind: 'you are invited',
  about: 'To somebody whom an administrator invites: a worker, a referrer, a volunteer.',
  marks: {
    name: { example: 'Anita Pell' },
    inviter: { example: 'Lou Castle' },
    link: { example: exampleLink('join'), isNeeded: true },
    day: { example: 'Thursday 10 December' },
  },
  email: ({ t }, { name, inviter, link, day, partnership }) => ({
    subject: t('You are invited to {{partnership}}', { partnership }),
    body: [
      t('Hello {{name}},', { name }),
      t('{{inviter}} invites you to take part in {{partnership}}, on Livewell.', { inviter, partnership }),
      t('Open this page to join:'),
      link,
      t('The link is yours alone, and works until {{day}}. If you did not expect it, you can leave it: nothing happens.', { day }),
      partnership,
    ],
  }),
})

/** The message with an invitation. */
export const invitationTo = (acting: Acting, { name, email, link }: { name: string; email: string; link: string }): Message => {
  const day = acting.words.day(addDays(acting.today, INVITATION_DAYS))
  return asEmail(word(acting, youAreInvited, { name, inviter: acting.viewer.name, link, day }), { to: email })
}
