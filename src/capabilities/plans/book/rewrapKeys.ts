import type pg from 'pg'
import type { Keyring } from '../../../platform/sealing.ts'
import { unwrapGoalKey, wrapGoalKey } from '../sealed.ts'
import { unwrapKey, wrapKey } from './keys.ts'

const AT_ONCE = 500

interface Row {
  partnership_id: string
  person_id: string
  /** Of a goal's key. */
  goal_id: string
  wrapped: Buffer
  wrapped_with: string
  sealed_for: string | null
}

const KEYS = [
  {
    table: 'plan_key',
    of: 'person_id',
    again: (keyring: Keyring, { partnership_id, person_id, wrapped, wrapped_with }: Row) =>
      wrapKey(keyring, partnership_id, person_id, unwrapKey(keyring, partnership_id, person_id, { wrapped, wrappedWith: wrapped_with })),
  },
  {
    table: 'goal_key',
    of: 'goal_id',
    again: (keyring: Keyring, { partnership_id: partnershipId, person_id, sealed_for, goal_id: goalId, wrapped, wrapped_with }: Row) => {
      const goal = { partnershipId, personId: sealed_for ?? person_id, goalId }
      return wrapGoalKey(keyring, goal, unwrapGoalKey(keyring, goal, { wrapped, wrappedWith: wrapped_with }))
    },
  },
] as const

/**
 * Wraps every key of a plan and of a goal with the keyring's first key, as the owner of the tables: after a new key was put first, and
 * before the old one is taken away. Each is committed by itself, so that it can be stopped and begun again. Answers how many were wrapped anew.
 */
export async function rewrapKeys(owner: Pick<pg.Pool, 'query'>, keyring: Keyring): Promise<number> {
  let count = 0
  for (const { table, of, again } of KEYS) {
    for (let found = AT_ONCE; found === AT_ONCE; count += found) {
      const { rows } = await owner.query<Row>(`select * from ${table} where wrapped_with <> $1 order by partnership_id, ${of} limit $2`, [
        keyring.current,
        AT_ONCE,
      ])
      for (const row of rows) {
        const { wrapped, wrappedWith } = again(keyring, row)
        await owner.query(`update ${table} set wrapped = $3, wrapped_with = $4 where partnership_id = $1 and ${of} = $2 and wrapped_with = $5`, [
          row.partnership_id,
          row[of],
          wrapped,
          wrappedWith,
          row.wrapped_with,
        ])
      }
      found = rows.length
    }
  }
  return count
}
