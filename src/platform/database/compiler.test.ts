import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector } from 'kysely'
import { describe, expect, test } from 'vitest'
import { Compiler, Names } from './compiler.ts'

interface Tables {
  walk: { id: string; state: string; name: string; leads: number; lastMetOn: string }
}
const names = new Names()
const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (of) => new PostgresIntrospector(of),
    createQueryCompiler: () => new Compiler(names),
  },
  plugins: [names],
})
const walks = db.selectFrom('walk as w').select('w.id')

test('names are those of the database in a statement, and ours in its rows; a quotation mark in one stays in it', async () => {
  expect(walks.select('w.lastMetOn as sinceWhen').orderBy('w.lastMetOn').compile().sql).toBe(
    'select "w"."id", "w"."last_met_on" as "since_when" from "walk" as "w" order by "w"."last_met_on"',
  )
  expect(walks.select('w.name as a"Quoted').compile().sql).toBe('select "w"."id", "w"."name" as "a""_quoted" from "walk" as "w"')
  const { rows } = await names.transformResult({ result: { rows: [{ last_met_on: '2026-11-24' }] }, queryId: { queryId: 'one' } })
  expect(rows).toEqual([{ lastMetOn: '2026-11-24' }])
})

describe('a statement that is met again', () => {
  test('says how many rows are wanted and which state, so that one plan knows that they are few', () => {
    const { sql, parameters } = walks.where('w.name', '=', 'Mill walk').where('w.state', '=', 'waiting').limit(10).compile()
    expect(sql).toBe(`select "w"."id" from "walk" as "w" where "w"."name" = $1 and "w"."state" = 'waiting' limit 10`)
    expect(parameters).toEqual(['Mill walk'])
  })

  test('says several states, and those that are not meant', () => {
    expect(walks.where('w.state', 'in', ['due', 'asked']).compile()).toMatchObject({
      sql: `select "w"."id" from "walk" as "w" where "w"."state" in ('due', 'asked')`,
      parameters: [],
    })
    expect(walks.where('w.state', '<>', 'ended').compile().sql).toMatch(/where "w"\."state" <> 'ended'$/)
  })

  test('a state that holds a quotation mark stays one word', () => {
    expect(walks.where('w.state', '=', `it's'; drop table walk --`).compile().sql).toMatch(/"state" = 'it''s''; drop table walk --'$/)
  })

  test('everything else is given apart', () => {
    const { sql, parameters } = walks.where('w.leads', 'in', [2, 3]).where('w.id', '=', 'one').whereRef('w.state', '=', 'w.name').compile()
    expect(sql).toBe('select "w"."id" from "walk" as "w" where "w"."leads" in ($1, $2) and "w"."id" = $3 and "w"."state" = "w"."name"')
    expect(parameters).toEqual([2, 3, 'one'])
  })
})
