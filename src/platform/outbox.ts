import type { Tx } from './database/narrowed.ts'
import { newId } from './ids.ts'
import type { Viewer } from './viewer.ts'

/** A message to somebody, in plain words. Lines of `body` are kept as they are. */
export interface Message {
  /** What sort of message it is, for the administrator's list of those that could not be sent. */
  kind: string
  to: string
  subject: string
  body: string
  personId?: string
}

/** Puts a message into the outbox of this transaction: sent only if it commits, and only after. */
export async function putInOutbox({ tx, viewer, now }: { tx: Tx; viewer: Pick<Viewer, 'partnershipId'>; now: Date }, message: Message) {
  await tx
    .insertInto('outbox')
    .values({
      partnershipId: viewer.partnershipId,
      id: newId(),
      kind: message.kind,
      sendTo: message.to,
      subject: message.subject,
      body: message.body,
      personId: message.personId ?? null,
      createdAt: now,
    })
    .execute()
}
