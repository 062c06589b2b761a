import { sql } from 'kysely'
import { type Tx, withoutSeeingWhose } from '../../../../platform/database/narrowed.ts'

const WITH_GROUP = ['entry_place', 'schedule', 'cost_option', 'entry_contact', 'entry_term'] as const

/** Gives the register of one entry to another, so that its leader keeps that one. All that belongs to an entry carries its group. */
export const setGroup = (tx: Tx, partnershipId: string, { from, to, groupId }: { from: string; to: string; groupId: string }) =>
  withoutSeeingWhose(tx, async () => {
    for (const [entryId, group] of [
      [from, null],
      [to, groupId],
    ] as const) {
      await tx.updateTable('entry').set({ groupId: group }).where('partnershipId', '=', partnershipId).where('id', '=', entryId).execute()
      for (const table of WITH_GROUP) {
        await sql`update ${sql.table(table)} set group_id = ${group} where partnership_id = ${partnershipId} and entry_id = ${entryId}`.execute(tx)
      }
      await sql`
        update schedule_exception x set group_id = ${group} from schedule s
        where x.partnership_id = ${partnershipId} and s.partnership_id = x.partnership_id and s.id = x.schedule_id and s.entry_id = ${entryId}`.execute(tx)
    }
  })
