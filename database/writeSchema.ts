import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect } from 'kysely'
import { generate, PostgresDialect as Postgres, RawExpressionNode } from 'kysely-codegen'
import type pg from 'pg'
import { migrate } from '../src/platform/database/migrate.ts'
import { openEmbedded } from '../src/platform/database/open.ts'

/** The types of the product's tables, as TypeScript, read from a migrated database. */
export async function describeSchema(pool: pg.Pool): Promise<string> {
  const text = await generate({
    db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    dialect: new Postgres(),
    camelCase: true,
    excludePattern: '{migration,migration_lock,auth.*,jobs.*}',
    defaultSchemas: ['public'],
    overrides: { columns: Object.fromEntries((await listWordLists(pool)).map(({ column, type }) => [column, new RawExpressionNode(type)])) },
    typeMapping: { date: 'string', int8: 'number' },
    typeOnlyImports: true,
    outFile: null,
    logger: new Proxy({}, { get: () => () => {} }) as never,
  })
  return `// Written by script/schema from the migrated database. A test holds it true.\n${text.replace(/^\/\*\*[\s\S]*?\*\/\n/, '')}`
}

/** Columns that a check holds to a list of words get those words as their type. */
async function listWordLists(pool: pg.Pool): Promise<{ column: string; type: string }[]> {
  const { rows } = await pool.query<{ table: string; column: string; rule: string; is_array: boolean; has_default: boolean }>(`
    select c.conrelid::regclass::text as table, a.attname as column, pg_get_constraintdef(c.oid) as rule,
      a.attndims > 0 as is_array, a.atthasdef as has_default
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'c' and cardinality(c.conkey) = 1 and c.connamespace = 'public'::regnamespace
    order by 1, 2`)
  return rows.flatMap(({ table, column, rule, is_array, has_default }) => {
    const words = [...(rule.match(/ARRAY\[(.*?)\]/)?.[1] ?? '').matchAll(/'([^']+)'::text/g)].map((match) => `'${match[1]}'`)
    if (words.length === 0) return []
    const type = is_array ? `(${words.join(' | ')})[]` : words.join(' | ')
    return [{ column: `${table}.${column}`, type: has_default ? `Generated<${type}>` : type }]
  })
}

if (import.meta.main) {
  const db = openEmbedded(await PGlite.create())
  await migrate(db.pool)
  await writeFile(join(import.meta.dirname, 'schema.ts'), await describeSchema(db.pool))
  await db.close()
}
