import type pg from 'pg'
import type { Settings } from '../settings.ts'
import { SettingProblem } from '../settings.ts'
import { isUpToDate, listUnknown, migrate } from './migrate.ts'
import { type Database, openOwnerPool } from './open.ts'

const ROLES = [
  'livewell_app',
  'livewell_figures',
  'livewell_counting',
  'livewell_background',
  'livewell_feed',
  'livewell_clinical',
  'livewell_accounts',
  'livewell_jobs',
]
const OLDEST_SERVER = 150000
const MAY_NOT = '42501'

/**
 * Migrates the database, under the role that owns it when the settings name one, and lets the role that serves take the roles it
 * needs. Returns the names of the migrations that ran. Throws SettingProblem when the database cannot be used as it is.
 */
export async function bringUpToDate(settings: Pick<Settings, 'databaseUrl' | 'databaseOwnerUrl'>, database: Database): Promise<string[]> {
  if (database.engine === 'embedded') {
    await refuseNewer(database.pool)
    return migrate(database.pool)
  }
  const owner = openOwnerPool(settings)
  try {
    await refuseOldServer(owner)
    await refuseNewer(owner)
    const ran = await migrate(owner)
    await letServe(owner, await loginOf(database.pool))
    return ran
  } catch (problem) {
    if ((problem as { code?: string }).code !== MAY_NOT) throw problem
    if (await isUpToDate(database.pool)) return []
    throw new SettingProblem(
      'The database is not up to date, and the role of DATABASE_URL may not change it. Set DATABASE_OWNER_URL to a role that owns it, or let that role run script/migrate',
    )
  } finally {
    await owner.end()
  }
}

async function refuseOldServer(pool: pg.Pool) {
  const { rows } = await pool.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
  if ((rows[0]?.version ?? 0) < OLDEST_SERVER) throw new SettingProblem('DATABASE_URL names a PostgreSQL older than version 15')
}

async function refuseNewer(pool: pg.Pool) {
  const [unknown] = await listUnknown(pool)
  if (unknown) throw new SettingProblem(`The database was made by a newer Livewell than this one (it has had ${unknown}). Install that one`)
}

const loginOf = async (pool: pg.Pool) => (await pool.query<{ name: string }>('select session_user as name')).rows[0]?.name ?? ''

/** The role that serves owns nothing: it takes one of ours for each transaction, and may read which migrations have run. */
async function letServe(owner: pg.Pool, login: string) {
  const { rows } = await owner.query<{ version: number; missing: string[]; login: string; reads: boolean }>(
    `select current_setting('server_version_num')::int as version, quote_ident($1) as login, has_table_privilege($1, 'migration', 'select') as reads,
       array(select role from unnest($2::text[]) as role
         where not pg_has_role($1, role, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)) as missing`,
    [login, ROLES],
  )
  const state = rows[0]
  if (!state) return
  // It takes a role when it says so, and never has its rights without.
  const how = state.version >= 160000 ? ' with inherit false, set true' : ''
  if (state.missing.length > 0) await owner.query(`grant ${state.missing.join(', ')} to ${state.login}${how}`)
  if (!state.reads) await owner.query(`grant select on migration to ${state.login}`)
}
