import type { Day } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { aConcernWaitsForYou } from '../../messages.ts'
import { findTimes, listAnswering } from '../../whoAnswers.ts'
import { inMinutes, LOOK_AGAIN_MINUTES, whoIsNext } from '../concern.ts'
import { giveTo } from './giveTo.ts'

/**
 * Looks at an open concern whose time has come: not acknowledged in time, or owned by somebody who has left or is away, it goes to the
 * next who answers. When there is nobody else, whoever owns it is told again. Run again at once it does nothing.
 */
export async function askNext(acting: Acting<Viewer>, id: string) {
  const { tx, viewer, now, today } = acting
  const { partnershipId } = viewer
  const concern = await tx
    .selectFrom('concern')
    .select(['id', 'personId', 'state', 'ownerId', 'ownerName', 'acknowledgeBy', 'asked', 'raisedBy', 'version'])
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('state', '<>', 'closed')
    .where('nextLookAt', '<=', now)
    .forUpdate()
    .executeTakeFirst()
  if (!concern) return
  const isLate = concern.state === 'raised' && concern.acknowledgeBy <= now
  if (!isLate && (await isHere(tx, partnershipId, concern.ownerId, today))) return lookAgain(acting, concern)
  const answering = await listAnswering(tx, partnershipId, { personId: concern.personId, today })
  const next = whoIsNext(answering, { current: concern.ownerId, raisedBy: concern.raisedBy })
  if (next) await giveTo(acting, concern, next, 'next asked')
  else await tellAgain(acting, concern)
}

async function isHere(tx: Tx, partnershipId: string, membershipId: string, today: Day): Promise<boolean> {
  const owner = await tx
    .selectFrom('membership as m')
    .leftJoin('safetyLead as l', (join) => join.onRef('l.partnershipId', '=', 'm.partnershipId').onRef('l.membershipId', '=', 'm.id'))
    .select(['m.leftAt', 'l.awayUntil'])
    .where('m.partnershipId', '=', partnershipId)
    .where('m.id', '=', membershipId)
    .executeTakeFirst()
  return owner !== undefined && owner.leftAt === null && (owner.awayUntil === null || owner.awayUntil < today)
}

type Watched = { id: string; state: string; ownerId: string; ownerName: string; acknowledgeBy: Date }

async function lookAgain({ tx, viewer, now }: Acting<Viewer>, { id, state, acknowledgeBy }: Watched) {
  const soon = inMinutes(now, LOOK_AGAIN_MINUTES)
  const nextLookAt = state === 'raised' && acknowledgeBy < soon ? acknowledgeBy : soon
  await tx.updateTable('concern').set({ nextLookAt }).where('partnershipId', '=', viewer.partnershipId).where('id', '=', id).execute()
}

async function tellAgain(acting: Acting<Viewer>, { id, state, ownerId, ownerName }: Watched) {
  const { tx, viewer, now } = acting
  const { acknowledgeWithin } = await findTimes(tx, viewer.partnershipId)
  const acknowledgeBy = inMinutes(now, acknowledgeWithin)
  await tx
    .updateTable('concern')
    .set((row) => ({ nextLookAt: acknowledgeBy, ...(state === 'raised' ? { acknowledgeBy, asked: row('asked', '+', 1) } : {}) }))
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .execute()
  await putInOutbox(acting, aConcernWaitsForYou(acting, { id: ownerId, name: ownerName }, { id, acknowledgeBy }))
}
