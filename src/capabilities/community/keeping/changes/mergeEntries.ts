import { sql } from 'kysely'
import { recordInAudit } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { listAgain } from '../../changes/listAgain.ts'
import type { Entry } from '../../entry.ts'
import { takenFrom } from '../taken.ts'
import type { Whole } from '../whole.ts'
import { keepHistory, wholeOf } from './keepHistory.ts'
import { setGroup } from './moveGroup.ts'
import { movePointing, type Pointing } from './movePointing.ts'
import { putBack } from './putBack.ts'

/** All that a merge moved, so that undoing it puts everything back. */
export interface Moved {
  kept: Whole
  gone: Whole
  /** The group whose register came along. */
  groupId: string | null
  /** Rows of other parts of the community, by their table. */
  pointing: Pointing
  suggestions: readonly string[]
  /** Old addresses that led to the one that is gone. */
  addresses: readonly string[]
  /** The kept one had no keeper, and took the other's. */
  tookKeeper: boolean
  /** What was said of the pair before; nothing when nobody had looked. */
  wasAlike: 'waiting' | 'two things' | null
}

/** Why two entries cannot be made one, in words for whoever tried. */
export type NotMerged = 'moved already' | 'both keep a register'

type Ours = Pick<Entry, 'partnershipId' | 'id' | 'groupId' | 'version'>

/**
 * Makes two entries one. The kept one takes what it lacks; what points to the other moves; the other rests, and its address leads on.
 * Answers why it cannot be done, when it cannot. Throws OutOfDate when either has changed since it was read.
 */
export async function mergeEntries(acting: Acting, kept: Ours, gone: Ours): Promise<NotMerged | undefined> {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  await takeBoth(tx, kept, gone)
  const movedOn = await tx
    .selectFrom('entryMoved')
    .select('entryId')
    .where('partnershipId', '=', partnershipId)
    .where('entryId', 'in', [kept.id, gone.id])
    .execute()
  // Into itself, or into one that has gone: addresses would lead in a circle.
  if (kept.id === gone.id || movedOn.length > 0) return 'moved already'
  if (kept.groupId && gone.groupId) return 'both keep a register'

  const before = { kept: await readWhole(tx, partnershipId, kept.id), gone: await readWhole(tx, partnershipId, gone.id) }
  const groupId = gone.groupId
  if (groupId) await setGroup(tx, partnershipId, { from: gone.id, to: kept.id, groupId })
  await putBack(tx, partnershipId, kept.id, takenFrom(before.kept, before.gone))
  const moved: Moved = {
    ...before,
    groupId,
    pointing: await movePointing(tx, partnershipId, gone.id, kept.id),
    suggestions: await moveSuggestions(tx, partnershipId, gone.id, kept.id),
    addresses: await moveAddresses(tx, partnershipId, gone.id, kept.id),
    tookKeeper: await takeKeeper(tx, partnershipId, gone.id, kept.id),
    wasAlike: await setAlike(tx, partnershipId, kept.id, gone.id, 'merged', viewer.name),
  }
  await tx
    .updateTable('entry')
    .set({ state: 'at rest', closedBecause: '', closedUntil: null })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', gone.id)
    .execute()
  await tx.insertInto('entryMoved').values({ partnershipId, entryId: gone.id, toEntryId: kept.id }).execute()
  await asNewVersions(acting, [kept.id, gone.id])
  await tx
    .insertInto('entryMerge')
    .values({
      partnershipId,
      id: newId(),
      keptId: kept.id,
      goneId: gone.id,
      keptVersion: kept.version + 1,
      at: now,
      byMembership: viewer.membershipId,
      byName: viewer.name,
      moved: JSON.stringify(moved),
    })
    .execute()
  await keepHistory(acting, { entryIds: [kept.id, gone.id], did: 'merged' })
  await recordInAudit(acting, 'merged', { thing: 'entry', thingId: kept.id })
  return undefined
}

/** One after the other, always in the same order, so that two merges at once cannot wait for each other for ever. */
export async function takeBoth(tx: Tx, one: Ours, other: Ours) {
  const there = await tx
    .selectFrom('entry')
    .select(['id', 'version'])
    .where('partnershipId', '=', one.partnershipId)
    .where('id', 'in', [one.id, other.id])
    .orderBy('id')
    .forUpdate()
    .execute()
  const isAsRead = [one, other].every(({ id, version }) => there.some((each) => each.id === id && each.version === version))
  if (!isAsRead) throw new OutOfDate('One of the two pages has changed since you opened this one. Look at them again.')
}

export async function asNewVersions({ tx, viewer: { partnershipId }, now }: Acting, ids: readonly string[]) {
  await tx.updateTable('entry').set({ version: sql`version + 1`, changedAt: now }).where('partnershipId', '=', partnershipId).where('id', 'in', ids).execute()
  await listAgain(tx, partnershipId, ids)
}

/** An entry with all that belongs to it, as it is now. */
export async function readWhole(tx: Tx, partnershipId: string, entryId: string): Promise<Whole> {
  const { rows } = await sql<{ whole: Whole }>`
    select ${wholeOf()} as whole from entry e where e.partnership_id = ${partnershipId} and e.id = ${entryId}`.execute(tx)
  if (!rows[0]) throw new Error('There is no such entry')
  return rows[0].whole
}

async function moveSuggestions(tx: Tx, partnershipId: string, from: string, to: string) {
  const rows = await tx
    .updateTable('suggestion')
    .set({ entryId: to })
    .where('partnershipId', '=', partnershipId)
    .where('entryId', '=', from)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

async function moveAddresses(tx: Tx, partnershipId: string, from: string, to: string) {
  const rows = await tx
    .updateTable('entryMoved')
    .set({ toEntryId: to })
    .where('partnershipId', '=', partnershipId)
    .where('toEntryId', '=', from)
    .returning('entryId')
    .execute()
  return rows.map(({ entryId }) => entryId)
}

/** Without any link that is out: it opens the one that is gone. */
async function takeKeeper(tx: Tx, partnershipId: string, from: string, to: string): Promise<boolean> {
  const keepers = await tx
    .selectFrom('keeper')
    .select(['entryId', 'name', 'email', 'phone', 'createdAt'])
    .where('partnershipId', '=', partnershipId)
    .where('entryId', 'in', [from, to])
    .execute()
  const [keeper] = keepers
  if (keepers.length !== 1 || keeper?.entryId !== from || (!keeper.email && !keeper.phone)) return false
  await tx
    .insertInto('keeper')
    .values({ ...keeper, partnershipId, entryId: to })
    .execute()
  return true
}

/** Says what a pair is now, and answers what it was. */
export async function setAlike(tx: Tx, partnershipId: string, a: string, b: string, state: 'waiting' | 'two things' | 'merged', saidBy: string) {
  const [oneId, otherId] = (a < b ? [a, b] : [b, a]) as [string, string]
  const pair = { partnershipId, oneId, otherId }
  const there = await tx
    .selectFrom('alike')
    .select('state')
    .where('partnershipId', '=', partnershipId)
    .where('oneId', '=', oneId)
    .where('otherId', '=', otherId)
    .executeTakeFirst()
  await tx
    .insertInto('alike')
    .values({ ...pair, because: [], state, saidBy })
    .onConflict((on) => on.columns(['partnershipId', 'oneId', 'otherId']).doUpdateSet({ state, saidBy }))
    .execute()
  return there ? (there.state as 'waiting' | 'two things') : null
}
