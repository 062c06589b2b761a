// What script/migrate, script/backup and script/restore run.
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeBackup } from './platform/database/backup.ts'
import { bringUpToDate } from './platform/database/bringUpToDate.ts'
import { reachServer } from './platform/database/lock.ts'
import { openDatabase, openOwnerPool } from './platform/database/open.ts'
import { RestoreProblem, restoreBackup } from './platform/database/restore.ts'
import type { Part } from './platform/database/tables.ts'
import { readSettings, SettingProblem, type Settings, withoutSecrets } from './platform/settings.ts'

/** Brings the database up to date, for an installation whose server may not. */
async function migrateDatabase(settings: Settings) {
  const database = await openDatabase(settings)
  try {
    const ran = await bringUpToDate(settings, database)
    console.log(ran.length > 0 ? `Ran ${ran.join(', ')}` : 'The database was up to date.')
  } finally {
    await database.close()
  }
}

/** Writes a backup into a file, or to the output when the file is `-`. A running server of the embedded database makes it for us. */
async function backUp(settings: Settings, ...given: string[]) {
  const part: Part = given[0] === '--plan-keys' ? 'plan keys' : 'data'
  const kind = part === 'data' ? 'backup' : 'plan-keys'
  const [name = `livewell-${new Date().toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}.${kind}`] = part === 'data' ? given : given.slice(1)
  if (/^-./.test(name)) throw new SettingProblem('Say where to write the backup: script/backup [--plan-keys] FILE')
  if (name === '-') return readInto(settings, process.stdout, part)
  const half = `${name}.part`
  try {
    await readInto(settings, createWriteStream(half, { mode: 0o600 }), part)
    await rename(half, name)
  } catch (problem) {
    await rm(half, { force: true })
    throw problem
  }
  console.log(`Wrote ${name}`)
}

async function readInto(settings: Settings, to: Writable, part: Part) {
  if (settings.databaseUrl) {
    const owner = openOwnerPool(settings)
    return writeBackup(owner, to, { part }).finally(() => owner.end())
  }
  const server = await reachServer(settings.dataFolder)
  if (server) {
    server.write(part === 'data' ? 'backup\n' : 'backup plan keys\n')
    return pipeline(server, refusingProblems, to)
  }
  const database = await openDatabase(settings)
  return writeBackup(database.pool, to, { part }).finally(() => database.close())
}

/** Passes a backup on; when the server sent words instead, they say what is wrong. */
async function* refusingProblems(pieces: AsyncIterable<Buffer>) {
  let isFirst = true
  for await (const piece of pieces) {
    if (isFirst && piece.toString('latin1', 0, 8) === 'problem:') throw new SettingProblem(piece.toString('utf8').slice(8).trim())
    isFirst = false
    yield piece
  }
  if (isFirst) throw new SettingProblem('The server ended before it made the backup')
}

async function restore(settings: Settings, name?: string) {
  if (!name) throw new SettingProblem('Say which file to restore: script/restore FILE')
  const database = settings.databaseUrl ? undefined : await openDatabase(settings)
  const owner = database?.pool ?? openOwnerPool(settings)
  try {
    const rows = await restoreBackup(owner, createReadStream(name))
    console.log(`Restored ${rows} rows.`)
  } finally {
    await (database ? database.close() : owner.end())
  }
}

const commands: Record<string, (settings: Settings, ...given: string[]) => Promise<void>> = { migrate: migrateDatabase, backup: backUp, restore }

const [command = '', ...given] = process.argv.slice(2)
try {
  // These need no secret, and a server's should not have to be at hand where backups are made.
  const settings = readSettings(withoutSecrets(process.env))
  await commands[command]?.(settings, ...given)
} catch (problem) {
  const { code, message } = problem as NodeJS.ErrnoException
  if (code === '42501' || /row-level security/.test(message)) {
    console.error(`script/${command} needs the role that owns the tables: set DATABASE_OWNER_URL.`)
  } else if (problem instanceof SettingProblem || problem instanceof RestoreProblem || code === 'ENOENT') console.error(`${message}.`)
  else console.error(problem)
  process.exit(1)
}
