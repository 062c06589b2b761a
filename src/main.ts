import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { makeApp } from './app.tsx'
import { capabilities } from './capabilities.ts'
import { makeAccounts } from './platform/accounts.ts'
import { systemClock } from './platform/clock.ts'
import { migrate } from './platform/database/migrate.ts'
import { openDatabase } from './platform/database/open.ts'
import { makeLog } from './platform/log.ts'
import { readSettings, SettingProblem } from './platform/settings.ts'

async function start() {
  const settings = readSettings(process.env)
  const log = makeLog()
  const database = await openDatabase(settings)
  await migrate(database.pool)
  const house = { settings, database, accounts: makeAccounts(database.accountsPool, settings), clock: systemClock, log, capabilities }
  const app = makeApp(house)
  serve({ fetch: app.fetch, port: settings.port, hostname: settings.host }, (at: AddressInfo) => {
    console.log(`Livewell is at ${settings.url} (listening on ${at.address}:${at.port})`)
  })
}

start().catch((problem) => {
  console.error(problem instanceof SettingProblem ? `Livewell cannot start: ${problem.message}.` : problem)
  process.exit(1)
})
