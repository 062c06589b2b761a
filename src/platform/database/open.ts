import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import type { Settings } from '../settings.ts'
import { type Lock, takeLock } from './lock.ts'
import { keepStatementsOf } from './prepared.ts'

// Days are days: the driver would otherwise make them midnights of the machine's own time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)
// Counts come as bigint. None of ours passes 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Database {
  engine: 'embedded' | 'server'
  /** Requests: each takes one connection for one narrowed transaction. */
  pool: pg.Pool
  /** Sign-in and sessions, which no request's transaction may wait for. */
  accountsPool: pg.Pool
  /** The job queue's own statements. */
  jobsPool: pg.Pool
  /** The embedded database's hold on its folder. */
  lock?: Lock | undefined
  close: () => Promise<void>
}

// A statement that takes longer than this is a fault, not a wait; a transaction left open blocks others.
const TIME_LIMITS = '-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=20s'

// A page found by an index comes from memory or from a disk without arms. PostgreSQL's own 4 made it read whole tables instead.
const COSTS = '-c random_page_cost=1.1'

/** Opens the database that the settings name: a server, or the embedded one in the data folder, behind its lock. */
export async function openDatabase(settings: Pick<Settings, 'databaseUrl' | 'dataFolder'>): Promise<Database> {
  if (settings.databaseUrl) return openServer(settings.databaseUrl)
  const lock = await takeLock(settings.dataFolder)
  try {
    const dataDir = join(settings.dataFolder, 'database')
    // The folder around it may be older than we are, and open to others.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return openEmbedded(await PGlite.create({ dataDir, relaxedDurability: false }), lock)
  } catch (problem) {
    await lock.release()
    throw problem
  }
}

/** An embedded database as an ordinary pool. It has one connection: never ask for a second while a transaction is open. */
export function openEmbedded(pglite: PGlite, lock?: Lock): Database {
  const pool = keepingItsClient(new pg.Pool({ ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0 } as pg.PoolConfig))
  pool.on('error', ignoreLostConnection)
  return {
    engine: 'embedded',
    pool,
    accountsPool: pool,
    jobsPool: pool,
    lock,
    close: async () => {
      await pool.end()
      await pglite.close()
      await lock?.release()
    },
  }
}

// A pool ends the client of a query that failed, and this one's next client would read the answers still on their way to the
// last. A failed query is no reason here: there is no network to lose.
function keepingItsClient(pool: pg.Pool): pg.Pool {
  const query = async (...given: [string, unknown[]?]) => {
    const client = await pool.connect()
    try {
      return await client.query(...given)
    } finally {
      client.release()
    }
  }
  return Object.assign(pool, { query })
}

function openServer(connectionString: string): Database {
  const poolOf = (max: number, role?: string) => {
    const options = [TIME_LIMITS, COSTS, ...(role ? [`-c role=${role}`] : [])].join(' ')
    const pool = new pg.Pool({ connectionString, max, options, connectionTimeoutMillis: 5_000, application_name: 'livewell', pipeline: true })
    pool.on('error', ignoreLostConnection)
    pool.on('connect', hearLostConnection)
    return pool
  }
  const pools = { pool: keepStatementsOf(poolOf(16)), accountsPool: poolOf(6, 'livewell_accounts'), jobsPool: poolOf(3, 'livewell_jobs') }
  return {
    engine: 'server',
    ...pools,
    close: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.end()))
    },
  }
}

/**
 * Connections as the role that owns the tables: for migrating, backing up and restoring, which may take longer than a request.
 * The caller ends the pool.
 */
export function openOwnerPool(settings: Pick<Settings, 'databaseOwnerUrl'>): pg.Pool {
  const pool = new pg.Pool({ connectionString: settings.databaseOwnerUrl, max: 2, connectionTimeoutMillis: 5_000, application_name: 'livewell owner' })
  pool.on('error', ignoreLostConnection)
  pool.on('connect', hearLostConnection)
  return pool
}

// The pool hears a connection only while nobody has it: one that breaks between two statements of a transaction is found out by
// the next statement, and unheard it would end the process.
const hearLostConnection = (client: pg.PoolClient) => void client.on('error', ignoreLostConnection)

// An idle connection that breaks is replaced by the pool at the next use; unheard, the event would end the process.
const ignoreLostConnection = () => {}
