import type pg from 'pg'

export interface Table {
  /** With its schema, quoted where it must be. */
  name: string
  /** Those that are stored: what the database works out by itself is left to it. */
  columns: readonly { name: string; type: string }[]
  key: readonly string[]
  /** Names of its references to itself or to a table that comes after it. */
  aheadReferences: readonly string[]
}

/** Values as text that reads back as the very same value: days, times to the microsecond, bytes and fractions. */
export const exactly =
  "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1"

type Asks = Pick<pg.PoolClient, 'query'>

/**
 * What a backup is of: the data, or the keys of people's plans. They are never in one file: without its key a plan cannot be read, so that
 * destroying the key is enough once no file with it is kept any more.
 */
export type Part = 'data' | 'plan keys'

/** The tables of keys that people's plans and goals are sealed with. */
export const PLAN_KEYS: readonly string[] = ['public.goal_key', 'public.plan_key']

/** The tables that belong in a backup, each after those it points to. What the migrator and the job queue keep does not belong. */
export async function describeTables(client: Asks, part: Part = 'data'): Promise<Table[]> {
  return (await describeAll(client)).filter(({ name }) => PLAN_KEYS.includes(name) === (part === 'plan keys'))
}

async function describeAll(client: Asks): Promise<Table[]> {
  const { rows } = await client.query<Omit<Table, 'aheadReferences'> & { references: { name: string; to: string }[] }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
         from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select jsonb_agg(a.attname order by k.place)
         from pg_index i cross join unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
         where i.indrelid = c.oid and i.indisprimary) as key,
      (select coalesce(jsonb_agg(jsonb_build_object('name', f.conname, 'to', format('%I.%I', tn.nspname, t.relname)) order by f.conname), '[]')
         from pg_constraint f join pg_class t on t.oid = f.confrelid join pg_namespace tn on tn.oid = t.relnamespace
         where f.conrelid = c.oid and f.contype = 'f') as references
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'auth') and c.relname not in ('migration', 'migration_lock')
    order by n.nspname, c.relname`)
  const placed = new Map<string, Table>()
  const place = (row: (typeof rows)[number], above: readonly string[]) => {
    if (placed.has(row.name) || above.includes(row.name)) return
    for (const { to } of row.references) {
      const other = rows.find(({ name }) => name === to)
      if (other) place(other, [...above, row.name])
    }
    const { name, columns, key, references } = row
    if (!key) throw new Error(`${name} has no primary key, so it cannot be read page by page`)
    placed.set(name, { name, columns, key, aheadReferences: references.filter(({ to }) => !placed.has(to)).map((each) => each.name) })
  }
  for (const row of rows) place(row, [])
  return [...placed.values()]
}
