import { createHmac } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { makeApp } from '../src/app.tsx'
import { capabilities } from '../src/capabilities.ts'
import { makeAccounts } from '../src/platform/accounts.ts'
import { systemClock } from '../src/platform/clock.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import { newId } from '../src/platform/ids.ts'
import { makeLog } from '../src/platform/log.ts'
import { readSettings } from '../src/platform/settings.ts'
import { floor } from './floor.tsx'

// The product on a seeded database, with the floor page beside it. Tells its parent where it is, and a cookie for each hat.
const settings = readSettings({ ...process.env, PORT: '0', HOST: '127.0.0.1', LIVEWELL_DEMO: 'no' })
const database = await openDatabase(settings)
const house = {
  settings,
  database,
  accounts: makeAccounts(database.accountsPool, settings),
  clock: systemClock,
  log: makeLog('silent'),
  capabilities: [...capabilities, floor],
}

const { rows } = await database.pool.query<{ hat: string; account_id: string; id: string; team: string | null }>(`
  select distinct on (hats[1]) hats[1] as hat, account_id, id, team_ids[1] as team from membership where account_id is not null order by hats[1], id`)
const cookies: Record<string, string> = {}
for (const { hat, account_id: accountId } of rows) {
  const token = newId()
  await database.accountsPool.query(`insert into auth.account (id, name, email) values ($1, $2, $3) on conflict do nothing`, [
    accountId,
    hat,
    `${accountId}@bench.livewell.example`,
  ])
  await database.accountsPool.query(`insert into auth.session (account_id, token, expires_at) values ($1, $2, now() + interval '1 day')`, [accountId, token])
  cookies[hat] = `livewell.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', settings.secret).update(token).digest('base64')}`)}`
}
const team = rows.find(({ hat }) => hat === 'health coach')?.team
const people = await database.pool.query<{ id: string }>('select person_id as id from support where team_id = $1 order by id limit 200', [team])

serve({ fetch: makeApp(house).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
  process.send?.({ base: `http://127.0.0.1:${port}`, cookies, people: people.rows.map(({ id }) => id) })
})
