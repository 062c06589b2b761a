import type { Socket } from 'node:net'
import { type DatabaseConnection, type Driver, Kysely, PostgresAdapter, PostgresIntrospector, type QueryResult, sql } from 'kysely'
import type pg from 'pg'
import type { DB } from '../../../database/schema.ts'
import { isId } from '../ids.ts'
import type { Reach } from '../viewer.ts'
import { Compiler, Names } from './compiler.ts'
import { keepsStatements, prepared, preparedAgain } from './prepared.ts'

/** A transaction that sees what its viewer may see. It throws once it has ended. */
export type Tx = Kysely<DB>

/** The role that reads and writes for a viewer; each reaches less than the owner of the tables. */
export type DatabaseRole = 'livewell_app' | 'livewell_figures' | 'livewell_counting' | 'livewell_background' | 'livewell_feed' | 'livewell_clinical'

/**
 * Runs `work` in one transaction narrowed to `reach`, and commits it. Rolls back and throws what `work` throws.
 * The only way to the product's tables: there is no connection without a reach.
 */
export async function narrowed<T>(pool: pg.Pool, reach: Reach, work: (tx: Tx) => Promise<T>, role = roleOf(reach)): Promise<T> {
  const client = await pool.connect()
  const connection = new NarrowedConnection(client, keepsStatements(pool))
  let broken: Error | undefined
  try {
    await client.query(beginning(reach, role))
    const result = await work(kyselyOf(connection))
    await connection.finish('commit')
    return result
  } catch (problem) {
    await connection.finish('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw problem
  } finally {
    client.release(broken)
  }
}

/**
 * Does a few statements of a transaction as the role that works for nobody: it moves rows by the few columns it was given, in the
 * same partnership, without seeing whose they are. When one fails, the whole transaction does. After it, the transaction is again as whoever
 * began it.
 */
export async function withoutSeeingWhose<T>(tx: Tx, work: () => Promise<T>, begunAs: 'livewell_app' | 'livewell_clinical' = 'livewell_app'): Promise<T> {
  await sql`set local role livewell_background`.execute(tx)
  const result = await work()
  await sql.raw(`set local role ${begunAs}`).execute(tx)
  return result
}

/** Counts something as the role that counts: it sees rows of the whole partnership, and no name. What is small is hidden before it is shown. */
export async function withoutSeeingNames<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`set local role livewell_counting`.execute(tx)
  const result = await work()
  await sql`set local role livewell_app`.execute(tx)
  return result
}

/** Commissioners read figures and nothing else, so the database gives them a role that cannot. */
const roleOf = (reach: Reach): DatabaseRole => (reach.hat === 'commissioner' ? 'livewell_figures' : 'livewell_app')

/** Begins, takes the role and sets the reach, as one message: `set_config()` would not reach the nodes of a distributed database. */
function beginning(reach: Reach, role: DatabaseRole): string {
  const settings: [string, string][] = [
    ['partnership', ids(reach.partnershipId)],
    ['account', ids(reach.accountId)],
    ['membership', ids(reach.membershipId)],
    ['hat', words(reach.hat)],
    ['teams', ids(...(reach.teamIds ?? []))],
    ['organisations', ids(...(reach.organisationIds ?? []))],
    ['groups', ids(...(reach.groupIds ?? []))],
    ['person', ids(reach.personId)],
    ['supervises', ids(...(reach.supervisesIds ?? []))],
    ['entries', ids(...(reach.entryIds ?? []))],
    ['token', words(reach.tokenHash)],
    ['system', ids(reach.systemId)],
  ]
  return `begin; set local role ${role}; ${settings.map(([name, value]) => `set local livewell.${name} = '${value}'`).join('; ')}`
}

/**
 * Runs one change with other teams in reach than its viewer's, as when a row follows something that its viewer may not see. What the
 * work answers goes to no page: it is for writing.
 */
