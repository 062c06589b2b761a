import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type pg from 'pg'

const MIGRATIONS = join(import.meta.dirname, '../../../database/migrations')

/**
 * Brings the database up to date: every file of `database/migrations` that it has not had, in order of name, all in one
 * transaction. Stops after `upTo` when it is given. Returns the names of those it ran. Throws the first problem, having changed nothing.
 */
export async function migrate(pool: pg.Pool, folder = MIGRATIONS, upTo?: string): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: neverEnded(pool) }) })
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => readMigrations(folder) },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
  const { error, results } = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest())
  if (error) throw error
  return (results ?? []).map((result) => result.migrationName)
}

/** Whether every migration has run: what a server that may not migrate asks before it serves. */
export async function isUpToDate(pool: pg.Pool, folder = MIGRATIONS): Promise<boolean> {
  const had = new Set(await listHad(pool))
  return (await listMigrations(folder)).every((name) => had.has(name))
}

/** Migrations that the database has had and we do not have: those of a newer release. */
export async function listUnknown(pool: pg.Pool, folder = MIGRATIONS): Promise<string[]> {
  const ours = new Set(await listMigrations(folder))
  return (await listHad(pool)).filter((name) => !ours.has(name))
}

/** The migrations that the database has had, in the order of their names. */
export async function listHad(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`)
  if (!rows[0]?.there) return []
  const { rows: had } = await pool.query<{ name: string }>('select name from migration order by name collate "C"')
  return had.map(({ name }) => name)
}

/** The names of the migrations of this release, in order. */
export const listMigrations = async (folder = MIGRATIONS): Promise<string[]> => Object.keys(await readMigrations(folder))

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const migrations = files.map(async (file) => {
    const text = await readFile(join(folder, file), 'utf8')
    return [file.replace(/\.sql$/, ''), { up: async (db: Kysely<unknown>) => void (await sql.raw(text).execute(db)) }] as const
  })
  return Object.fromEntries(await Promise.all(migrations))
}

// Kysely ends its pool with itself; this pool is the caller's.
const neverEnded = (pool: pg.Pool) => ({ connect: () => pool.connect(), end: async () => {} }) as unknown as pg.Pool
