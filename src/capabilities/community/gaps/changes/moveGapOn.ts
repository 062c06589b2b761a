import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { type Gap, type GapState, mayBecome } from '../gap.ts'

interface MovedOn {
  state: GapState
  sinceOn: Day
  became: string
  entry: { id: string; groupId: string | null } | undefined
  applicationId: string | undefined
}

/** Says what became of a gap, with what answers it. Throws OutOfDate when it moved since `versionSeen`. */
export async function moveGapOn(acting: Acting, gap: Gap, versionSeen: number, { state, sinceOn, became, entry, applicationId }: MovedOn) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  if (!(mayBecome[gap.state] as readonly GapState[]).includes(state)) throw new OutOfDate('This gap has moved on since you opened it.')
  const { numUpdatedRows } = await tx
    .updateTable('gap')
    .set({ state, stateSince: sinceOn, became, version: versionSeen + 1, ...(entry ? { entryId: entry.id, groupId: entry.groupId } : {}) })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', gap.id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This gap has moved on since you opened it.')
  if (applicationId) {
    await tx.updateTable('grantApplication').set({ gapId: gap.id }).where('partnershipId', '=', partnershipId).where('id', '=', applicationId).execute()
  }
  await addStep(acting, gap.id, { version: versionSeen + 1, state, sinceOn, became })
  await recordInAudit(acting, 'moved on', { thing: 'gap', thingId: gap.id })
}

/** Appends one step of a gap. */
export async function addStep(
  { tx, viewer }: Pick<Acting, 'tx' | 'viewer'>,
  gapId: string,
  step: { version: number; state: GapState; sinceOn: Day; became?: string },
) {
  const { partnershipId, membershipId, name } = viewer
  await tx
    .insertInto('gapHistory')
    .values({ partnershipId, gapId, ...step, byMembership: membershipId, byName: name })
    .execute()
}