export async function reachingTeams(tx: Tx, viewer: Pick<Reach, 'teamIds'>, { teamIds }: { teamIds: readonly string[] }, work: () => Promise<unknown>) {
  const reach = (teams: readonly string[] = []) => sql.raw(`set local livewell.teams = '${ids(...teams)}'`).execute(tx)
  await reach(teamIds)
  // What throws rolls the whole transaction back, and its reach with it.
  await work()
  await reach(viewer.teamIds)
}

/**
 * Runs one piece of work with the reach of another link than the one in hand, as when a link leads to a second that its holder is never
 * shown. Answers what the work answers; the reach is the viewer's again after it.
 */
export async function reachingLink<T>(tx: Tx, viewer: Pick<Reach, 'tokenHash'>, tokenHash: string, work: () => Promise<T>): Promise<T> {
  const reach = (hash: string) => sql.raw(`set local livewell.token = '${words(hash)}'`).execute(tx)
  await reach(tokenHash)
  const answer = await work()
  await reach(viewer.tokenHash ?? '')
  return answer
}

// These values go into the statement as text, so nothing but an id or plain words may.
function ids(...values: (string | undefined)[]): string {
  const given = values.filter((value) => value !== undefined)
  if (!given.every(isId)) throw new Error('A reach holds something that is not an id')
  return given.join(',')
}

function words(value = ''): string {
  if (!/^[a-zA-Z0-9 _-]*$/.test(value)) throw new Error('A reach holds something that is not a plain word')
  return value
}

class NarrowedConnection implements DatabaseConnection {
  #client: pg.PoolClient
  #keeps: boolean
  #ended = false
  #turn: Promise<unknown> = Promise.resolve()

  constructor(client: pg.PoolClient, keeps: boolean) {
    this.#client = client
    this.#keeps = keeps
  }

  async executeQuery<R>(query: { sql: string; parameters: readonly unknown[] }): Promise<QueryResult<R>> {
    const statement = this.#keeps ? prepared(query.sql, query.parameters) : { text: query.sql, values: [...query.parameters] }
    const { rows, rowCount, command } = await this.#inTurn(() => this.#client.query(statement).catch(preparedAgain))
    const changed = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
    return changed ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
  }

  /** Statements that are asked for together go out together where the connection takes several at once; the embedded database has one at a time. */
  #inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const unlessEnded = () => {
      if (this.#ended) throw new Error('The transaction of this request has ended: nothing may be read or written after it')
      if (this.#client.pipeline) sendTogether(this.#client)
      return ask()
    }
    const answer = this.#client.pipeline ? Promise.resolve().then(unlessEnded) : this.#turn.then(unlessEnded)
    this.#turn = answer.catch(() => {})
    return answer
  }

  // biome-ignore lint/correctness/useYield: a cursor would outlive the statement, and readers page by key instead
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Read page by page instead of streaming inside a transaction')
  }

  async finish(how: 'commit' | 'rollback') {
    if (this.#ended) return
    this.#ended = true
    const { command } = await this.#client.query(how)
    // A transaction that a failed statement has aborted answers `commit` with a rollback, and no error.
    if (how === 'commit' && command !== 'COMMIT') throw new Error('The transaction could not be committed')
  }
}

/** What the driver writes to, which its types do not say. */
interface Wired {
  connection: { stream: Socket }
}

/** Statements asked for at one moment leave as one piece: a piece each is a fifth of the server's work for a page that asks twenty. */
function sendTogether(client: pg.PoolClient) {
  const { stream } = (client as unknown as Wired).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const adapter = new PostgresAdapter()
const names = new Names({ maintainNestedObjectKeys: true })
const compiler = new Compiler(names)

const kyselyOf = (connection: NarrowedConnection): Tx =>
  new Kysely<DB>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => new DriverOf(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => compiler,
    },
    plugins: [names],
  })

class DriverOf implements Driver {
  #connection: NarrowedConnection
  constructor(connection: NarrowedConnection) {
    this.#connection = connection
  }
  async init() {}
  async acquireConnection() {
    return this.#connection
  }
  async releaseConnection() {}
  async destroy() {}
  async beginTransaction() {
    throw new Error('A narrowed transaction has begun already')
  }
  async commitTransaction() {}
  async rollbackTransaction() {}
}
