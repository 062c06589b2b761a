import type { Selectable } from 'kysely'
import type { ReferralDraft } from '../../../../database/schema.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { WayIn } from '../referral.ts'
import { type Draft, KEPT_DAYS, type Written } from './draft.ts'
import { asHolder, type Holder } from './holder.ts'
import { openDraft, sealDraft } from './sealing.ts'

type At = Pick<Acting<Viewer>, 'tx' | 'viewer' | 'now' | 'house'>

const asDraft = (at: At, row: Selectable<ReferralDraft>): Draft => ({
  id: row.id,
  wayIn: row.wayIn,
  organisationId: row.organisationId,
  changedAt: row.changedAt,
  expiresAt: row.expiresAt,
  sentAt: row.sentAt,
  ...openDraft(at.house.settings.keyring, row),
})

const daysFrom = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000)
const keptUntil = (now: Date, holder: Holder) => daysFrom(now, holder.madeBy ? KEPT_DAYS.account : KEPT_DAYS.browser)

/** Begins a draft. Answers whether it is new: the same id sent twice is the same draft. */
export const beginDraft = (at: At, holder: Holder, draft: { id: string; wayIn: WayIn; organisationId?: string | undefined } & Written) =>
  asHolder(at, holder, async () => {
    const { tx, viewer, now } = at
    const { id, wayIn, organisationId = null } = draft
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('referralDraft')
      .values({
        partnershipId: viewer.partnershipId,
        id,
        wayIn,
        organisationId,
        ...holder,
        ...sealDraft(at.house.settings.keyring, viewer.partnershipId, id, draft),
        changedAt: now,
        expiresAt: keptUntil(now, holder),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  })

/** A draft, for whoever holds it and before it runs out. */
export const findDraft = (at: At, holder: Holder, id: string): Promise<Draft | undefined> =>
  asHolder(at, holder, async () => {
    const row = await at.tx
      .selectFrom('referralDraft')
      .selectAll()
      .where('partnershipId', '=', at.viewer.partnershipId)
      .where('id', '=', id)
      .where('expiresAt', '>', at.now)
      .executeTakeFirst()
    return row && asDraft(at, row)
  })

/** What somebody is still writing, the last first. */
export const listDrafts = (at: At, holder: Holder): Promise<Draft[]> =>
  asHolder(at, holder, async () => {
    const rows = await at.tx
      .selectFrom('referralDraft')
      .selectAll()
      .where('partnershipId', '=', at.viewer.partnershipId)
      .where((eb) => (holder.madeBy ? eb('madeBy', '=', holder.madeBy) : eb('secretHash', '=', holder.secretHash)))
      .where('sentAt', 'is', null)
      .where('expiresAt', '>', at.now)
      .orderBy('changedAt', 'desc')
      .limit(10)
      .execute()
    return rows.map((row) => asDraft(at, row))
  })

/** Keeps what was written since. */
export const keepDraft = (at: At, holder: Holder, { id, typed, seen }: { id: string } & Written) =>
  asHolder(at, holder, () =>
    at.tx
      .updateTable('referralDraft')
      .set({ ...sealDraft(at.house.settings.keyring, at.viewer.partnershipId, id, { typed, seen }), changedAt: at.now, expiresAt: keptUntil(at.now, holder) })
      .where('partnershipId', '=', at.viewer.partnershipId)
      .where('id', '=', id)
      .where('sentAt', 'is', null)
      .execute(),
  )

/** It was sent: what was written is wiped here, and stands in the referral. */
export const markSent = (at: At, holder: Holder, id: string) =>
  asHolder(at, holder, () =>
    at.tx
      .updateTable('referralDraft')
      .set({ sealed: null, key: null, wrappedWith: null, sentAt: at.now, changedAt: at.now })
      .where('partnershipId', '=', at.viewer.partnershipId)
      .where('id', '=', id)
      .execute(),
  )

/** Whoever wrote it wants it gone, now. */
export const forgetDraft = (at: At, holder: Holder, id: string) =>
  asHolder(at, holder, () => at.tx.deleteFrom('referralDraft').where('partnershipId', '=', at.viewer.partnershipId).where('id', '=', id).execute())
