import type { Tx } from './database/narrowed.ts'
import { newId } from './ids.ts'
import { mobileOf } from './post/mobile.ts'
import type { Viewer } from './viewer.ts'

interface ToSomebody {
  /** What sort of message it is, for the administrator's list of those that could not be sent. */
  kind: string
  /** An address; of a message to a member, their name. */
  to: string
  personId?: string
  /** Of a message to a person about their support: whose workers read that it went. Without it that is the person's own affair. */
  teamId?: string
  /** What stands for each mark, when the partnership may word this kind of message. */
  marks?: Readonly<Record<string, string>>
}

/** An e-mail to somebody, in plain words. Lines of `body` are kept as they are. */
export interface Message extends ToSomebody {
  /** Somebody with a place here: it goes to the address of their account, which is found when it is sent. */
  toMembership?: string
  subject: string
  body: string
}

/** A text message: short, because each 160 letters or so are paid for, and fit to be read by whoever sees the screen of the phone. */
export interface TextMessage extends ToSomebody {
  text: string
}

interface Writing {
  tx: Tx
  viewer: Pick<Viewer, 'partnershipId'>
  now: Date
}

/** Puts a message into the outbox of this transaction: sent only if it commits, and only after. That one went to a person is logged. */
export const putInOutbox = (acting: Writing, message: Message | TextMessage) => putManyInOutbox(acting, [message])

/** So many rows in one statement: well under what one may carry. */
const AT_ONCE = 500

/** Puts many messages into the outbox with a few statements, as when a thousand people are told at once. */
export async function putManyInOutbox({ tx, viewer, now }: Writing, messages: readonly (Message | TextMessage)[]) {
  const { partnershipId } = viewer
  for (let from = 0; from < messages.length; from += AT_ONCE) {
    const letters = messages.slice(from, from + AT_ONCE).map((message) => ({ id: newId(), message }))
    await tx
      .insertInto('outbox')
      .values(letters.map(({ id, message }) => ({ partnershipId, id, createdAt: now, ...rowOf(message) })))
      .execute()
    const logged = letters.flatMap(({ id, message }) => {
      const { kind, personId, teamId = null } = message
      return personId ? [{ partnershipId, id, personId, teamId, kind, channel: channelOf(message), writtenAt: now }] : []
    })
    if (logged.length > 0) await tx.insertInto('messageLog').values(logged).execute()
  }
}

const channelOf = (message: Message | TextMessage) => ('text' in message ? ('text' as const) : ('email' as const))

const rowOf = (message: Message | TextMessage) => ({
  kind: message.kind,
  personId: message.personId ?? null,
  marks: message.marks ? JSON.stringify(message.marks) : null,
  channel: channelOf(message),
  // A number that no text can go to is refused by the post, where an administrator sees it; forms ask for one that fits.
  ...('text' in message
    ? { sendTo: mobileOf(message.to) ?? message.to, toMembership: null, subject: '', body: message.text }
    : { sendTo: message.to, toMembership: message.toMembership ?? null, subject: message.subject, body: message.body }),
})
