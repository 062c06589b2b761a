import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import { withoutSeeingWhose } from '../../../platform/database/narrowed.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { letLeadsRead } from '../concerns/changes/giveTo.ts'
import { type Part, type PhoneName, parts, pathway, phoneNames } from './pathway.ts'
import { listLeads } from './queries.ts'

type Written = { acknowledgeWithin: number; alarmAfter: number } & Record<Part | PhoneName, string>
interface Named {
  id: string
  name: string
}

/** Saves how the partnership answers, and who does, in order. Throws OutOfDate when somebody did so since `versionSeen`. */
export async function saveRules(acting: Acting, versionSeen: number, leads: readonly Named[], written: Written) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  const { acknowledgeWithin, alarmAfter } = written
  const columns = { acknowledgeWithin, alarmAfter, ...ownWords(written), ...phonesOf(written), version: versionSeen + 1 }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('safetyRules')
    .values({ partnershipId, ...columns })
    .onConflict((conflict) => conflict.column('partnershipId').doUpdateSet(columns).where('safetyRules.version', '=', versionSeen))
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this since you opened it.')
  await nameLeads(acting, leads)
  await recordInAudit(acting, 'changed', { thing: 'safety', thingId: partnershipId })
}

// What is left as it came stays ours, and follows when a later version says it better.
function ownWords(written: Record<Part, string>) {
  const own = parts.map((part) => [part, written[part] && written[part] !== pathway[part].lines.join('\n') ? written[part] : null])
  return Object.fromEntries(own) as Record<Part, string | null>
}

const phonesOf = (written: Record<PhoneName, string>) =>
  Object.fromEntries(phoneNames.map((name) => [name, written[name] || null])) as Record<PhoneName, string | null>

async function nameLeads({ tx, viewer }: Acting, leads: readonly Named[]) {
  const { partnershipId } = viewer
  const before = await listLeads(tx, partnershipId)
  const gone = before.filter(({ id }) => !leads.some((lead) => lead.id === id)).map(({ id }) => id)
  if (gone.length > 0) await tx.deleteFrom('safetyLead').where('partnershipId', '=', partnershipId).where('membershipId', 'in', gone).execute()
  for (const [position, { id, name }] of leads.entries()) {
    await tx
      .insertInto('safetyLead')
      .values({ partnershipId, membershipId: id, position, name })
      .onConflict((conflict) => conflict.columns(['partnershipId', 'membershipId']).doUpdateSet({ position, name }))
      .execute()
  }
  const isSame = gone.length === 0 && before.length === leads.length
  if (!isSame) {
    await withoutSeeingWhose(tx, () =>
      letLeadsRead(
        { tx, viewer },
        leads.map(({ id }) => id),
      ),
    )
  }
}

/** Whoever answers is away until a day, or here again. What is theirs is looked at at once, and goes to the next. */
export async function sayAway({ tx, viewer, now }: Acting, awayUntil: Day | '') {
  const { partnershipId, membershipId } = viewer
  await tx
    .updateTable('safetyLead')
    .set({ awayUntil: awayUntil || null })
    .where('partnershipId', '=', partnershipId)
    .where('membershipId', '=', membershipId)
    .execute()
  await tx
    .updateTable('concern')
    .set({ nextLookAt: now })
    .where('partnershipId', '=', partnershipId)
    .where('ownerId', '=', membershipId)
    .where('state', '<>', 'closed')
    .execute()
}
