import { sql } from 'kysely'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { aConcernWaitsForYou } from '../../messages.ts'
import { findTimes, listLeadIds } from '../../whoAnswers.ts'
import { type Answering, type Concern, inMinutes } from '../concern.ts'

type Given = Pick<Concern, 'id' | 'version' | 'asked' | 'raisedBy'>

/**
 * Gives a concern to somebody, who is asked to acknowledge it, and tells them by message. Whoever had it, and is not named to answer,
 * reads it no more; so this runs as the role that works for nobody. Throws OutOfDate when somebody moved it on first.
 */
export async function giveTo(acting: Acting<Viewer>, { id, version, asked, raisedBy }: Given, next: Answering, step: 'passed on' | 'next asked') {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const { acknowledgeWithin } = await findTimes(tx, partnershipId)
  const acknowledgeBy = inMinutes(now, acknowledgeWithin)
  const readerIds = [...new Set([...(await listLeadIds(tx, partnershipId)), next.id])]
  const { numUpdatedRows } = await tx
    .updateTable('concern')
    .set({
      state: 'raised',
      ownerId: next.id,
      ownerName: next.name,
      acknowledgeBy,
      nextLookAt: acknowledgeBy,
      asked: asked + 1,
      readerIds,
      version: version + 1,
    })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '<>', 'closed')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has moved this concern on just before you.')
  for (const table of ['concernStep', 'concernNote'] as const) {
    await tx.updateTable(table).set({ readerIds }).where('partnershipId', '=', partnershipId).where('concernId', '=', id).execute()
  }
  await tx
    .insertInto('concernStep')
    .values({
      partnershipId,
      concernId: id,
      version: version + 1,
      step,
      ownerName: next.name,
      byMembership: viewer.membershipId ?? null,
      byName: viewer.name,
      at: now,
      raisedBy,
      readerIds,
    })
    .execute()
  await putInOutbox(acting, aConcernWaitsForYou(acting, next, { id, acknowledgeBy }))
}

/** Other people were named to answer: from now on they read every concern, and those named before no more, but for what they own. */
export async function letLeadsRead({ tx, viewer: { partnershipId } }: Pick<Acting<Viewer>, 'tx' | 'viewer'>, leadIds: readonly string[]) {
  const readers = sql<string[]>`array(select distinct unnest(${[...leadIds]}::uuid[] || owner_id))`
  await tx.updateTable('concern').set({ readerIds: readers }).where('partnershipId', '=', partnershipId).execute()
  for (const table of ['concernStep', 'concernNote'] as const) {
    await tx
      .updateTable(table)
      .from('concern as c')
      .set((eb) => ({ readerIds: eb.ref('c.readerIds') }))
      .where(`${table}.partnershipId`, '=', partnershipId)
      .where('c.partnershipId', '=', partnershipId)
      .whereRef('c.id', '=', `${table}.concernId`)
      .execute()
  }
}
