import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { nextAfter, type Pair } from '../pair.ts'
import { listAgenda } from '../queries.ts'

const theTwo = ({ partnershipId, id: pairId, supervisorId, workerId }: Pair) => ({ partnershipId, pairId, supervisorId, workerId })

/** One of the two puts something on the agenda. Sent twice it stands there once. */
export async function addToAgenda({ tx, viewer, now }: Acting, pair: Pair, { id, words }: { id: string; words: string }) {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('supervisionItem')
    .values({ ...theTwo(pair), id, words, byMembership: viewer.membershipId, byName: viewer.name, addedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) return
  const there = await tx.selectFrom('supervisionItem').select('pairId').where('partnershipId', '=', pair.partnershipId).where('id', '=', id).executeTakeFirst()
  if (there?.pairId !== pair.id) throw new NotFound()
}

/** Whoever put it there takes it off again. */
export async function takeOffAgenda({ tx, viewer }: Acting, pair: Pair, itemId: string) {
  const { numDeletedRows } = await tx
    .deleteFrom('supervisionItem')
    .where('partnershipId', '=', pair.partnershipId)
    .where('pairId', '=', pair.id)
    .where('id', '=', itemId)
    .where('byMembership', '=', viewer.membershipId)
    .where('talkedOn', 'is', null)
    .executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) throw new NotFound()
}

interface Talked {
  id: string
  heldOn: Day
  agreed: string
  nextOn: Day | ''
  /** Of the agenda, what was talked about. */
  items: readonly string[]
}

/** Writes down what they agreed. What was talked about leaves the agenda; the rest waits for the next time. */
export async function writeDownTalk(acting: Acting, pair: Pair, { id, heldOn, agreed, nextOn, items }: Talked) {
  const { tx, viewer, now } = acting
  const { partnershipId } = pair
  const talked = (await listAgenda(tx, pair)).filter((item) => items.includes(item.id))
  const by = { byMembership: viewer.membershipId, byName: viewer.name, at: now }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('supervisionTalk')
    .values({ ...theTwo(pair), id, heldOn, agreed, talkedAbout: talked.map(({ words }) => words), ...by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) {
    const there = await tx.selectFrom('supervisionTalk').select('pairId').where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
    if (there?.pairId !== pair.id) throw new NotFound()
    return
  }
  if (talked.length > 0) {
    await tx
      .updateTable('supervisionItem')
      .set({ talkedOn: heldOn })
      .where('partnershipId', '=', partnershipId)
      .where(
        'id',
        'in',
        talked.map((item) => item.id),
      )
      .execute()
  }
  await tx
    .updateTable('supervisionPair')
    .set({ lastOn: heldOn, nextOn: nextOn || nextAfter(heldOn, pair.rhythm), version: pair.version + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', pair.id)
    .where('endedOn', 'is', null)
    .execute()
  // That they talked, and not what about.
  await recordInAudit(acting, 'talked', { thing: 'supervision', thingId: pair.id })
}
