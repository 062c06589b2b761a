import type pg from 'pg'
import type { makeApp } from '../../src/app.tsx'
import type { Database } from '../../src/platform/database/open.ts'
import type { Examples } from './examples.ts'

export interface Route {
  method: string
  /** As it is written: `/:partnership/referrals/:id`. */
  pattern: string
  /** With something that is there for each name: `/ashcombe/referrals/0193…`. */
  path: string
}

/** Every route of a partnership, in the order of its address, with something that is there for each name in it. */
export function listRoutes(app: ReturnType<typeof makeApp>, examples: Examples): Route[] {
  const known = app.routes.filter(({ method, path }) => ['GET', 'POST'].includes(method) && path.startsWith('/:partnership'))
  const distinct = new Map(known.map(({ method, path }) => [`${path} ${method}`, { method, pattern: path }]))
  return [...distinct]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { method, pattern }]) => ({ method, pattern, path: pathOf(pattern, { partnership: 'ashcombe', ...examples(pattern) }) }))
}

const pathOf = (pattern: string, given: Record<string, string>) =>
  pattern.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const value = given[name]
    if (value === undefined) throw new Error(`There is no example of :${name} in ${pattern}. Add one in tests/house/examples.ts`)
    return value
  })

/** The same database, on which every commit is a rollback: everything can be asked, and nothing that was asked is kept. */
export function keepingNothing(database: Database): Database {
  const connect = async () => {
    const client = await database.pool.connect()
    const query = async (text: string, values?: unknown[]) => {
      if (text !== 'commit') return client.query(text, values)
      await client.query('rollback')
      return { command: 'COMMIT', rows: [] }
    }
    return { query, release: (problem?: Error) => client.release(problem) } as unknown as pg.PoolClient
  }
  return { ...database, pool: { connect } as unknown as pg.Pool }
}
