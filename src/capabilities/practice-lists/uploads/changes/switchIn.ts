import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { ListState, PracticeList } from '../../list.ts'
import type { Matched } from '../columns.ts'

/** Says which column is what: the file is read. Throws OutOfDate when somebody did so before. */
export async function matchColumns(acting: Acting, list: PracticeList, versionSeen: number, matched: Matched) {
  if (list.version !== versionSeen) throw new OutOfDate('Somebody else matched the columns of this list just before you.')
  await moveTo(acting, list, 'columns', { state: 'reading', matched: JSON.stringify(matched) as never, goOnAt: acting.now })
  await recordInAudit(acting, 'matched the columns of', { thing: 'practice list', thingId: list.id })
}

/** Switches a checked list in, all at once: from now on its people can be written to. */
export async function switchIn(acting: Acting, list: PracticeList) {
  await moveTo(acting, list, 'checked', { state: 'in use', usedFrom: acting.today })
  await recordInAudit(acting, 'switched in', { thing: 'practice list', thingId: list.id })
}

type To = { state: ListState; matched?: never; goOnAt?: Date; usedFrom?: string }

async function moveTo({ tx, viewer }: Acting, list: PracticeList, from: ListState, to: To) {
  const { numUpdatedRows } = await tx
    .updateTable('practiceList')
    .set({ ...to, version: list.version + 1 })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', list.id)
    .where('state', '=', from)
    .where('version', '=', list.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This list has moved on since you opened it.')
}
