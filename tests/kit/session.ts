import { createHmac } from 'node:crypto'
import type { Database } from '../../src/platform/database/open.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Viewer } from '../../src/platform/viewer.ts'

/** What sessions of tests are signed with. */
export const SECRET = 'a secret that only tests know, long enough'

/** A session for a member's account, as a cookie: made straight in the tables, because hashing a password takes a tenth of a second. */
export async function signIn({ accountsPool }: Pick<Database, 'accountsPool'>, { accountId, name }: Pick<Viewer, 'accountId' | 'name'>): Promise<string> {
  const token = newId()
  await accountsPool.query(`insert into auth.account (id, name, email, email_verified) values ($1, $2, $3, true) on conflict do nothing`, [
    accountId,
    name,
    `${accountId}@livewell.example`,
  ])
  await accountsPool.query(`insert into auth.session (account_id, token, expires_at) values ($1, $2, now() + interval '1 day')`, [accountId, token])
  const signature = createHmac('sha256', SECRET).update(token).digest('base64')
  return `livewell.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
