import type { House } from '../../../platform/http/env.ts'
import type { Message, TextMessage } from '../../../platform/outbox.ts'
import { mobileOf } from '../../../platform/post/mobile.ts'
import { sendsTexts } from '../../../platform/post/openPost.ts'
import { asEmail, asText, defineMessage, type Worded } from '../../../platform/wording.ts'
import type { Person } from '../../people/index.ts'
import type { HowToWrite } from './forms.ts'

/** What we write when nobody answers the phone: kind, short, and fit to be read by whoever sees it. The letter on paper says it, too. */
export const weTriedToRing = defineMessage({
  kind: 'we tried to ring',
  about: 'To a person who did not answer the phone several times, when a worker writes instead.',
  marks: { from: { example: 'Sam Okoro' } },
  email: ({ t }, { from, partnership, phone }) => ({
    subject: t('We tried to ring you'),
    body: [
      t('Hello,'),
      t('I tried to ring you, and did not reach you. That is quite all right.'),
      t('If you would like to talk, tell me when is a good time, or ring us when it suits you.'),
      t('If now is not the time, tell us that, and we will not ring again. You can always come back.'),
      t('With good wishes from {{name}}', { name: from }),
      phone && t('Our number is {{phone}}.', { phone }),
      partnership,
    ],
  }),
  text: ({ t }, { from, partnership, phone }) => [
    t('{{partnership}}: {{name}} tried to ring you. When is a good time to talk?', { partnership, name: from }),
    phone && t('Or ring us on {{phone}} when it suits you.', { phone }),
  ],
})

/** The ways in which somebody agreed that we write to them. A letter can always be posted where there is an address. */
export const waysToWrite = ({ settings }: Pick<House, 'settings'>, { reachBy, email, phone, mayText, address }: Person): HowToWrite[] => [
  ...(email && reachBy === 'email' ? (['email'] as const) : []),
  ...(mayText && phone && mobileOf(phone) && sendsTexts(settings) ? (['text'] as const) : []),
  ...(address ? (['letter'] as const) : []),
]

/** As it is sent in the way that was chosen; nothing of a letter, which is posted. */
export function asSent(worded: Worded, { id, teamId, email, phone }: Person, how: HowToWrite): Message | TextMessage | undefined {
  const about = { personId: id, teamId }
  if (how === 'email' && email) return asEmail(worded, { ...about, to: email })
  return how === 'text' && phone ? asText(worded, { ...about, to: phone }) : undefined
}
