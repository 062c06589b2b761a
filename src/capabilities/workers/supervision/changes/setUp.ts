import { sql } from 'kysely'
import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Pair, Rhythm } from '../pair.ts'
import { findPair } from '../queries.ts'

interface NewPair {
  id: string
  supervisor: { id: string; name: string }
  worker: { id: string; name: string }
  rhythm: Rhythm
  nextOn: Day
}

/**
 * Two talk from now on. The supervisor's membership says whom they supervise, so that policies can compare a row with it. Sent twice it is
 * one pair. Throws OutOfDate when somebody supervises the worker already.
 */
export async function beginSupervision(acting: Acting, { id, supervisor, worker, rhythm, nextOn }: NewPair) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  if (await findPair(tx, partnershipId, id)) return
  const names = { supervisorId: supervisor.id, supervisorName: supervisor.name, workerId: worker.id, workerName: worker.name }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('supervisionPair')
    .values({ partnershipId, id, ...names, rhythm, nextOn })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new OutOfDate('Somebody supervises them already.')
  await supervises(acting, supervisor.id, sql`array_append(array_remove(supervises, ${worker.id}::uuid), ${worker.id}::uuid)`)
  await recordInAudit(acting, 'set up', { thing: 'supervision', thingId: id })
}

/** They stop. What they agreed stays theirs for a time. */
export async function endSupervision(acting: Acting, pair: Pair) {
  const { tx, today } = acting
  const { numUpdatedRows } = await tx
    .updateTable('supervisionPair')
    .set({ endedOn: today, nextOn: null, version: pair.version + 1 })
    .where('partnershipId', '=', pair.partnershipId)
    .where('id', '=', pair.id)
    .where('endedOn', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return
  await supervises(acting, pair.supervisorId, sql`array_remove(supervises, ${pair.workerId}::uuid)`)
  await recordInAudit(acting, 'ended', { thing: 'supervision', thingId: pair.id })
}

const supervises = ({ tx, viewer }: Acting, membershipId: string, ids: ReturnType<typeof sql<string[]>>) =>
  tx
    .updateTable('membership')
    .set({ supervises: ids as never })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', membershipId)
    .execute()

/** An administrator changed a name: the two read it there. */
export async function followNames({ tx, viewer: { partnershipId } }: Acting, { id, name }: { id: string; name: string }) {
  await tx.updateTable('supervisionPair').set({ workerName: name }).where('partnershipId', '=', partnershipId).where('workerId', '=', id).execute()
  await tx.updateTable('supervisionPair').set({ supervisorName: name }).where('partnershipId', '=', partnershipId).where('supervisorId', '=', id).execute()
}
