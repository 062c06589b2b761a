import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { findOwnUpdate } from '../queries/updates.ts'
import type { Week } from '../visit.ts'

interface Written {
  id: string
  versionSeen: number
  ownWords: string
  isPublished: boolean
}

/** Keeps the update of a week, or publishes it with what was written down that week. Throws OutOfDate when it changed since. */
export async function keepUpdate(acting: Acting, weekOn: Day, week: Week, { id, versionSeen, ownWords, isPublished }: Written) {
  const { tx, viewer, today } = acting
  const { partnershipId, membershipId, name } = viewer
  const { lines, ...counted } = week
  const there = await findOwnUpdate(tx, viewer, weekOn)
  const state = isPublished || there?.state === 'published' ? ('published' as const) : ('draft' as const)
  const row = { ...counted, lines: [...lines], ownWords, state, publishedOn: state === 'published' ? (there?.publishedOn ?? today) : null }
  if (!there) {
    await tx
      .insertInto('weeklyUpdate')
      .values({ partnershipId, id, weekOn, ...row, byMembership: membershipId, byName: name })
      .execute()
  } else if (there.ownWords !== ownWords || there.state !== state || there.lines.join() !== lines.join()) {
    // The same sent twice changes nothing, and is nobody else's change.
    if (there.version !== versionSeen) throw new OutOfDate('Your update of this week was changed since you opened it.')
    await tx
      .updateTable('weeklyUpdate')
      .set({ ...row, version: versionSeen + 1 })
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', there.id)
      .execute()
  }
  await recordInAudit(acting, state === 'published' ? 'published' : 'kept', { thing: 'weekly update', thingId: there?.id ?? id })
  return { id: there?.id ?? id, state }
}
