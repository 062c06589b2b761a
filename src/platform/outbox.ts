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

/** Puts a message into the outbox of this transaction: sent only if it commits, and only after. */
export async function putInOutbox({ tx, viewer, now }: { tx: Tx; viewer: Pick<Viewer, 'partnershipId'>; now: Date }, message: Message | TextMessage) {
  const { kind, to, personId = null } = message
  await tx
    .insertInto('outbox')
    .values({
      partnershipId: viewer.partnershipId,
      id: newId(),
      kind,
      personId,
      createdAt: now,
      // A number that no text can go to is refused by the post, where an administrator sees it; forms ask for one that fits.
      ...('text' in message
        ? { channel: 'text', sendTo: mobileOf(to) ?? to, subject: '', body: message.text }
        : { channel: 'email', sendTo: to, toMembership: message.toMembership ?? null, subject: message.subject, body: message.body }),
    })
    .execute()
}
