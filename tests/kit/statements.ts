import { vi } from 'vitest'
import type { Database } from '../../src/platform/database/open.ts'

/** How many statements some work asks of the database. */
export async function statementsOf({ pool }: Pick<Database, 'pool'>, work: () => Promise<unknown>): Promise<number> {
  const connect = pool.connect.bind(pool)
  let count = 0
  const spied = vi.spyOn(pool, 'connect').mockImplementation((async () => {
    const connection = await connect()
    const query = connection.query.bind(connection) as (...given: unknown[]) => unknown
    const counting = vi.spyOn(connection, 'query').mockImplementation(((...given: unknown[]) => {
      count++
      return query(...given)
    }) as never)
    const release = connection.release.bind(connection)
    connection.release = (problem) => {
      counting.mockRestore()
      connection.release = release
      release(problem)
    }
    return connection
  }) as never)
  try {
    await work()
  } finally {
    spied.mockRestore()
  }
  return count
}
