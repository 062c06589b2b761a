import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { BACKUP_VERSION } from './backup.ts'
import { listHad, listMigrations, migrate } from './migrate.ts'
import { describeTables, exactly, type Part, PLAN_KEYS, type Table } from './tables.ts'

const ROWS_AT_ONCE = 500

/** A backup that cannot be restored, or not here. The message is one line. */
export class RestoreProblem extends Error {}

type Row = (string | null)[]
type Header = { migrations: string[]; part: Part; madeAt: string }

/** A backup of plan keys is of no use after so many days: whoever was forgotten before that is forgotten in backups, too. */
export const KEYS_LAST_DAYS = 30

type Line =
  | { kind: 'header'; header: Header }
  | { kind: 'table'; table: string; columns: string[] }
  | { kind: 'row'; row: Row }
  | { kind: 'end'; rows: number; isWhole: boolean }

/**
 * Fills an empty database from a backup, all in one transaction, and commits only when the backup turns out to be whole. A backup
 * of an earlier release is restored as it was and then migrated. The pool must be of the role that owns the tables. Answers how
 * many rows there were. Throws RestoreProblem, having filled nothing.
 */
export async function restoreBackup(pool: pg.Pool, from: Readable, now = new Date()): Promise<number> {
  const lines = readLines(from)
  const { value: first } = await lines.next()
  if (first?.kind !== 'header') throw new RestoreProblem('This is not a backup of Livewell')
  const { part } = first.header
  await (part === 'plan keys' ? prepareForKeys(pool, first.header, now) : prepare(pool, first.header))
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`begin; ${exactly}; set local row_security = off`)
    const rows = await fill(client, lines, part)
    await client.query('commit')
    await client.query('analyze')
    await migrate(poolOf(client))
    return rows
  } catch (problem) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    if (part === 'plan keys' && (problem as { code?: string }).code === '23503')
      throw new RestoreProblem('These keys are of people who are not here. Restore the data they belong to first')
    throw problem
  } finally {
    client.release(broken)
  }
}

/** Makes the tables as they were when the backup was made, and sees that they are empty. */
async function prepare(pool: pg.Pool, { migrations }: Header) {
  const ours = await listMigrations()
  const newer = migrations.find((name) => !ours.includes(name))
  if (newer) throw new RestoreProblem(`This backup was made by a newer Livewell than this one (it has had ${newer}). Install that one`)
  const had = await listHad(pool)
  const later = had.find((name) => !migrations.includes(name))
  if (later) throw new RestoreProblem('This backup was made by an earlier release, and this database is of a later one. Restore into a new database')
  await migrate(pool, undefined, migrations.at(-1))
  for (const { name } of await describeTables(pool as unknown as pg.PoolClient)) {
    const { rows } = await pool.query<{ filled: boolean }>(`select exists (select from ${name}) as filled`)
    if (rows[0]?.filled) throw new RestoreProblem('This database is not empty. Restore into a new one')
  }
}

/** Sees that keys come to the data they were made with, and not after their time. */
async function prepareForKeys(pool: pg.Pool, { migrations, madeAt }: Header, now: Date) {
  const days = (now.getTime() - Date.parse(madeAt)) / 86_400_000
  if (!(days <= KEYS_LAST_DAYS)) throw new RestoreProblem(`These keys are older than ${KEYS_LAST_DAYS} days: somebody may have been forgotten since`)
  const had = await listHad(pool)
  if (migrations.some((name) => !had.includes(name))) throw new RestoreProblem('Restore the data they belong to first')
  const tables = PLAN_KEYS.map((name) => `exists (select from ${name})`)
  const { rows } = await pool.query<{ filled: boolean }>(`select ${tables.join(' or ')} as filled`)
  if (rows[0]?.filled) throw new RestoreProblem('There are keys of plans here already')
}

