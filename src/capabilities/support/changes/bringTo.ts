import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { canBecome, type Support } from '../support.ts'
import { addToHistory } from './addToHistory.ts'

interface Brought {
  now: Pick<Support, 'state' | 'ledBy' | 'ledByName' | 'nextTalkOn' | 'endedOn'> &
    Partial<Pick<Support, 'resumesAs' | 'resumesOn' | 'talksInState' | 'tries' | 'triedAt' | 'coveredByName' | 'coveredFrom' | 'coveredUntil'>>
  reason: string
  /** What was done, when it is not the state or the lead that changes. */
  what?: 'way forward'
  versionSeen: number
}

/**
 * Brings a stretch of support to a state and a lead, and appends who, when and why. False when the same hand has done just this
 * already: a form sent twice. Throws OutOfDate when somebody changed it since `versionSeen`, or when it has ended.
 */
export async function bringTo(acting: Acting, support: Support, { now, reason, what, versionSeen }: Brought): Promise<boolean> {
  const { tx } = acting
  const version = versionSeen + 1
  if (support.version === versionSeen && !canBecome(support.state, now.state)) throw new OutOfDate('This support has ended.')
  const { numUpdatedRows } = await tx
    .updateTable('support')
    .set({ ...now, version })
    .where('partnershipId', '=', support.partnershipId)
    .where('id', '=', support.id)
    .where('version', '=', versionSeen)
    .where('state', '=', support.state)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 1n) {
    await addToHistory(acting, { ...support, ...now, version }, reason, what)
    return true
  }
  if (await wasOurs(acting, support, { now, reason, version })) return false
  throw new OutOfDate('Somebody else has handed over or ended this support just before you.')
}

async function wasOurs({ tx, viewer }: Acting, support: Support, { now, reason, version }: Pick<Brought, 'now' | 'reason'> & { version: number }) {
  const written = await tx
    .selectFrom('supportHistory')
    .select(['state', 'ledByName', 'reason', 'byMembership'])
    .where('partnershipId', '=', support.partnershipId)
    .where('supportId', '=', support.id)
    .where('version', '=', version)
    .executeTakeFirst()
  return written?.byMembership === viewer.membershipId && written.state === now.state && written.ledByName === now.ledByName && written.reason === reason
}
