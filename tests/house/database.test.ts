import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { describeSchema } from '../../database/writeSchema.ts'
import type { Database } from '../../src/platform/database/open.ts'
import { aDatabase } from '../kit/database.ts'

let database: Database
beforeAll(async () => {
  database = await aDatabase()
})

const ask = async <Row extends object>(sql: string) => (await database.pool.query<Row>(sql)).rows

// The partnership is its own tenant; the two of the migrator hold no rows of the product.
const MIGRATOR = `('migration', 'migration_lock')`

test('the types are those of the migrated database', async () => {
  const written = await readFile(join(import.meta.dirname, '../../database/schema.ts'), 'utf8')
  expect(await describeSchema(database.pool), 'Run script/schema').toBe(written)
})

test('every table has row-level security, and a policy', async () => {
  const bare = await ask(`
    select c.relname from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ${MIGRATOR}
      and (not c.relrowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid))`)
  expect(bare).toEqual([])
})

test('every key, unique constraint and foreign key begins with the partnership', async () => {
  const others = await ask(`
    select con.conrelid::regclass::text as table, con.conname as constraint
    from pg_constraint con join pg_attribute a on a.attrelid = con.conrelid and a.attnum = con.conkey[1]
    where con.connamespace = 'public'::regnamespace and con.contype in ('p', 'u', 'f') and a.attname <> 'partnership_id'
      and con.conrelid::regclass::text not in ${MIGRATOR}
      -- The address of a partnership is what tells partnerships apart.
      and con.conname <> 'partnership_slug_key'`)
  expect(others).toEqual([])
})

test('every index begins with the partnership, but for the few that look across them', async () => {
  const others = await ask<{ index: string }>(`
    select i.indexrelid::regclass::text as index
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and a.attname <> 'partnership_id' and c.relname not in ${MIGRATOR} order by 1`)
  // The dispatcher and the reminder serve every partnership; words and spots of the directory are open to read; an account is found before its partnership.
  expect(others.map(({ index }) => index)).toEqual(expect.arrayContaining(['listing_by_spot', 'listing_by_words', 'membership_of_account', 'outbox_by_state']))
  expect(others.length).toBeLessThanOrEqual(6)
})

test('no policy asks another table', async () => {
  const rows = await ask<{ name: string; using: string; check: string }>(`
    select polname as name, coalesce(pg_get_expr(polqual, polrelid), '') as using, coalesce(pg_get_expr(polwithcheck, polrelid), '') as check from pg_policy`)
  expect(rows.length).toBeGreaterThan(40)
  for (const { name, using, check } of rows) expect(`${using} ${check}`, name).not.toMatch(/\bselect\b/i)
})

test('the functions of policies read settings and nothing else', async () => {
  const rows = await ask<{ name: string; body: string; kind: string }>(`
    select proname as name, pg_get_functiondef(oid) as body, provolatile as kind from pg_proc where pronamespace = 'public'::regnamespace and proname like 'viewer%'`)
  expect(rows.length).toBeGreaterThan(8)
  for (const { name, body } of rows) expect(body, name).not.toMatch(/\bfrom\b/i)
})

test('there are no triggers of our own, and nothing is set null when what it points to goes', async () => {
  expect(
    await ask(`select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid where not tgisinternal and c.relnamespace = 'public'::regnamespace`),
  ).toEqual([])
  expect(await ask(`select conname from pg_constraint where connamespace = 'public'::regnamespace and confdeltype in ('n', 'd')`)).toEqual([])
})

test('the application role reaches neither accounts nor jobs, and owns nothing', async () => {
  const [rights] = await ask(`
    select has_schema_privilege('livewell_app', 'auth', 'usage') as auth, has_schema_privilege('livewell_app', 'jobs', 'usage') as jobs,
      has_schema_privilege('livewell_figures', 'auth', 'usage') as figures_auth,
      (select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'livewell\\_%')::int as owned`)
  expect(rights).toEqual({ auth: false, jobs: false, figures_auth: false, owned: 0 })
})

test('what a commissioner reads with names nobody', async () => {
  const rows = await ask<{ table: string }>(`
    select distinct table_name as table from information_schema.column_privileges
    where grantee = 'livewell_figures' and privilege_type = 'SELECT' order by 1`)
  expect(rows.map((row) => row.table)).toEqual([
    'cost_option',
    'entry',
    'entry_contact',
    'entry_moved',
    'entry_place',
    'entry_term',
    'figure',
    'hat_worn',
    'keeping_rules',
    'listing',
    'organiser',
    'partnership',
    'place',
    'schedule',
    'schedule_exception',
    'search_word',
    'synonym',
    'taxonomy',
    'term',
  ])
})

test('what the feed reads is published', async () => {
  const rows = await ask<{ table: string }>(`
    select distinct table_name as table from information_schema.column_privileges where grantee = 'livewell_feed' order by 1`)
  const tables = rows.map((row) => row.table)
  // Which they are stands in the access test of the feed, which tries each.
  expect(tables).toContain('entry')
  // Each is open to everybody already.
  const open = await ask<{ table: string }>(`
    select distinct polrelid::regclass::text as table from pg_policy where polcmd = 'r' and pg_get_expr(polqual, polrelid) = 'true' and polroles = '{0}'`)
  expect(open.map((row) => row.table)).toEqual(expect.arrayContaining(tables))
})

test('what clinical systems read names nobody but in what is theirs, and they change nothing but that they were here', async () => {
  const rows = await ask<{ table: string; right: string }>(`
    select distinct table_name as table, privilege_type as right from information_schema.column_privileges where grantee = 'livewell_clinical' order by 1, 2`)
  const tablesOf = (right: string) => rows.filter((row) => row.right === right).map((row) => row.table)
  expect(tablesOf('SELECT')).toEqual([
    'clinical_assertion',
    'clinical_request',
    'clinical_system',
    'clinical_token',
    'organisation',
    'partnership',
    'referral_progress',
    'team',
  ])
  expect(tablesOf('UPDATE')).toEqual(['clinical_system'])
})

test('what is counted has no column with a name, an address or words in it', async () => {
  const rows = await ask<{ column: string }>(`
    select table_name || '.' || column_name as column from information_schema.column_privileges
    where grantee = 'livewell_counting' and privilege_type = 'SELECT' and table_name not in ('team', 'organisation', 'entry', 'figure', 'community_group')`)
  expect(rows.length).toBeGreaterThan(20)
  for (const { column } of rows) expect(column).not.toMatch(/name|phone|email|address|postcode|words|said|note|matters|agreed$|what_/)
})

test('the writes of the application role are granted by column', async () => {
  const rows = await ask<{ table: string }>(`
    select c.relname as table from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege('livewell_app', c.oid, 'update')`)
  expect(rows).toEqual([])
})
