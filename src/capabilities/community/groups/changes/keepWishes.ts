import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { BeforeBy } from '../forms/wish.ts'
import type { Group } from '../group.ts'

interface Wish {
  beforeBy: BeforeBy | null
  afterMissing: boolean
  email: string
  phone: string
}

/**
 * Writes down what a member asked for, on the day they agreed to it. Asking for nothing takes their address away.
 * Throws OutOfDate when somebody changed it since `versionSeen`, which is nought when there was none.
 */
export async function keepWish(
  acting: Acting,
  group: Group,
  member: { id: string; calledName: string; personId: string | null },
  versionSeen: number,
  wish: Wish,
) {
  const { tx, viewer, today } = acting
  const { partnershipId } = viewer
  const isAnything = wish.beforeBy !== null || wish.afterMissing
  const noted = { ...wish, agreedOn: today, notedBy: viewer.name, version: versionSeen + 1 }
  const done = !isAnything
    ? (
        await tx
          .deleteFrom('memberWish')
          .where('partnershipId', '=', partnershipId)
          .where('memberId', '=', member.id)
          .where('version', '=', versionSeen)
          .executeTakeFirstOrThrow()
      ).numDeletedRows
    : versionSeen === 0
      ? (
          await tx
            .insertInto('memberWish')
            .values({ partnershipId, memberId: member.id, groupId: group.id, personId: member.personId, calledName: member.calledName, ...noted })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirstOrThrow()
        ).numInsertedOrUpdatedRows
      : (
          await tx
            .updateTable('memberWish')
            .set(noted)
            .where('partnershipId', '=', partnershipId)
            .where('memberId', '=', member.id)
            .where('version', '=', versionSeen)
            .executeTakeFirstOrThrow()
        ).numUpdatedRows
  // Wanting nothing, and having asked for nothing, is nothing to be late for.
  if (done !== 1n && (isAnything || versionSeen > 0)) throw new OutOfDate('Somebody else has changed this since you opened it.')
  await recordInAudit(acting, isAnything ? 'noted' : 'took away', { thing: 'wish', thingId: member.id })
}

/** Somebody has rung a member who was missed on a day. */
export async function sayRung({ tx, viewer: { partnershipId } }: Pick<Acting, 'tx' | 'viewer'>, memberId: string, missed: Day) {
  await tx.updateTable('memberWish').set({ rungFor: missed }).where('partnershipId', '=', partnershipId).where('memberId', '=', memberId).execute()
}
