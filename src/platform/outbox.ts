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

/** Puts a message into the outbox of this transaction: sent only if it commits, and only after. That one went to a person is logged. */
export async function putInOutbox({ tx, viewer, now }: { tx: Tx; viewer: Pick<Viewer, 'partnershipId'>; now: Date }, message: Message | TextMessage) {
  const { kind, to, personId = null, teamId = null, marks } = message
  const { partnershipId } = viewer
  const id = newId()
  await tx
    .insertInto('outbox')
    .values({
      partnershipId,
      id,
      kind,
      personId,
      createdAt: now,
      marks: marks ? JSON.stringify(marks) : null,
      // A number that no text can go to is refused by the post, where an administrator sees it; forms ask for one that fits.
      ...('text' in message
        ? { channel: 'text', sendTo: mobileOf(to) ?? to, subject: '', body: message.text }
        : { channel: 'email', sendTo: to, toMembership: message.toMembership ?? null, subject: message.subject, body: message.body }),
    })
    .execute()
  if (!personId) return
  const channel = 'text' in message ? 'text' : 'email'
  await tx.insertInto('messageLog').values({ partnershipId, id, personId, teamId, kind, channel, writtenAt: now }).execute()
}
