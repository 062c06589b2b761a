import { recordInAudit } from '../../../../platform/audit.ts'
import { addMonths } from '../../../../platform/clock.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Support } from '../../support.ts'
import { type Activation, ASKED_AGAIN_AFTER_MONTHS } from '../activation.ts'

type Agreed = Pick<Activation, 'id' | 'how' | 'inTheirWords'> & { level: number; score?: number | undefined }

/** Writes down how active somebody feels in their own health. The same form sent twice is one. It is asked again after three months. */
export async function agreeActivation(acting: Acting, support: Support, { id, level, score, how, inTheirWords }: Agreed) {
  const { tx, viewer, today, now } = acting
  const { partnershipId, personId, teamId } = support
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('activation')
    .values({
      ...{ partnershipId, id, supportId: support.id, personId, teamId, level, how, inTheirWords, agreedOn: today, createdAt: now },
      score: score === undefined ? null : String(score),
      byMembership: viewer.membershipId,
      byName: viewer.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await tx
    .updateTable('support')
    .set({ activationDueOn: addMonths(today, ASKED_AGAIN_AFTER_MONTHS) })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', support.id)
    .execute()
  await recordInAudit(acting, 'wrote down', { thing: 'activation', thingId: id, personId })
}
