import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { TooMany } from './errors.ts'

/** What is counted, and how often it may be tried within how many minutes. */
export interface Limit {
  what: string
  times: number
  minutes: number
}

/** Where tries are counted: in the database, for all servers together, outside of every transaction. */
export interface Counter {
  pool: Pick<pg.Pool, 'query'>
  /** Makes the keys: without it nobody learns from the table who tried. */
  secret: string
}

const keyOf = ({ secret }: Counter, { what }: Limit, who: string) => createHmac('sha256', secret).update(`attempt\n${what}\n${who}`).digest('base64url')

/** Counts a try of somebody: an address, an e-mail address. Throws TooMany when there were enough within the time. */
export async function countAttempt(counter: Counter, limit: Limit, who: string): Promise<void> {
  // By the clock of the database, which all servers share.
  const { rows } = await counter.pool.query<{ count: number; seconds: number }>(
    `insert into auth.attempt as a (key, count, ends_at) values ($1, 1, now() + make_interval(mins => $2))
     on conflict (key) do update set
       count = case when a.ends_at <= now() then 1 else a.count + 1 end,
       ends_at = case when a.ends_at <= now() then excluded.ends_at else a.ends_at end
     returning count, extract(epoch from ends_at - now())::integer as seconds`,
    [keyOf(counter, limit, who), limit.minutes],
  )
  const [counted] = rows
  if (counted && counted.count > limit.times) throw new TooMany(Math.max(1, counted.seconds))
}

/** A try that went well does not count: gives it back. */
export const giveBackAttempt = (counter: Counter, limit: Limit, who: string) =>
  counter.pool.query('update auth.attempt set count = count - 1 where key = $1 and count > 0', [keyOf(counter, limit, who)])

/** Begins anew for somebody who got it right. */
export const forgetAttempts = (counter: Counter, limit: Limit, who: string) =>
  counter.pool.query('delete from auth.attempt where key = $1', [keyOf(counter, limit, who)])

/** Clears what is over. */
export const clearOldAttempts = (pool: Pick<pg.Pool, 'query'>) => pool.query('delete from auth.attempt where ends_at < now()')
