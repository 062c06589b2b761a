import type { Acting } from '../../../platform/http/env.ts'
import type { Message, TextMessage } from '../../../platform/outbox.ts'
import { mobileOf } from '../../../platform/post/mobile.ts'
import type { Person } from '../../people/index.ts'
import type { HowToWrite } from './forms.ts'

type Speaking = Pick<Acting, 'words' | 'viewer'>

/** The ways in which somebody agreed that we write to them. A letter can always be posted where there is an address. */
export const waysToWrite = ({ reachBy, email, phone, mayText, address }: Person): HowToWrite[] => [
  ...(email && reachBy === 'email' ? (['email'] as const) : []),
  ...(mayText && phone && mobileOf(phone) ? (['text'] as const) : []),
  ...(address ? (['letter'] as const) : []),
]

/** What we write when nobody answers the phone: kind, short, and fit to be read by whoever sees it. A paragraph each. */
export const weTriedToRing = ({ words: { t }, viewer }: Speaking): string[] => [
  t('Hello,'),
  t('I tried to ring you, and did not reach you. That is quite all right.'),
  t(
    'If you would like to talk, tell me when is a good time, or ring us when it suits you. If now is not the time, tell us that, and we will not ring again. You can always come back.',
  ),
  t('With good wishes from {{name}}', { name: viewer.name }),
  ...(viewer.partnership.phone ? [t('Our number is {{phone}}.', { phone: viewer.partnership.phone })] : []),
  viewer.partnership.name,
]

/** The same as an e-mail. */
export const weTriedToRingByEmail = (speaking: Speaking, { id, email }: { id: string; email: string }): Message => ({
  kind: 'we tried to ring',
  to: email,
  personId: id,
  subject: speaking.words.t('We tried to ring you'),
  body: weTriedToRing(speaking).join('\n\n'),
})

/** The same as a text. */
export const weTriedToRingByText = ({ words: { t }, viewer }: Speaking, { id, phone }: { id: string; phone: string }): TextMessage => ({
  kind: 'we tried to ring',
  to: phone,
  personId: id,
  text: viewer.partnership.phone
    ? t('Hello, {{name}} tried to ring you. When is a good time? Ring {{phone}} when it suits you.', { name: viewer.name, phone: viewer.partnership.phone })
    : t('Hello, {{name}} tried to ring you. When is a good time to talk?', { name: viewer.name }),
})
