import { recordInAudit } from '../../../platform/audit.ts'
import { withoutSeeingWhose } from '../../../platform/database/narrowed.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Referral } from '../referral.ts'
import { moveOn } from './moveOn.ts'
import { holdBackWaiting } from './tellings.ts'

/** The person takes it back, or a worker does whom they told so. What was accepted stays as it is: whoever leads the support is shown. */
export async function withdrawReferral(acting: Acting<Viewer>, referral: Referral, { because, byName }: { because: string; byName?: string }) {
  const told = acting.words.t('They decided not to go on with it for now.')
  await moveOn(acting, referral, 'withdrawn', { reason: because, told, ...(byName ? { byName } : {}) })
  await recordInAudit(acting, 'withdrew', { thing: 'referral', thingId: referral.id, personId: referral.personId })
}

const ANSWERED = 'It has been answered meanwhile. Ring the team if something is different.'

interface Heard {
  words: string
  isWithdrawn: boolean
  /** Where it stands as far as they were told. They take back what was answered meanwhile and they may not know of: it tells them nothing more. */
  asTheyKnow: string
}

/**
 * Whoever referred tells us that something is different, or takes it back: without seeing more of it than their row of progress. What was
 * answered already stays as it is, with their words in its story: whoever leads the support finds it on their home. Throws OutOfDate when they were told that it is no longer waiting.
 */
export async function hearFromReferrer(acting: Acting<Viewer>, referralId: string, said: Heard, as: 'livewell_app' | 'livewell_clinical' = 'livewell_app') {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  if (said.isWithdrawn && said.asTheyKnow !== 'received') throw new OutOfDate(ANSWERED)
  const hear = async () => {
    const referral = await tx
      .selectFrom('referral')
      .select(['version', 'state', 'teamId', 'personId'])
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', referralId)
      .executeTakeFirstOrThrow()
    const isMoved = said.isWithdrawn && referral.state === 'received'
    const state = isMoved ? ('withdrawn' as const) : referral.state
    const version = referral.version + 1
    const isTakenBack = said.isWithdrawn && referral.state === 'accepted'
    const { numUpdatedRows } = await tx
      .updateTable('referral')
      .set({ state, version, ...(isTakenBack ? { takenBackAt: now } : {}) })
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', referralId)
      .where('version', '=', referral.version)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) return undefined
    if (said.isWithdrawn) {
      const changed = { state: 'withdrawn', changedAt: now, told: said.words }
      await tx.updateTable('referralProgress').set(changed).where('partnershipId', '=', partnershipId).where('referralId', '=', referralId).execute()
      await holdBackWaiting(acting, referralId)
    }
    return { ...referral, state, version, did: isMoved ? ('moved on' as const) : ('changed' as const) }
  }
  const moved = await withoutSeeingWhose(tx, hear, as)
  if (!moved) throw new OutOfDate(ANSWERED)
  const { version, state, did, teamId, personId } = moved
  await tx
    .insertInto('referralHistory')
    .values({
      ...{ partnershipId, referralId, version, teamId, personId, state, at: now },
      did,
      reason: said.isWithdrawn && did === 'changed' ? `They take it back: ${said.words}` : said.words,
      byMembership: viewer.membershipId ?? null,
      byName: viewer.name,
    })
    .execute()
  await recordInAudit(acting, said.isWithdrawn ? 'withdrew' : 'told us of a change to', { thing: 'referral', thingId: referralId, personId })
}
