import { recordInAudit } from '../../../platform/audit.ts'
import { addDays, dayIn } from '../../../platform/clock.ts'
import { narrowed } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Job } from '../../../platform/manifest.ts'
import { keyToWrite } from '../book/keys.ts'
import { shareGoalKeys } from '../changes/shareGoalKeys.ts'
import { shareAgain } from '../sharing/changes/shareAgain.ts'

/** Days in which somebody who deleted their plan can change their mind. */
export const PAUSE_DAYS = 7

/** Asks for a whole plan, goals and all, to be deleted after the pause. From now on nobody else reads any of it, and the card opens nothing. */
export const forgetPlan = (acting: Acting, personId: string) => setForgetOn(acting, personId, true)

/** Changes one's mind: everything is as it was. */
export const keepPlan = (acting: Acting, personId: string) => setForgetOn(acting, personId, false)

async function setForgetOn(acting: Acting, personId: string, forgets: boolean) {
  const { tx, viewer, today } = acting
  const { partnershipId } = viewer
  // Somebody who has goals and no page has no key of a plan yet, and it is the key that waits for its day.
  await keyToWrite(acting, partnershipId, personId)
  await tx
    .updateTable('planKey')
    .set({ forgetOn: forgets ? addDays(today, PAUSE_DAYS) : null })
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .execute()
  await shareAgain(tx, partnershipId, personId, today)
  await shareGoalKeys(tx, partnershipId, personId)
  await recordInAudit(acting, forgets ? 'asked to delete' : 'kept', { thing: 'plan', personId })
}

const AT_ONCE = 200

/**
 * Destroys the keys of plans whose day has come, and with them all that was ever written in them, here and in every backup whose keys are
 * gone; then the pages and goals that nobody can read any more.
 */
export const forgetPlans: Job = {
  name: 'forget plans',
  every: '20 3 * * *',
  run: async ({ database, clock }, { id: partnershipId, timeZone }) => {
    const today = dayIn(timeZone, clock())
    for (let count = AT_ONCE; count === AT_ONCE; ) {
      count = await narrowed(
        database.pool,
        { partnershipId },
        async (tx) => {
          const due = await tx
            .selectFrom('planKey')
            .select('personId')
            .where('partnershipId', '=', partnershipId)
            .where('forgetOn', '<=', today)
            .limit(AT_ONCE)
            .execute()
          const people = due.map(({ personId }) => personId)
          if (people.length === 0) return 0
          for (const table of ['planKey', 'planPage', 'planShare', 'crisisCard', 'goal'] as const) {
            await tx.deleteFrom(table).where('partnershipId', '=', partnershipId).where('personId', 'in', people).execute()
          }
          return people.length
        },
        'livewell_background',
      )
    }
  },
}
