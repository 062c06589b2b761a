import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { newId } from '../src/platform/ids.ts'

/** Signs an account in, straight in the tables. Answers its cookie. The pool is of the role that keeps accounts, or of the owner. */
export async function signIn(pool: Pick<pg.Pool, 'query'>, secret: string, accountId: string, name: string): Promise<string> {
  const token = newId()
  await pool.query(`insert into auth.account (id, name, email) values ($1, $2, $3) on conflict do nothing`, [
    accountId,
    name,
    `${accountId}@bench.livewell.example`,
  ])
  await pool.query(`insert into auth.session (account_id, token, expires_at) values ($1, $2, now() + interval '1 day')`, [accountId, token])
  return `livewell.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`
}
