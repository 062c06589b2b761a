import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openEmbedded } from '../../src/platform/database/open.ts'

const MIGRATIONS = join(import.meta.dirname, '../../database/migrations')
const CACHE = join(import.meta.dirname, '../.cache')

export const TEMPLATE_NAME = 'livewell_template'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that the embedded databases of this run are copies of. */
    template: string
  }
}

/** The migrated embedded database, as one file named for the migrations that made it. */
function templateFile(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(MIGRATIONS).sort()) hash.update(file).update(readFileSync(join(MIGRATIONS, file)))
  return join(CACHE, `template-${hash.digest('hex').slice(0, 16)}.tar`)
}

/** Before all tests: makes the templates that each test file copies, and says which: a migration may be written while they run. */
export default async function makeTemplates(project: TestProject) {
  const file = templateFile()
  project.provide('template', file)
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true })
    const pglite = await PGlite.create()
    const database = openEmbedded(pglite)
    await migrate(database.pool)
    const dump = await pglite.dumpDataDir('none')
    // Written beside and moved, so that a run that is stopped leaves no half of it.
    writeFileSync(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()))
    renameSync(`${file}.${process.pid}`, file)
    await database.close()
  }
  const server = process.env['LIVEWELL_TEST_SERVER']
  if (!server) return
  const admin = new pg.Client(`${server}/postgres`)
  await admin.connect()
  await admin.query(`drop database if exists ${TEMPLATE_NAME} with (force)`)
  await admin.query(`create database ${TEMPLATE_NAME}`)
  await admin.end()
  const pool = new pg.Pool({ connectionString: `${server}/${TEMPLATE_NAME}` })
  // A pool that has ended may still be saying good-bye when the setup of the next project drops its database.
  pool.on('connect', (connection) => void connection.on('error', () => {}))
  await migrate(pool)
  await pool.end()
}
