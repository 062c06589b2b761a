import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { hashToken, newToken } from '../../../../platform/tokens.ts'
import { newCode } from '../share.ts'
import { shareAgain } from './shareAgain.ts'

/** Whom it is for: somebody who is reached by an id, or whoever holds a link and its code. */
export type With =
  | { withKind: 'worker'; membershipId: string; withName: string }
  | { withKind: 'team'; teamId: string; withName: string }
  | { withKind: 'practice'; organisationId: string; withName: string }
  | { withKind: 'link'; withName: string }

interface Shared {
  id: string
  personId: string
  /** What those it is shared with read instead of a name that they may not reach. */
  fromName: string
  pageIds: readonly string[]
  mayWrite: boolean
  until: Day | undefined
}

/**
 * Shares pages of one's plan. The same id sent twice is one share. Answers, for a link, the link's token and the code that opens it: the
 * only time that either is known.
 */
export async function sharePages(acting: Acting, shared: Shared, to: With): Promise<{ token: string; code: string } | undefined> {
  const { tx, viewer, today, now } = acting
  const { partnershipId } = viewer
  const secret = to.withKind === 'link' ? { token: newToken().token, code: newCode() } : undefined
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('planShare')
    .values({
      partnershipId,
      id: shared.id,
      personId: shared.personId,
      fromName: shared.fromName,
      pageIds: [...shared.pageIds],
      mayWrite: shared.mayWrite,
      until: shared.until ?? null,
      madeAt: now,
      madeByName: viewer.name,
      ...to,
      ...(secret ? { doorHash: hashToken(secret.token), tokenHash: hashToken(`${secret.token}.${secret.code}`) } : {}),
    })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return undefined
  await shareAgain(tx, partnershipId, shared.personId, today)
  await recordInAudit(acting, `shared with ${to.withName}`, { thing: 'plan', thingId: shared.id, personId: shared.personId })
  return secret
}
