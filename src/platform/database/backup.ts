import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { listHad } from './migrate.ts'
import { describeTables, exactly, type Part, type Table } from './tables.ts'

export const BACKUP_VERSION = 1
const ROWS_AT_ONCE = 500

/**
 * Writes everything that the partnerships hold, but for the keys of plans, which are a file of their own, into one compressed file, the same for both engines: lines of JSON, a header
 * first, each table after those it points to, each value as PostgreSQL writes it as text (so that nothing is rounded), and at the
 * end how many rows there were and the SHA-256 of all that came before. Reads page by page in one snapshot; holds a page in memory.
 * The pool must be of the role that owns the tables: any other is hidden rows from, and is refused.
 */
export async function writeBackup(pool: pg.Pool, to: Writable, { part = 'data', now = new Date() }: { part?: Part; now?: Date } = {}): Promise<void> {
  const migrations = await listHad(pool)
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`begin isolation level repeatable read read only; ${exactly}; set local row_security = off`)
    await pipeline(Readable.from(linesOf(client, { migrations, part, now })), createGzip(), to)
    await client.query('commit')
  } catch (problem) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw problem
  } finally {
    client.release(broken)
  }
}

async function* linesOf(client: pg.PoolClient, { migrations, part, now }: { migrations: string[]; part: Part; now: Date }): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (content: unknown) => {
    const text = `${JSON.stringify(content)}\n`
    hash.update(text)
    return text
  }
  yield line({ livewell: 'backup', version: BACKUP_VERSION, part, madeAt: now.toISOString(), migrations })
  let count = 0
  for (const table of await describeTables(client, part)) {
    yield line({ table: table.name, columns: table.columns.map(({ name }) => name) })
    for await (const rows of pagesOf(client, table)) {
      count += rows.length
      yield rows.map(line).join('')
    }
  }
  yield `${JSON.stringify({ rows: count, sha256: hash.digest('hex') })}\n`
}

/** The rows of a table, in the order of its key, a page at a time. */
async function* pagesOf(client: pg.PoolClient, { name, columns, key }: Table): AsyncGenerator<(string | null)[][]> {
  const typeOf = new Map(columns.map((column) => [column.name, column.type]))
  const keyAt = key.map((part) => columns.findIndex((column) => column.name === part))
  // Named with their table: bare, `order by` would take them for the texts that are selected, and sort 10 before 2.
  const ordered = key.map((part) => `t."${part}"`).join(', ')
  const past = key.map((part, i) => `$${i + 1}::${typeOf.get(part)}`).join(', ')
  const select = `select ${columns.map((column) => `t."${column.name}"::text`).join(', ')} from ${name} t`
  let after: (string | null)[] | undefined
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `${select} ${after ? `where (${ordered}) > (${past})` : ''} order by ${ordered} limit ${ROWS_AT_ONCE}`,
      values: after ?? [],
      rowMode: 'array',
    })
    if (rows.length > 0) yield rows
    if (rows.length < ROWS_AT_ONCE) return
    after = keyAt.map((at) => rows.at(-1)?.[at] ?? null)
  }
}

/**
 * Answers another process of this machine that asked the running server for a backup: the embedded database lets nobody else in.
 * It goes to a file of ours first, because everybody waits while it is read, and whoever asked may be slow.
 */
export async function sendBackup(pool: pg.Pool, socket: Socket, part: Part = 'data'): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'livewell-backup-'))
  try {
    const file = join(folder, 'backup.gz')
    await writeBackup(pool, createWriteStream(file, { mode: 0o600 }), { part })
    await pipeline(createReadStream(file), socket)
  } catch (problem) {
    socket.end(`problem: ${(problem as { code?: string }).code ?? 'the backup could not be made'}\n`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
