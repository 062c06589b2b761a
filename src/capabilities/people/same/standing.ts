import { sql } from 'kysely'
import { withoutSeeingWhose } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Person } from '../person.ts'
import type { Candidate } from './pair.ts'

/** How two people stand: whether they have an account, a plan, and support. That there is a plan is seen, and never what is in it. */
export async function findStanding({ tx, now }: Pick<Acting, 'tx' | 'now'>, pair: readonly [Person, Person]): Promise<[Candidate, Candidate]> {
  const [{ partnershipId }] = pair
  const personIds = pair.map(({ id }) => id)
  const among = sql`(${sql.join(personIds)})`
  const [accounts, supports] = await Promise.all([
    // An invitation that nobody took up in time is no account: nobody can come by it any more.
    sql<{ personId: string }>`select person_id as "personId" from membership
      where partnership_id = ${partnershipId} and person_id in ${among} and left_at is null
        and (joined_at is not null or invitation_expires_at > ${now})`.execute(tx),
    sql<{ personId: string; isOpen: boolean }>`select person_id as "personId", bool_or(state <> 'ended') as "isOpen" from support
      where partnership_id = ${partnershipId} and person_id in ${among} group by person_id`.execute(tx),
  ])
  const plans = await withoutSeeingWhose(tx, () =>
    sql<{ personId: string }>`select person_id as "personId" from plan_key where partnership_id = ${partnershipId} and person_id in ${among}
      union select person_id from plan_page where partnership_id = ${partnershipId} and person_id in ${among}
      union select person_id from goal where partnership_id = ${partnershipId} and person_id in ${among} and team_id is null`.execute(tx),
  )
  const standingOf = (person: Person): Candidate => {
    const support = supports.rows.find(({ personId }) => personId === person.id)
    return {
      person,
      standing: {
        hasAccount: accounts.rows.some(({ personId }) => personId === person.id),
        hasPlan: plans.rows.some(({ personId }) => personId === person.id),
        isSupported: support?.isOpen === true,
        wasSupported: support !== undefined,
      },
    }
  }
  return [standingOf(pair[0]), standingOf(pair[1])]
}
