import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Group } from '../group.ts'
import { type Answers, leastOf, scoreOf } from '../lasting.ts'

/** Appends what the leads say of whether their group will last. The same id sent twice is said once. */
export async function sayWhetherItLasts(acting: Acting, group: Group, { id, said, answers }: { id: string; said: string; answers: Answers }) {
  const { tx, viewer, now, today } = acting
  const { partnershipId, membershipId, name } = viewer
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('lastingCheck')
    .values({ partnershipId, id, groupId: group.id, answeredOn: today, ...answers, said, byMembership: membershipId, byName: name, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  // Nobody else's change is overwritten: these three columns say only what was answered last.
  await tx
    .updateTable('communityGroup')
    .set({ lastingScore: scoreOf(answers), lastingLeast: leastOf(answers), lastingCheckedOn: today })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', group.id)
    .execute()
  await recordInAudit(acting, 'answered', { thing: 'will it last', thingId: id })
}
