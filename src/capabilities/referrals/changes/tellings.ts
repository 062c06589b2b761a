import { addDays } from '../../../platform/clock.ts'
import { withoutSeeingWhose } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { whatBecameOfIt } from '../messages.ts'
import type { Referral, Telling } from '../referral.ts'

/** How many days the person has to read what is told of them, before it is told by itself. */
export const DAYS_TO_READ = 2

/**
 * Writes what whoever referred is to hear, if the person agreed that they do. The person reads it first. Who has a link or an account
 * can, so it is told after some days unless they hold it back; to anybody else a worker reads it.
 */
export async function prepareTelling(acting: Acting<Viewer>, referral: Referral, state: Telling['state'], words: string) {
  const { tx, viewer, now, today } = acting
  if (!referral.mayTellReferrer || !referral.referrerName) return
  const { partnershipId, id: referralId, teamId, personId, personLinkHash: linkHash } = referral
  const canRead = linkHash !== null || viewer.personId === personId || (await hasAccount(acting, personId))
  await tx
    .insertInto('referralTelling')
    .values({
      ...{ partnershipId, id: newId(), referralId, teamId, personId, state, words, linkHash },
      dueOn: canRead ? addDays(today, DAYS_TO_READ) : null,
      writtenAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function hasAccount({ tx, viewer }: Acting<Viewer>, personId: string): Promise<boolean> {
  const member = await tx
    .selectFrom('membership')
    .select('id')
    .where('partnershipId', '=', viewer.partnershipId)
    .where('personId', '=', personId)
    .where('joinedAt', 'is not', null)
    .executeTakeFirst()
  return member !== undefined
}

/** What is to be told of a referral, and what was, the first first. */
export const listTellings = (tx: Acting['tx'], { partnershipId, id }: Pick<Referral, 'partnershipId' | 'id'>): Promise<Telling[]> =>
  tx.selectFrom('referralTelling').selectAll().where('partnershipId', '=', partnershipId).where('referralId', '=', id).orderBy('writtenAt').execute()

/** The person, or a worker who read it to them, says what is told: these words, or nothing. */
export async function decideTelling(
  acting: Acting<Viewer>,
  telling: Telling,
  { words, isHeldBack, byName }: { words: string; isHeldBack: boolean; byName: string },
) {
  const { tx, now } = acting
  const { numUpdatedRows } = await tx
    .updateTable('referralTelling')
    .set({ words, decided: isHeldBack ? 'held back' : 'told', decidedAt: now, decidedByName: byName })
    .where('partnershipId', '=', telling.partnershipId)
    .where('id', '=', telling.id)
    .where('decided', '=', 'waiting')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n || isHeldBack) return
  const message = await withoutSeeingWhose(tx, () => tell(acting, { ...telling, words }))
  if (message) await putInOutbox(acting, message)
}

/** Puts it where whoever referred sees it. Answers the e-mail to them, when they left an address. Asked as the role that sees nobody. */
export async function tell(
  acting: Acting<Viewer>,
  { partnershipId, referralId, state, words }: Pick<Telling, 'partnershipId' | 'referralId' | 'state' | 'words'>,
) {
  const { tx, now } = acting
  await tx
    .updateTable('referralProgress')
    .set({ state, told: words, changedAt: now })
    .where('partnershipId', '=', partnershipId)
    .where('referralId', '=', referralId)
    .execute()
  const referral = await tx
    .selectFrom('referral')
    .select(['reference', 'referrerEmail'])
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', referralId)
    .executeTakeFirst()
  return referral?.referrerEmail ? whatBecameOfIt(acting, { email: referral.referrerEmail, reference: referral.reference, words }) : undefined
}
