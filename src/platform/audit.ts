import type { Tx } from './database/narrowed.ts'
import { newId } from './ids.ts'
import type { Viewer } from './viewer.ts'

/** What was done or looked at: `{ thing: 'referral', thingId, personId }`. */
export interface Audited {
  thing: string
  thingId?: string
  personId?: string
  reason?: string
}

/**
 * Writes down who did or looked at what. `did` is a plain verb in the past ('accepted', 'looked at'), because the person
 * it is about can read it.
 */
export async function recordInAudit(acting: { tx: Tx; viewer: Viewer; requestId: string; now: Date }, did: string, what: Audited) {
  await acting.tx
    .insertInto('auditEntry')
    .values(entryOf(acting, did, what))
    .execute()
}

const entryOf = ({ viewer, requestId, now }: { viewer: Viewer; requestId: string; now: Date }, did: string, what: Audited) => ({
  partnershipId: viewer.partnershipId,
  id: newId(),
  at: now,
  membershipId: viewer.membershipId ?? null,
  byName: viewer.name || 'Somebody without an account',
  hat: viewer.hat ?? 'nobody',
  did,
  thing: what.thing,
  thingId: what.thingId ?? null,
  personId: what.personId ?? null,
  reason: what.reason ?? null,
  requestId,
})

/** Writes down the same of many at once. */
export async function recordManyInAudit(acting: Parameters<typeof recordInAudit>[0], did: string, many: readonly Audited[]) {
  if (many.length === 0) return
  await acting.tx
    .insertInto('auditEntry')
    .values(many.map((what) => entryOf(acting, did, what)))
    .execute()
}

/** Writes down that somebody other than the person looked. */
export async function recordLook(acting: Parameters<typeof recordInAudit>[0], what: Audited & { personId: string }) {
  if (acting.viewer.personId === what.personId) return
  await recordInAudit(acting, 'looked at', what)
}
