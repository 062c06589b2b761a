import type { Updateable } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '../../../../../database/schema.ts'
import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { listAgain } from '../../changes/listAgain.ts'
import type { Entry } from '../../entry.ts'
import { type Did, keepHistory } from './keepHistory.ts'

type Known = Pick<Entry, 'partnershipId' | 'id'>

/** Says that an entry is still right, as it was read. */
export const sayStillRight = (acting: Acting<Viewer>, entry: Known, versionSeen: number) => say(acting, entry, versionSeen, {}, 'checked')

/** Closed for a while, with a reason anybody reads, and the last day of it where that is known. */
export const closeForNow = (acting: Acting<Viewer>, entry: Known, versionSeen: number, { because, until }: { because: string; until: Day | null }) =>
  say(acting, entry, versionSeen, { state: 'closed for now', closedBecause: because, closedUntil: until }, 'closed for now', because)

/** Open again, before its day or without one, or back from rest. */
export const openAgain = (acting: Acting<Viewer>, entry: Known, versionSeen: number) =>
  say(acting, entry, versionSeen, { state: 'open', closedBecause: '', closedUntil: null }, 'opened again')

/** It has stopped: nobody is shown it any more, and it can be brought back. */
export const putToRest = (acting: Acting<Viewer>, entry: Known, versionSeen: number, because: string) =>
  say(acting, entry, versionSeen, { state: 'at rest', closedBecause: because, closedUntil: null }, 'put to rest', because)

/** Whoever says something of an entry has looked at it. Throws OutOfDate when it has changed since it was read. */
async function say(acting: Acting<Viewer>, { partnershipId, id }: Known, versionSeen: number, values: Updateable<DB['entry']>, did: Did, because = '') {
  const { tx, viewer, today, now } = acting
  const { numUpdatedRows } = await tx
    .updateTable('entry')
    .set({ ...values, lastCheckedOn: today, lastCheckedBy: nameShown(viewer), changedAt: now, version: sql`version + 1` })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this page since you opened it. Read it again: is it still right?')
  await listAgain(tx, partnershipId, [id])
  await keepHistory(acting, { entryIds: [id], did, because })
  await recordInAudit(acting, did === 'checked' ? 'checked' : 'changed', { thing: 'entry', thingId: id })
}

/** Whose check the public reads of: a worker's by name. Who else keeps it is nobody's business. */
export const nameShown = (viewer: Viewer): string =>
  viewer.wears('health coach', 'link worker', 'administrator', 'group leader') ? viewer.name : 'whoever keeps it'
