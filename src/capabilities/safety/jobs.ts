import { inBackground } from '../../platform/background.ts'
import { narrowed } from '../../platform/database/narrowed.ts'
import type { Job } from '../../platform/manifest.ts'
import { askNext } from './concerns/changes/askNext.ts'
import { raiseAlarm } from './outings/changes/raiseAlarm.ts'
import { KEPT_DAYS } from './outings/outing.ts'

const AT_ONCE = 100

/** Concerns that were not acknowledged in time, or whose owner is gone; and workers who are not back. Looked for every few seconds. */
export const watchOver: Job = {
  name: 'watch over safety',
  waiting: ({ database, clock }) =>
    narrowed(
      database.pool,
      {},
      (tx) =>
        tx
          .selectFrom('concern')
          .select(['partnershipId', 'id'])
          .where('state', '<>', 'closed')
          .where('nextLookAt', '<=', clock())
          .unionAll(tx.selectFrom('outing').select(['partnershipId', 'id']).where('nextLookAt', 'is not', null).where('nextLookAt', '<=', clock()))
          .limit(AT_ONCE)
          .execute(),
      'livewell_background',
    ),
  run: (house, partnership, { id }) =>
    inBackground(house, partnership, async (acting) => {
      if (!id) return
      await askNext(acting, id)
      await raiseAlarm(acting, id)
    }),
}

/** Each night: where somebody went is not kept for longer than it is needed. */
export const forgetOutings: Job = {
  name: 'forget outings',
  every: '41 3 * * *',
  run: (house, partnership) =>
    inBackground(house, partnership, async ({ tx, viewer, now }) => {
      await tx
        .deleteFrom('outing')
        .where('partnershipId', '=', viewer.partnershipId)
        .where('state', '=', 'back')
        .where('backAt', '<', new Date(now.getTime() - KEPT_DAYS * 86_400_000))
        .execute()
    }),
}
