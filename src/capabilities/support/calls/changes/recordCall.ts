import { sql } from 'kysely'
import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Person } from '../../../people/index.ts'
import type { Support } from '../../support.ts'
import { type CallResult, isWithoutAnswer } from '../call.ts'

interface NewCall {
  /** Made when the page was opened, so that a button pressed twice is one call. */
  id: string
  result: CallResult
  againOn?: Day
}

/** Writes down that somebody was rung, and what came of it. False when it was written down already. */
export async function recordCall(acting: Acting, support: Support, person: Pick<Person, 'phone'>, { id, result, againOn }: NewCall): Promise<boolean> {
  const { tx, viewer, now } = acting
  const { partnershipId, personId, teamId } = support
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('call')
    .values({
      ...{ partnershipId, id, supportId: support.id, personId, teamId, result, againOn: againOn ?? null },
      byMembership: viewer.membershipId,
      byName: viewer.name,
      calledAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await tx
    .updateTable('support')
    .set({
      // That a number is theirs after all is no try to reach them.
      ...(result === 'right number' ? {} : { triedAt: now }),
      // Having spoken, the count begins anew; a letter leaves it as it is.
      ...(isWithoutAnswer(result) ? { tries: sql<number>`tries + 1` } : result === 'spoke' || result === 'another day' ? { tries: 0 } : {}),
      ...(result === 'wrong number' ? { wrongPhone: person.phone } : answersNow(support, person, result) ? { wrongPhone: null } : {}),
    })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', support.id)
    .execute()
  await recordInAudit(acting, audited[result] ?? 'rang', { thing: result === 'wrote' ? 'letter' : 'number', thingId: id, personId })
  return true
}

const audited: Partial<Record<CallResult, string>> = { wrote: 'wrote', 'right number': 'put right' }

/** A number that was taken for another's is theirs: somebody says so, or they answered it. */
const answersNow = ({ wrongPhone }: Support, { phone }: Pick<Person, 'phone'>, result: CallResult) =>
  result === 'right number' || (wrongPhone === phone && (result === 'spoke' || result === 'another day'))
