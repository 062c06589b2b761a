import type { Database } from './database/open.ts'
import type { DemoAccount } from './http/env.ts'
import { SettingProblem } from './settings.ts'
import { hats } from './viewer.ts'

/** The password of every account of the demo. It is printed and shown, and so the demo never runs beside a real account. */
export const DEMO_PASSWORD = 'live-well-together'

/** The accounts of the demo: one hat, one account. */
export const demoAccounts: readonly DemoAccount[] = hats.map((hat) => ({
  email: `${hat.replaceAll(' ', '-')}@demo.livewell.example`,
  hat,
  password: DEMO_PASSWORD,
}))

/** Throws SettingProblem when somebody has a real account here: the demo's passwords are public. */
export async function refuseBesideOthers({ accountsPool }: Database) {
  const { rows } = await accountsPool.query<{ others: boolean }>('select exists (select from auth.account where not is_demo) as others')
  if (rows[0]?.others) {
    throw new SettingProblem('LIVEWELL_DEMO is on, and there are accounts here that are not of the demo, whose passwords are public. Set LIVEWELL_DEMO=off')
  }
}

/**
 * Loads the demo into a database that has no partnership yet. One that was stopped half-way is cleared and begun again: a mark
 * stands in the database from before the first row until after the last.
 */
export async function loadWhenNew(database: Database, say: Say, load: Load) {
  try {
    await loadIfNew(database, say, load)
  } catch (problem) {
    if ((problem as { code?: string }).code !== '42501') throw problem
    throw new SettingProblem('LIVEWELL_DEMO is on, and DATABASE_URL does not name the role that owns the tables, which loading the demo needs')
  }
}

type Say = (line: string) => void
type Load = (onProgress: (done: string) => void) => Promise<void>

async function loadIfNew({ pool }: Database, say: Say, load: Load) {
  const { rows } = await pool.query<{ half: boolean; isNew: boolean }>(
    `select to_regclass('jobs.demo_is_loading') is not null as half, not exists (select from partnership) as "isNew"`,
  )
  const { half, isNew } = rows[0] ?? { half: false, isNew: false }
  if (!half && !isNew) return
  if (half) await clear({ pool })
  await pool.query('create table if not exists jobs.demo_is_loading ()')
  say('Making the demo partnership …')
  let last = ''
  await load((done) => {
    if (done !== last) say(`  ${done}`)
    last = done
  })
  await pool.query('drop table jobs.demo_is_loading')
}

async function clear({ pool }: Pick<Database, 'pool'>) {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'auth') and tablename not in ('migration', 'migration_lock')`,
  )
  await pool.query(`truncate ${rows.map(({ name }) => name).join(', ')}`)
}

/** The accounts of the demo that are here: one for each hat. */
export async function listDemoAccounts({ accountsPool }: Pick<Database, 'accountsPool'>): Promise<DemoAccount[]> {
  const { rows } = await accountsPool.query<{ email: string }>('select email from auth.account where is_demo')
  const here = new Set(rows.map(({ email }) => email))
  return demoAccounts.filter(({ email }) => here.has(email))
}
