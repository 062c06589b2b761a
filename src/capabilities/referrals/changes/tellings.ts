import { sql } from 'kysely'
import { addDays, type Day, dayIn } from '../../../platform/clock.ts'
import { withoutSeeingWhose } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { asEmail, word } from '../../../platform/wording.ts'
import { findPerson, messageTo } from '../../people/index.ts'
import { readItFirst, whatBecameOfIt } from '../messages.ts'
import { paths } from '../paths.ts'
import { comesAfter, type Referral, type Telling } from '../referral.ts'
import { lendLink } from './personLink.ts'

/** How many days the person has to read what is told of them, before it is told by itself. */
export const DAYS_TO_READ = 2

/**
 * Writes what whoever referred is to hear, if the person agreed that they do. The person reads it first. Who has a link that was sent to them, or
 * an account, can, so it is told after some days unless they hold it back; to anybody else a worker reads it. Who took it back hears nothing more.
 */
export async function prepareTelling(acting: Acting<Viewer>, referral: Referral, state: Telling['state'], words: string) {
  const { tx, viewer, now, today, house } = acting
  if (!referral.mayTellReferrer || !referral.referrerName || referral.takenBackAt) return
  const { partnershipId, id: referralId, teamId, personId, personLinkHash: linkHash } = referral
  const isTheirs = viewer.personId === personId || (linkHash !== null && viewer.tokenHash === linkHash)
  const account = !isTheirs && (await hasAccount(acting, personId)) ? `${house.settings.url}${paths.referral(viewer.partnership.slug, referralId)}` : ''
  const dueOn = addDays(today, DAYS_TO_READ)
  const message = isTheirs ? undefined : await askToRead(acting, referral, { account, dueOn })
  const canRead = isTheirs || account !== '' || message !== undefined
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('referralTelling')
    .values({
      ...{ partnershipId, id: newId(), referralId, teamId, personId, state, words, linkHash },
      round: roundOf(referral),
      dueOn: canRead ? dueOn : null,
      writtenAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (message && numInsertedOrUpdatedRows === 1n) await putInOutbox(acting, message)
}

/** After each end it is another round: what was told before it does not stand in the way of what is told after. */
const roundOf = ({ partnershipId, id }: Referral) =>
  sql<number>`(select 1 + count(*) from referral_telling where partnership_id = ${partnershipId} and referral_id = ${id} and state = 'ended')`

/** Support that had ended goes on again: an end that waits to be told is held back, and one that was told is put right, as the person reads first. */
export async function sayItGoesOn(acting: Acting, referral: Referral) {
  const { tx, viewer, now } = acting
  const { partnershipId, id: referralId } = referral
  const { numUpdatedRows } = await tx
    .updateTable('referralTelling')
    .set({ decided: 'held back', decidedAt: now, decidedByName: viewer.name })
    .where('partnershipId', '=', partnershipId)
    .where('referralId', '=', referralId)
    .where('state', '=', 'ended')
    .where('decided', '=', 'waiting')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) return
  const ended = await tx
    .selectFrom('referralProgress')
    .select('referralId')
    .where('partnershipId', '=', partnershipId)
    .where('referralId', '=', referralId)
    .where('state', '=', 'ended')
    .executeTakeFirst()
  if (ended) await prepareTelling(acting, referral, 'in touch', 'Support goes on again.')
}

/** The message by which somebody learns that there is something to read; nothing when none can go to them. */
async function askToRead(acting: Acting<Viewer>, referral: Referral, { account, dueOn }: { account: string; dueOn: Day }) {
  const link = account || (await lendLink(acting, referral))
  const person = link ? await findPerson(acting.tx, referral.partnershipId, referral.personId) : undefined
  return person && messageTo(acting.house, person, word(acting, readItFirst, { day: acting.words.day(dueOn), link }))
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

/** What became of a telling: `isNew` when it was decided just now, and not before. */
export interface Decision {
  decided: 'told' | 'held back'
  isNew: boolean
  at: Date
}

/** The person, or a worker who read it to them, says what is told: these words, or nothing. What was decided before stays as it was. */
export async function decideTelling(
  acting: Acting<Viewer>,
  telling: Telling,
  { words, isHeldBack, byName }: { words: string; isHeldBack: boolean; byName: string },
): Promise<Decision> {
  const { tx, now } = acting
  const { numUpdatedRows } = await tx
    .updateTable('referralTelling')
    .set({ words, decided: isHeldBack ? 'held back' : 'told', decidedAt: now, decidedByName: byName })
    .where('partnershipId', '=', telling.partnershipId)
    .where('id', '=', telling.id)
    .where('decided', '=', 'waiting')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 1n && !isHeldBack) {
    const message = await withoutSeeingWhose(tx, () => tell(acting, { ...telling, words }))
    if (message) await putInOutbox(acting, message)
  }
  const { decided, decidedAt } = await tx
    .selectFrom('referralTelling')
    .select(['decided', 'decidedAt'])
    .where('partnershipId', '=', telling.partnershipId)
    .where('id', '=', telling.id)
    .executeTakeFirstOrThrow()
  return { decided: decided === 'told' ? 'told' : 'held back', isNew: numUpdatedRows === 1n, at: decidedAt ?? now }
}

/** What whoever decided reads: also that it was told already, or that something later was. */
export function noticeOf({ words: { t, day }, viewer }: Pick<Acting<Viewer>, 'words' | 'viewer'>, { decided, isNew, at }: Decision, isHeldBack: boolean) {
  const on = day(dayIn(viewer.partnership.timeZone, at))
  if (!isNew) return decided === 'told' ? t('It was told already on {{day}}', { day: on }) : t('It was held back already on {{day}}', { day: on })
  if (decided === 'told') return 'They are told'
  return isHeldBack ? 'It is held back' : 'They have heard what came later, so this is held back'
}

/** What waits to be told of a referral is no longer told. Asked as the role that sees nobody. */
export const holdBackWaiting = ({ tx, viewer, now }: Acting<Viewer>, referralId: string) =>
  tx
    .updateTable('referralTelling')
    .set({ decided: 'held back', decidedAt: now })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('referralId', '=', referralId)
    .where('decided', '=', 'waiting')
    .execute()

/**
 * Puts it where whoever referred sees it. Answers the e-mail to them, when they left an address. What they would hear after something later
 * is held back: it would say less than they know. Asked as the role that sees nobody.
 */
export async function tell(
  acting: Acting<Viewer>,
  { partnershipId, id, referralId, state, round, words }: Pick<Telling, 'partnershipId' | 'id' | 'referralId' | 'state' | 'round' | 'words'>,
) {
  const { tx, now } = acting
  const { numUpdatedRows } = await tx
    .updateTable('referralProgress')
    .set({ state, told: words, changedAt: now })
    .where('partnershipId', '=', partnershipId)
    .where('referralId', '=', referralId)
    // What is told late does not take the place of what came after it.
    .where('state', 'not in', comesAfter(round > 1 ? 'ended' : state))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('referralTelling as t')
            .select('t.id')
            .where('t.partnershipId', '=', partnershipId)
            .where('t.referralId', '=', referralId)
            .where('t.decided', '=', 'told')
            .where(({ or, and, eb }) =>
              or([eb('t.round', '>', round), and([eb('t.round', '=', round), eb('t.state', 'in', comesAfter(state) as Telling['state'][])])]),
            ),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) {
    await tx.updateTable('referralTelling').set({ decided: 'held back' }).where('partnershipId', '=', partnershipId).where('id', '=', id).execute()
    return undefined
  }
  const referral = await tx
    .selectFrom('referral')
    .select(['reference', 'referrerEmail'])
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', referralId)
    .executeTakeFirst()
  if (!referral?.referrerEmail) return undefined
  return asEmail(word(acting, whatBecameOfIt, { reference: referral.reference, said: words }), { to: referral.referrerEmail })
}
