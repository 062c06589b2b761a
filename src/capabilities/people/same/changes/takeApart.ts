import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { findPerson } from '../../queries.ts'
import { type Details, putBack } from '../details.ts'
import { type Joining, listLedTo } from '../queries.ts'
import { changeDetails } from './joinPeople.ts'
import { moveRowsBack } from './moveRows.ts'
import { saySomebodyElse } from './saySomebodyElse.ts'

const APART_ALREADY = 'Somebody took these two apart again just before you. They are two people, each with a page. You need do nothing more.'
/** Three who were joined are taken apart in the other order. */
export const JOINED_SINCE = 'They were joined with somebody else since. Take those two apart first: then you can take these two apart.'

/**
 * Takes two people apart again: just what came from the other goes back, with what was written since to something that goes back. It is
 * remembered that they are two. Throws OutOfDate when somebody did so first. The last thing that is done in a request: its viewer may not
 * reach the other person.
 */
export async function takeApart(acting: Acting, joining: Joining, because: string) {
  const { tx, viewer, now } = acting
  const { partnershipId, id, personId, asideId } = joining
  // One worker at a time changes who somebody is.
  await tx.selectFrom('person').select('id').where('partnershipId', '=', partnershipId).where('id', '=', personId).forNoKeyUpdate().execute()
  const kept = await findPerson(tx, partnershipId, personId)
  if (!kept) throw new OutOfDate(JOINED_SINCE)
  const { numUpdatedRows } = await tx
    .updateTable('joining')
    .set({ apartAt: now, apartBy: viewer.membershipId, apartByName: viewer.name, apartBecause: because })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('apartAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate(APART_ALREADY)
  await changeDetails(acting, kept, putBack(kept, joining.detailsWere as Details, joining.detailsBecame as Details))
  await saySomebodyElse(acting, personId, [asideId])
  for (const each of [personId, asideId]) {
    await recordInAudit(acting, 'took apart again', { thing: 'records of two people', thingId: id, personId: each, reason: because })
  }
  const ledAside = await listLedTo(tx, partnershipId, asideId, personId)
  await moveRowsBack(tx, { partnershipId, joiningId: id, kept, aside: { id: asideId, teamId: joining.asideTeamId } }, ledAside)
}
