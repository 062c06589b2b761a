import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { type Answering, inMinutes } from '../../concerns/concern.ts'
import { aColleagueIsNotBack } from '../../messages.ts'
import { findTimes, listAnswering } from '../../whoAnswers.ts'
import { MOST_TOLD } from '../outing.ts'

/**
 * Somebody is not back: tells the colleague they named, and each time nobody says that they are safe, the next of those who answer
 * concerns. Run again at once it tells nobody.
 */
export async function raiseAlarm(acting: Acting<Viewer>, id: string) {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const outing = await tx
    .selectFrom('outing')
    .select(['id', 'byName', 'phone', 'membershipId', 'colleagueId', 'backBy', 'told', 'readerIds', 'version'])
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('state', '<>', 'back')
    .where('nextLookAt', '<=', now)
    .forUpdate()
    .executeTakeFirst()
  if (!outing) return
  const { alarmAfter } = await findTimes(tx, partnershipId)
  const to = await whoIsTold(acting, outing)
  const told = outing.told + 1
  const readerIds = to ? [...new Set([...outing.readerIds, to.id])] : outing.readerIds
  const version = outing.version + 1
  await tx
    .updateTable('outing')
    .set({ state: 'overdue', told, readerIds, nextLookAt: told < MOST_TOLD ? inMinutes(now, alarmAfter) : null, version })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .execute()
  const step = outing.told === 0 ? ('overdue' as const) : ('told again' as const)
  const { membershipId } = outing
  await tx
    .insertInto('outingStep')
    .values({ partnershipId, outingId: id, version, step, aboutName: to?.name ?? '', byName: viewer.name, at: now, membershipId, readerIds })
    .execute()
  if (to) await putInOutbox(acting, aColleagueIsNotBack(acting, to, outing))
}

/** The colleague they named first, if that colleague is still here; then those who answer concerns, in turn, the colleague among them. */
async function whoIsTold(
  { tx, viewer: { partnershipId }, today }: Acting<Viewer>,
  { told, colleagueId, membershipId }: { told: number; colleagueId: string; membershipId: string },
): Promise<Answering | undefined> {
  const colleague = await tx
    .selectFrom('membership')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', colleagueId)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  const answering = (await listAnswering(tx, partnershipId, { personId: null, today })).filter(({ id }) => id !== membershipId && id !== colleagueId)
  const inOrder = [...(colleague ? [colleague] : []), ...answering]
  return inOrder[told % Math.max(1, inOrder.length)]
}
