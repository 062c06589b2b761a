import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector } from 'kysely'
import { describe, expect, test } from 'vitest'
import { Compiler } from './compiler.ts'

interface Tables {
  walk: { id: string; state: string; name: string; leads: number }
}
const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (of) => new PostgresIntrospector(of),
    createQueryCompiler: () => new Compiler(),
  },
})
const walks = db.selectFrom('walk as w').select('w.id')

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
