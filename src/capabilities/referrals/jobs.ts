import { AT_A_TIME, inTurns, lastOf } from '../../platform/background.ts'
import type { Acting } from '../../platform/http/env.ts'
import type { Job } from '../../platform/manifest.ts'
import { putInOutbox } from '../../platform/outbox.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { tell } from './changes/tellings.ts'
import { forgetOldDrafts } from './drafts/forgetOldDrafts.ts'
import { nudge } from './nudges/daily.ts'

/** Each morning, what the person had time to read and did not hold back is told to whoever referred. */
const tellReferrers: Job = {
  name: 'tell referrers',
  every: '40 8 * * *',
  run: (house, partnership) => inTurns<{ id: string }>(house, partnership, tellDue),
}

async function tellDue(acting: Acting<Viewer>) {
  const { tx, viewer, today, now } = acting
  const { partnershipId } = viewer
  const due = await tx
    .selectFrom('referralTelling')
    .select(['id', 'dueOn'])
    .where('partnershipId', '=', partnershipId)
    .where('decided', '=', 'waiting')
    .where('dueOn', '<=', today)
    .orderBy('dueOn')
    .orderBy('id')
    .limit(AT_A_TIME)
    .execute()
  for (const { id } of due) {
    // Asked again as it is marked: they may have changed it or held it back since it was read.
    const telling = await tx
      .updateTable('referralTelling')
      .set({ decided: 'told', decidedAt: now })
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', id)
      .where('decided', '=', 'waiting')
      .returning(['partnershipId', 'id', 'referralId', 'state', 'round', 'words'])
      .executeTakeFirst()
    const message = telling && (await tell(acting, telling))
    if (message) await putInOutbox(acting, message)
  }
  return lastOf(due)
}

export const jobs: readonly Job[] = [{ name: 'forget old drafts', every: '23 3 * * *', run: forgetOldDrafts }, tellReferrers, nudge]
