import { inBackground } from '../../platform/background.ts'
import { addDays, addMonths } from '../../platform/clock.ts'
import type { Job } from '../../platform/manifest.ts'
import { KEPT_MONTHS } from './supervision/pair.ts'

/** What a worker kept for themself goes so many days after they left: time to be brought back by mistake, and no more. */
const AFTER_LEAVING = 30

/** Each night: what was kept for a worker who left, and what two agreed who stopped long ago, is forgotten. */
export const forgetOwnWork: Job = {
  name: 'forget own work',
  every: '47 3 * * *',
  run: (house, partnership) =>
    inBackground(house, partnership, async ({ tx, viewer: { partnershipId }, today }) => {
      const leftBefore = new Date(`${addDays(today, -AFTER_LEAVING)}T00:00:00Z`)
      for (const table of ['reflection', 'wordTally', 'workerOffer'] as const) {
        await tx
          .deleteFrom(table)
          .where('partnershipId', '=', partnershipId)
          .where('membershipId', 'in', (eb) =>
            eb.selectFrom('membership').select('id').where('partnershipId', '=', partnershipId).where('leftAt', '<', leftBefore),
          )
          .execute()
      }
      await tx.deleteFrom('supervisionPair').where('partnershipId', '=', partnershipId).where('endedOn', '<', addMonths(today, -KEPT_MONTHS)).execute()
    }),
}
