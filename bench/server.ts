import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { makeApp } from '../src/app.tsx'
import { capabilities } from '../src/capabilities.ts'
import { makeAccounts } from '../src/platform/accounts.ts'
import { systemClock } from '../src/platform/clock.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import { makeLog } from '../src/platform/log.ts'
import { readSettings } from '../src/platform/settings.ts'
import { floor } from './floor.tsx'
import { signIn } from './session.ts'

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

// The seeded people have no way to sign in, so one of each hat that looks at the pages is given one.
await database.pool.query(`
  insert into membership (partnership_id, id, name, hats, joined_at) select partnership_id, gen_random_uuid(), 'Evaluator', '{evaluator}', now() from partnership`)
const { rows } = await database.pool.query<{ hat: string; account_id: string; team: string | null }>(`
  update membership set account_id = gen_random_uuid()
  where (partnership_id, id) in (
    select distinct on (m.hats[1]) m.partnership_id, m.id from membership m
    left join support s on s.partnership_id = m.partnership_id and s.led_by = m.id and s.state <> 'ended'
    where m.hats[1] in ('health coach', 'link worker', 'evaluator')
    group by m.partnership_id, m.id order by m.hats[1], count(s.id) desc, m.id)
  returning hats[1] as hat, account_id, team_ids[1] as team`)
const cookies: Record<string, string> = {}
for (const { hat, account_id: accountId } of rows) {
  cookies[hat] = await signIn(database.accountsPool, settings.secret, accountId, hat)
}
const team = rows.find(({ hat }) => hat === 'health coach')?.team
const people = await database.pool.query<{ id: string }>('select person_id as id from support where team_id = $1 order by id limit 200', [team])

// Asked for it, tells how many milliseconds of processor time it has used.
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) / 1000)
})

serve({ fetch: makeApp(house).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
  process.send?.({ base: `http://127.0.0.1:${port}`, cookies, people: people.rows.map(({ id }) => id) })
})
