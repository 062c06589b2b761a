import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase, openEmbedded } from '../../src/platform/database/open.ts'
import { atTheEnd } from './atTheEnd.ts'
import { TEMPLATE_NAME } from './template.ts'

/** Which database this run of the tests is on: each test of data runs once on each. */
export const engine = process.env['LIVEWELL_TEST_ENGINE'] === 'server' ? 'server' : 'embedded'

/** Whether this run has a PostgreSQL server as well. */
export const hasServer = process.env['LIVEWELL_TEST_SERVER'] !== undefined

/**
 * A migrated, empty database for one test file: a copy of a template, so that it takes a moment and not a minute. It is closed
 * and removed when the file is done.
 */
export async function aDatabase(on: Database['engine'] = engine): Promise<Database> {
  const database = on === 'server' ? await copyOnServer() : openEmbedded(await PGlite.create({ loadDataDir: new Blob([await readFile(inject('template'))]) }))
  atTheEnd(() => database.close())
  return database
}

async function copyOnServer(): Promise<Database> {
  const server = process.env['LIVEWELL_TEST_SERVER']
  if (!server) throw new Error('LIVEWELL_TEST_SERVER must name a PostgreSQL server to test on')
  const name = `livewell_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const admin = new pg.Client(`${server}/postgres`)
  await admin.connect()
  await admin.query(`create database ${name} template ${TEMPLATE_NAME}`)
  await admin.end()
  const database = await openDatabase({ databaseUrl: `${server}/${name}`, dataFolder: '' })
  return {
    ...database,
    close: async () => {
      await database.close()
      const again = new pg.Client(`${server}/postgres`)
      await again.connect()
      await again.query(`drop database ${name} with (force)`)
      await again.end()
    },
  }
}
