import type { Database } from './open.ts'

/**
 * Gives back the room of rows that are gone, and counts what is there, by which the database chooses how to look for it. A server does both
 * by itself. The embedded database does neither, and joined a thousand people with a thousand others row by row.
 */
export async function tidy({ engine, pool }: Pick<Database, 'engine' | 'pool'>): Promise<void> {
  if (engine === 'embedded') await pool.query('vacuum (analyze)')
}
