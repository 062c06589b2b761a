import type pg from 'pg'

// Working out how to run one of our statements takes the database several times as long as running it, so each connection
// keeps what it worked out. It goes on planning anew where that pays (PostgreSQL's `plan_cache_mode = auto`). On a server only: the
// embedded database has one session behind all its clients, and a client in the place of one that broke would find its names taken.

const keeping = new WeakSet<pg.Pool>()

/** Says that the connections of a pool may keep statements. */
export function keepStatementsOf(pool: pg.Pool): pg.Pool {
  keeping.add(pool)
  return pool
}

export const keepsStatements = (pool: pg.Pool): boolean => keeping.has(pool)

/** The most texts that are kept. Lists of ids make new texts without end; what comes after these is planned each time. */
const MOST_KEPT = 500

/** A statement with more values writes many rows at once, and is not met again. */
const MOST_VALUES = 60

/** Stands in a statement whose best plan depends on its values, such as rare or common words: it is planned each time. */
export const PLANNED_ANEW = '/* planned anew */'

const names = new Map<string, string>()
let generation = 0

/** The statement as the driver takes it: under a name of its own when it will be met again. */
export function prepared(text: string, parameters: readonly unknown[]): pg.QueryConfig {
  const values = [...parameters]
  if (text.includes(PLANNED_ANEW)) return { text, values }
  let name = names.get(text)
  if (name === undefined && names.size < MOST_KEPT && values.length <= MOST_VALUES) {
    name = `livewell_${generation}_${names.size}`
    names.set(text, name)
  }
  return name === undefined ? { text, values } : { name, text, values }
}

/**
 * Throws a statement's failure. When its table has another shape than the connections remember, because a newer server has migrated
 * the database meanwhile, everything is prepared again from then on: one request fails, and no more.
 */
export function preparedAgain(problem: Error & { code?: string }): never {
  if (problem.code === FEATURE_NOT_SUPPORTED && /cached plan/.test(problem.message)) {
    names.clear()
    generation++
  }
  throw problem
}

const FEATURE_NOT_SUPPORTED = '0A000'