async function fill(client: pg.PoolClient, lines: AsyncGenerator<Line>, part: Part): Promise<number> {
  const tables = await describeTables(client, part)
  const ahead = tables.flatMap(({ name, aheadReferences }) => aheadReferences.map((constraint) => ({ name, constraint })))
  for (const { name, constraint } of ahead) await client.query(`alter table ${name} alter constraint "${constraint}" deferrable initially deferred`)

  let into: { table: Table; columns: readonly string[] } | undefined
  let waiting: Row[] = []
  let count = 0
  const write = async () => {
    if (into && waiting.length > 0) await insert(client, into.table, into.columns, waiting)
    waiting = []
  }
  for await (const line of lines) {
    if (line.kind === 'row') {
      count++
      if (waiting.push(line.row) >= ROWS_AT_ONCE) await write()
    } else if (line.kind === 'table') {
      await write()
      const table = tables.find(({ name }) => name === line.table)
      if (!table) throw new RestoreProblem(`This backup has a table that this database has not: ${line.table}`)
      into = { table, columns: line.columns }
    } else if (line.kind === 'end') {
      await write()
      if (!line.isWhole || line.rows !== count) throw new RestoreProblem('This backup is damaged: its contents are not those that were written')
      await client.query('set constraints all immediate')
      for (const { name, constraint } of ahead) await client.query(`alter table ${name} alter constraint "${constraint}" not deferrable`)
      return count
    }
  }
  throw new RestoreProblem('This backup is not whole: its end is missing')
}

async function insert(client: pg.PoolClient, table: Table, columns: readonly string[], rows: Row[]) {
  const types = columns.map((name) => {
    const column = table.columns.find((each) => each.name === name)
    if (!column) throw new RestoreProblem(`This backup has a column that this database has not: ${table.name}.${name}`)
    return column.type
  })
  const names = columns.map((name) => `"${name}"`).join(', ')
  const values = types.map((type, i) => `u.c${i}::${type}`).join(', ')
  const lists = types.map((_, i) => `$${i + 1}::text[]`).join(', ')
  await client.query(
    `insert into ${table.name} (${names}) overriding system value select ${values} from unnest(${lists}) as u (${types.map((_, i) => `c${i}`).join(', ')})`,
    columns.map((_, i) => rows.map((row) => row[i] ?? null)),
  )
}

/** The lines of a backup as they come, with the last one checked against all before it. */
async function* readLines(from: Readable): AsyncGenerator<Line> {
  const hash = createHash('sha256')
  let isFirst = true
  for await (const text of textLines(from)) {
    const line = understand(text, isFirst, () => hash.copy().digest('hex'))
    isFirst = false
    yield line
    if (line.kind === 'end') return
    hash.update(`${text}\n`)
  }
}

function understand(text: string, isFirst: boolean, sum: () => string): Line {
  let content: Row | (Partial<Header> & { livewell?: string; version?: number; table?: string; columns?: string[]; rows?: number; sha256?: string })
  try {
    content = JSON.parse(text)
  } catch {
    throw new RestoreProblem(isFirst ? 'This is not a backup of Livewell' : 'This backup is damaged: a line of it cannot be read')
  }
  if (isFirst) {
    if (Array.isArray(content) || content.livewell !== 'backup' || !content.migrations) throw new RestoreProblem('This is not a backup of Livewell')
    if (content.version !== BACKUP_VERSION) throw new RestoreProblem('This backup is of a kind that this Livewell does not know')
    return { kind: 'header', header: { migrations: content.migrations, part: content.part ?? 'data', madeAt: content.madeAt ?? '' } }
  }
  if (Array.isArray(content)) return { kind: 'row', row: content }
  if (content.table && content.columns) return { kind: 'table', table: content.table, columns: content.columns }
  return { kind: 'end', rows: content.rows ?? -1, isWhole: content.sha256 === sum() }
}

async function* textLines(from: Readable): AsyncGenerator<string> {
  const text = from.pipe(createGunzip()).setEncoding('utf8')
  from.once('error', (problem) => text.destroy(problem))
  let rest = ''
  try {
    for await (const piece of text) {
      const lines = `${rest}${piece}`.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException
    throw code?.startsWith('Z_') ? new RestoreProblem('This is not a backup of Livewell, or it is damaged') : problem
  } finally {
    text.destroy()
    from.destroy()
  }
}

/** The migrator asks a pool for a connection, and the embedded database has no second. */
const poolOf = (client: pg.PoolClient) =>
  ({ connect: async () => ({ query: client.query.bind(client), release: () => {} }), end: async () => {} }) as unknown as pg.Pool
