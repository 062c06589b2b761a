import { AT_A_TIME, inTurns, lastOf } from '../../platform/background.ts'
import type { Acting } from '../../platform/http/env.ts'
import type { Job } from '../../platform/manifest.ts'
import { putInOutbox } from '../../platform/outbox.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { asEmail, word } from '../../platform/wording.ts'
import { timeToLookAtGoals } from './messages.ts'
import { paths } from './paths.ts'

/** Each morning: those who asked for it are reminded that a goal's day has come, once for each day. */
export const remindOfGoals: Job = {
  name: 'remind of goals',
  every: '20 8 * * *',
  run: (house, partnership) => inTurns(house, partnership, remindSome),
}

async function remindSome(acting: Acting<Viewer>, after: { personId: string } | undefined) {
  const { tx, viewer, today } = acting
  const rows = await tx
    .selectFrom('goalRhythm as r')
    .select(['r.personId', 'r.remindAt'])
    .where('r.partnershipId', '=', viewer.partnershipId)
    .where('r.remindAt', 'is not', null)
    .$if(after !== undefined, (query) => query.where('r.personId', '>', after?.personId as string))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('goal as g')
          .select('g.id')
          .whereRef('g.partnershipId', '=', 'r.partnershipId')
          .whereRef('g.personId', '=', 'r.personId')
          .where('g.state', '=', 'open')
          .where('g.reviewOn', '<=', today)
          .where((eb) => eb.or([eb('r.remindedOn', 'is', null), eb('g.reviewOn', '>', eb.ref('r.remindedOn'))])),
      ),
    )
    .orderBy('r.personId')
    .limit(AT_A_TIME)
    .execute()
  for (const { personId, remindAt } of rows) {
    await putInOutbox(acting, asEmail(reminder(acting), { to: remindAt as string, personId }))
    await tx.updateTable('goalRhythm').set({ remindedOn: today }).where('partnershipId', '=', viewer.partnershipId).where('personId', '=', personId).execute()
  }
  return lastOf(rows)
}

function reminder(acting: Acting<Viewer>) {
  const { viewer, house } = acting
  const address = (path: string) => `${house.settings.url}${path}`
  const { slug } = viewer.partnership
  return word(acting, timeToLookAtGoals, { link: address(paths.mine(slug)), change: address(paths.rhythm(slug)) })
}
