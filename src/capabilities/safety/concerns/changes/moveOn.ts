import { recordInAudit } from '../../../../platform/audit.ts'
import { withoutSeeingWhose } from '../../../../platform/database/narrowed.ts'
import { NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { type Answering, type Concern, type ConcernState, canBecome, inMinutes, LOOK_AGAIN_MINUTES, type Note, type Step } from '../concern.ts'
import { giveTo } from './giveTo.ts'

type Written = { id: string; versionSeen: number; words: string }

/** Says that they look after it: from now on it is theirs. Throws OutOfDate when it has moved on since; pressed twice it is as they wanted. */
export async function acknowledgeConcern(acting: Acting, concern: Concern, versionSeen: number) {
  const { viewer, now } = acting
  if (concern.state !== 'raised' && concern.ownerId === viewer.membershipId) return
  await moveOn(acting, concern, versionSeen, {
    state: 'acknowledged',
    step: 'acknowledged',
    owner: { id: viewer.membershipId, name: viewer.name },
    acknowledgedAt: concern.acknowledgedAt ?? now,
  })
  await recordInAudit(acting, 'acknowledged', { thing: 'concern', thingId: concern.id })
}

/** Writes down what was done, or a note beside it. */
export async function writeDownAboutConcern(acting: Acting, concern: Concern, { isDone, ...written }: Written & { isDone: boolean }) {
  if (await isWrittenAlready(acting, written.id)) return
  await moveOn(acting, concern, written.versionSeen, { state: isDone ? 'acted' : concern.state, step: isDone ? 'acted' : 'noted' })
  await addNote(acting, concern, isDone ? 'done' : 'note', written)
  await recordInAudit(acting, 'wrote down', { thing: 'concern', thingId: concern.id })
}

/** Closes it, with what came of it. */
export async function closeConcern(acting: Acting, concern: Concern, written: Written) {
  if (await isWrittenAlready(acting, written.id)) return
  await moveOn(acting, concern, written.versionSeen, { state: 'closed', step: 'closed', closedAt: acting.now })
  await addNote(acting, concern, 'closing', written)
  await recordInAudit(acting, 'closed', { thing: 'concern', thingId: concern.id })
}

/** Passes it on to somebody else who answers, with why. They are asked anew. */
export async function passConcernOn(acting: Acting, concern: Concern, to: Answering, written: Written) {
  if (await isWrittenAlready(acting, written.id)) return
  if (concern.version !== written.versionSeen) throw new OutOfDate('Somebody else has moved this concern on just before you.')
  await addNote(acting, concern, 'why', written)
  await recordInAudit(acting, 'passed on', { thing: 'concern', thingId: concern.id })
  await withoutSeeingWhose(acting.tx, () => giveTo(acting, concern, to, 'passed on'))
}

interface Moved {
  state: ConcernState
  step: Step['step']
  owner?: Answering
  acknowledgedAt?: Date
  closedAt?: Date
}

async function moveOn({ tx, viewer, now }: Acting, concern: Concern, versionSeen: number, { state, step, owner, ...at }: Moved) {
  const { partnershipId, id, raisedBy, readerIds } = concern
  if (concern.version === versionSeen && !canBecome(concern.state, state)) throw new OutOfDate('This concern has moved on.')
  const version = versionSeen + 1
  const { numUpdatedRows } = await tx
    .updateTable('concern')
    .set({
      state,
      version,
      ...at,
      ...(owner ? { ownerId: owner.id, ownerName: owner.name } : {}),
      ...(state === 'raised' ? {} : { nextLookAt: inMinutes(now, LOOK_AGAIN_MINUTES) }),
    })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', versionSeen)
    .where('state', '=', concern.state)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has moved this concern on just before you.')
  const by = { byMembership: viewer.membershipId, byName: viewer.name, at: now }
  await tx
    .insertInto('concernStep')
    .values({ partnershipId, concernId: id, version, step, ownerName: owner?.name ?? concern.ownerName, ...by, raisedBy, readerIds })
    .execute()
}

async function addNote({ tx, viewer, now }: Acting, { partnershipId, id: concernId, readerIds }: Concern, kind: Note['kind'], { id, words }: Written) {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('concernNote')
    .values({ partnershipId, id, concernId, kind, words, byMembership: viewer.membershipId, byName: viewer.name, at: now, readerIds })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  // An id of a note that they cannot see is nothing of theirs.
  if (numInsertedOrUpdatedRows !== 1n) throw new NotFound()
}

const isWrittenAlready = async ({ tx, viewer }: Acting, id: string) =>
  (await tx.selectFrom('concernNote').select('id').where('partnershipId', '=', viewer.partnershipId).where('id', '=', id).executeTakeFirst()) !== undefined
