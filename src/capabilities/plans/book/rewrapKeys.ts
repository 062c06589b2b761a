import type pg from 'pg'
import type { Keyring } from '../../../platform/sealing.ts'
import { unwrapKey, wrapKey } from './keys.ts'

const AT_ONCE = 500

/**
 * Wraps every key of a plan with the keyring's first key, as the owner of the tables: after a new key was put first, and before the old
 * one is taken away. Each lot is committed by itself, so that it can be stopped and begun again. Answers how many were wrapped anew.
 */
export async function rewrapKeys(owner: Pick<pg.Pool, 'query'>, keyring: Keyring): Promise<number> {
  let count = 0
  for (;;) {
    const { rows } = await owner.query<{ partnership_id: string; person_id: string; wrapped: Buffer; wrapped_with: string }>(
      'select partnership_id, person_id, wrapped, wrapped_with from plan_key where wrapped_with <> $1 order by partnership_id, person_id limit $2',
      [keyring.current, AT_ONCE],
    )
    for (const { partnership_id, person_id, wrapped, wrapped_with } of rows) {
      const key = unwrapKey(keyring, partnership_id, person_id, { wrapped, wrappedWith: wrapped_with })
      const again = wrapKey(keyring, partnership_id, person_id, key)
      await owner.query('update plan_key set wrapped = $3, wrapped_with = $4 where partnership_id = $1 and person_id = $2 and wrapped_with = $5', [
        partnership_id,
        person_id,
        again.wrapped,
        again.wrappedWith,
        wrapped_with,
      ])
    }
    count += rows.length
    if (rows.length < AT_ONCE) return count
  }
}
