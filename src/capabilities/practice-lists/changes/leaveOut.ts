import { type RawBuilder, sql } from 'kysely'
import { type Tx, withoutSeeingWhose } from '../../../platform/database/narrowed.ts'

/** Whose rows are looked at: all of a list, those of one lot of letters, or some. */
export type Among = { listId: string } | { runId: string } | { ids: readonly string[] }

/**
 * Leaves out who asked not to be invited, has died, or is known to us already: as it stands at this moment, so it is asked when a list is
 * checked, again when letters are made, and once more when they are posted. It runs as the role that works for nobody, because nobody who
 * keeps a list may learn from it whom we know.
 */
export const leaveOut = (tx: Tx, partnershipId: string, among: Among) =>
  withoutSeeingWhose(tx, () =>
    sql`
      update listed_person l set because = r.because, state = case when l.state = 'listed' then 'left out' else 'stopped' end
      from (${whoAndWhy(partnershipId, among)}) r
      where l.partnership_id = ${partnershipId} and l.id = r.id and ${isOpen}`.execute(tx),
  )

/** Who would be left out now. Changes nothing, and says of nobody why. */
export async function findToLeaveOut(tx: Tx, partnershipId: string, among: Among): Promise<ReadonlySet<string>> {
  const { rows } = await withoutSeeingWhose(tx, () => sql<{ id: string }>`select r.id from (${whoAndWhy(partnershipId, among)}) r`.execute(tx))
  return new Set(rows.map(({ id }) => id))
}

const isOpen = sql`l.state in ('listed', 'to send', 'invited', 'reminded')`

// The weightiest reason first: whoever died is not "known".
const REASONS = sql`array['died', 'opted out', 'said no', 'known']`

const whoAndWhy = (partnershipId: string, among: Among) => {
  const rows = sql`l.partnership_id = ${partnershipId} and ${scopeOf(partnershipId, among)} and ${isOpen}`
  return sql`
    select f.id, (${REASONS})[min(array_position(${REASONS}, f.because))] as because
    from (
      select l.id, n.because from listed_person l
        join not_invited n on n.partnership_id = l.partnership_id and l.nhs_number_checks and n.nhs_number = l.nhs_number where ${rows}
      union all
      select l.id, n.because from listed_person l
        join not_invited n on n.partnership_id = l.partnership_id and n.folded_name = l.folded_name and ${isSame('n')} where ${rows}
      union all
      select l.id, 'known' from listed_person l
        join person p on p.partnership_id = l.partnership_id and l.nhs_number_checks and p.nhs_number = l.nhs_number where ${rows}
      union all
      select l.id, 'known' from listed_person l
        join person p on p.partnership_id = l.partnership_id and p.folded_name = l.folded_name and ${isSame('p')} where ${rows}
    ) f
    group by f.id`
}

// The same name is the same somebody with the same birth date, or with the same postcode where no birth date says otherwise.
const isSame = (other: 'n' | 'p') => {
  const [bornOn, postcode] = [sql.ref(`${other}.born_on`), sql.ref(`${other}.postcode`)]
  return sql`(${bornOn} = l.born_on or (${postcode} = l.postcode and (l.born_on is null or ${bornOn} is null)))`
}

function scopeOf(partnershipId: string, among: Among): RawBuilder<unknown> {
  if ('listId' in among) return sql`l.list_id = ${among.listId}`
  if ('ids' in among) return sql`l.id = any (${among.ids}::uuid[])`
  return sql`l.id in (select t.listed_id from letter t where t.partnership_id = ${partnershipId} and t.run_id = ${among.runId})`
}
