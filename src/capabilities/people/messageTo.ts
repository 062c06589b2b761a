import type { House } from '../../platform/http/env.ts'
import type { Message, TextMessage } from '../../platform/outbox.ts'
import { mobileOf } from '../../platform/post/mobile.ts'
import { sendsTexts } from '../../platform/post/openPost.ts'
import { asEmail, asText, type Worded } from '../../platform/wording.ts'
import type { Person } from './person.ts'

/** What of a person says how a message may go to them. */
export type ReachedBy = Pick<Person, 'reachBy' | 'email' | 'phone' | 'mayText'>

/** The way a message goes to somebody as they said it is safe: by e-mail, by text, or not at all, when they are rung or written to. */
export function wayTo({ settings }: Pick<House, 'settings'>, { reachBy, email, phone, mayText }: ReachedBy): { email: string } | { text: string } | undefined {
  if (reachBy === 'email' && email) return { email }
  if (reachBy === 'text' && mayText && phone && mobileOf(phone) && sendsTexts(settings)) return { text: phone }
  return undefined
}

/** A message to somebody about their support, the way they said it is safe; nothing when it cannot go that way. */
export function messageTo(
  house: Pick<House, 'settings'>,
  person: ReachedBy & { id: string; teamId: string },
  worded: Worded,
): Message | TextMessage | undefined {
  const way = wayTo(house, person)
  if (!way) return undefined
  const about = { personId: person.id, teamId: person.teamId }
  if ('email' in way) return asEmail(worded, { ...about, to: way.email })
  return worded.text ? asText(worded, { ...about, to: way.text }) : undefined
}
