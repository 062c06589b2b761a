import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { baseOf, nextDue, type Refresh, type Source } from '../directory.ts'

/** How a feed is read, as the form says it. */
export interface SourceWords {
  name: string
  address: string
  refresh: Refresh
  countsAsChecked: boolean
}

const columnsOf = ({ address, ...words }: SourceWords, today: string) => ({
  ...words,
  address: baseOf(address) as string,
  dueOn: nextDue(words.refresh, today),
})

/** Adds a feed to those that are read. The same id sent twice is one. */
export async function addSource(acting: Acting, { id, ...words }: SourceWords & { id: string }) {
  const { tx, viewer, now, today } = acting
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('directorySource')
    .values({ partnershipId: viewer.partnershipId, id, kind: 'feed', ...columnsOf(words, today), madeBy: viewer.membershipId, madeAt: now })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) await recordInAudit(acting, 'added', { thing: 'directory source', thingId: id })
}

/** Changes how a feed is read. Throws OutOfDate when somebody changed it since. */
export async function changeSource(acting: Acting, source: Source, { version, ...words }: SourceWords & { version: number }) {
  const { tx, viewer, today } = acting
  const { numUpdatedRows } = await tx
    .updateTable('directorySource')
    .set({ ...columnsOf(words, today), version: version + 1 })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', source.id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this directory since you opened it.')
  await recordInAudit(acting, 'changed', { thing: 'directory source', thingId: source.id })
}
