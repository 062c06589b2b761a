import { recordInAudit } from '../../../../platform/audit.ts'
import { NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { findPerson } from '../../queries.ts'
import { type Details, putBack } from '../details.ts'
import { type Joining, listLedTo } from '../queries.ts'
import { changeDetails } from './joinPeople.ts'
import { moveRowsBack } from './moveRows.ts'
import { saySomebodyElse } from './saySomebodyElse.ts'

/**
 * Takes two people apart again: just what came from the other goes back, with what was written since to something that goes back. It is
 * remembered that they are two. Throws OutOfDate when somebody did so first. The last thing that is done in a request: its viewer may not
 * reach the other person.
 */
export async function takeApart(acting: Acting, joining: Joining, because: string) {
  const { tx, viewer, now } = acting
  const { partnershipId, id, personId, asideId } = joining
  // One worker at a time changes who somebody is.
  await tx.selectFrom('person').select('id').where('partnershipId', '=', partnershipId).where('id', '=', personId).forUpdate().execute()
  const kept = await findPerson(tx, partnershipId, personId)
  if (!kept) throw new NotFound()
  const { numUpdatedRows } = await tx
    .updateTable('joining')
    .set({ apartAt: now, apartBy: viewer.membershipId, apartByName: viewer.name, apartBecause: because })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('apartAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody took these two apart again just before you.')
  await changeDetails(acting, kept, putBack(kept, joining.detailsWere as Details, joining.detailsBecame as Details))
  await saySomebodyElse(acting, personId, [asideId])
  for (const each of [personId, asideId]) {
    await recordInAudit(acting, 'took apart again', { thing: 'records of two people', thingId: id, personId: each, reason: because })
  }
  const ledAside = await listLedTo(tx, partnershipId, asideId, personId)
  await moveRowsBack(tx, { partnershipId, joiningId: id, kept, aside: { id: asideId, teamId: joining.asideTeamId } }, ledAside)
}
