import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { beforeAll, describe, expect, test } from 'vitest'
import { engine } from '../../../tests/kit/database.ts'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { writeBackup } from '../../platform/database/backup.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { narrowed } from '../../platform/database/narrowed.ts'
import { openEmbedded } from '../../platform/database/open.ts'
import { newId } from '../../platform/ids.ts'
import { DoesNotOpen } from '../../platform/sealing.ts'
import { addPage } from './book/changes/addPage.ts'
import { changePage } from './book/changes/changePage.ts'
import { writeAnswer } from './book/document.ts'
import { findPage } from './book/queries.ts'
import { aGoal, aRating, aStep } from './factory.ts'
import { paths } from './paths.ts'
import { findGoal, listGoals, listRatings, listSteps } from './queries.ts'
import { sealWhatWaits } from './sealWhatWaits.ts'

// Words that nothing else says, wherever they were written.
const SECRET = 'heron'

let world: World
let goalId: string
let pageId: string
beforeAll(async () => {
  world = await aWorld()
  pageId = await aPage()
  goalId = await aGoalOnItsWay()
})

const me = () => world.members.person
const ask = (path: string, form: Record<string, string>) => world.ask(path, { as: me(), form })

async function aPage() {
  const id = newId()
  await world.acting(me(), async (acting) => {
    await addPage(acting, { id, personId: world.rosa.id, kind: 'own', title: 'What the heron knows' })
    await changePage(acting, { id }, (doc) => writeAnswer(doc, 'words', '', 'The heron by the old mill'))
  })
  return id
}

/** A goal with words wherever a goal has words, as somebody writes and changes it. */
async function aGoalOnItsWay() {
  const id = newId()
  const scale = { asHoped: 'heron at dawn', more: 'heron at noon', muchMore: 'heron at dusk', less: 'heron far off', muchLess: 'no heron' }
  const day = { 'reviewOn-day': '14', 'reviewOn-month': '1', 'reviewOn-year': '2027' }
  await ask(paths.write('ashcombe', world.rosa.id), { id, words: 'See a heron', way: '', step: 'heron boots', ...scale, startLevel: '-2', ...day })
  await ask(paths.change('ashcombe', id), { version: '1', words: 'See the heron again', way: '', ...scale, ...day })
  await ask(paths.addStep('ashcombe', id), { id: newId(), step: 'heron book' })
  await ask(paths.rate('ashcombe', id), { id: newId(), level: '0', said: 'A heron flew by' })
  return id
}

const wholeGoal = (id: string) =>
  world.acting(me(), async (acting) => {
    const of = { partnershipId: world.partnershipId, personId: world.rosa.id, id }
    return [await findGoal(acting, world.partnershipId, id), await listSteps(acting, of), await listRatings(acting, of)]
  })

describe('whoever finds no key finds no sentence', () => {
  test('of a page or a goal in any table of the database, and they are there', async () => {
    const { rows: tables } = await world.database.pool.query(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth', 'jobs')`,
    )
    expect(tables.length).toBeGreaterThan(30)
    for (const { name } of tables) {
      const { rows } = await world.database.pool.query(`select t::text as line from ${name} t where t::text ~* $1 or t::text ~ $2`, [SECRET, hexOf(SECRET)])
      expect([name, rows]).toEqual([name, []])
    }
    expect(JSON.stringify(await wholeGoal(goalId)).match(/heron/gi)).toHaveLength(9)
    const page = await world.acting(me(), (acting) => findPage(acting, world.partnershipId, pageId))
    expect(page?.content).toMatchObject({ title: 'What the heron knows', answers: { words: 'The heron by the old mill' } })
  })

  test.each(['data', 'plan keys'] as const)('in a backup of the %s, and what belongs there is', async (part) => {
    const out = new PassThrough()
    const [bytes] = await Promise.all([buffer(out), writeBackup(world.database.pool, out, { part })])
    const text = gunzipSync(bytes).toString('utf8')
    expect([text.toLowerCase().includes(SECRET), text.includes(hexOf(SECRET)), text.includes(goalId)]).toEqual([false, false, true])
  })
})

const hexOf = (words: string) => Buffer.from(words).toString('hex')

test('words of one goal do not open in the place of another’s', async () => {
  const other = await aGoalOnItsWay()
  await world.database.pool.query('update goal set sealed = (select sealed from goal where id = $1) where id = $2', [goalId, other])
  await expect(world.acting(me(), (acting) => findGoal(acting, world.partnershipId, other))).rejects.toThrow(DoesNotOpen)
  await world.database.pool.query('delete from goal where id = $1', [other])
})

describe('words from before goals were sealed', () => {
  test.runIf(engine === 'embedded')('are kept by the migration until the server starts', async () => {
    const old = openEmbedded(await PGlite.create())
    await migrate(old.pool, undefined, '2026-11-23T1015-create-crisis-cards')
    const id = newId()
    await old.pool.query(`insert into partnership (partnership_id, slug, name) values ('${id}', 'old', 'Old')`)
    await old.pool.query(`insert into team (partnership_id, id, name, area) values ('${id}', '${id}', 'Team', 'All')`)
    await old.pool.query(
      `insert into person (partnership_id, id, team_id, name, folded_name, reach_by) values ('${id}', '${id}', '${id}', 'Ada', 'ada', 'phone')`,
    )
    await old.pool.query(
      `insert into goal (partnership_id, id, person_id, team_id, words, as_hoped, by_name) values ('${id}', '${id}', '${id}', '${id}', 'Sail "again"', 'At sea', 'Ada')`,
    )
    await old.pool.query(`insert into goal_step (partnership_id, id, goal_id, person_id, words) values ('${id}', '${id}', '${id}', '${id}', 'Find the boat')`)
    await migrate(old.pool)
    await sealWhatWaits({ database: old, settings: world.house.settings })
    const house = world.house
    const read = await narrowed(old.pool, { partnershipId: id, personId: id }, async (tx) => [
      await findGoal({ tx, house }, id, id),
      await listSteps({ tx, house }, { partnershipId: id, personId: id, id }),
    ])
    expect(read).toMatchObject([{ words: 'Sail "again"', asHoped: 'At sea', more: '' }, [{ words: 'Find the boat' }]])
    await old.close()
  })

  const many = 405
  /** Goals as a migration leaves them: without a key, their words waiting. */
  async function leaveSomeWaiting() {
    const of = { partnershipId: world.partnershipId, personId: world.rosa.id, teamId: world.north.id }
    const goals = Array.from({ length: many }, (_, i) => aGoal({ ...of, words: `Old words ${i}` }))
    const first = goals[0] as (typeof goals)[number]
    const step = aStep({ ...of, goalId: first.id, words: 'An old step' })
    const rating = aRating({ ...of, goalId: first.id, said: '' })
    await world.sow({ goal: goals, goalStep: [step], goalRating: [rating] })
    const waiting = [
      ...goals.map(({ id, words, muchLess, less, asHoped, more, muchMore }) => ({
        of: 'goal',
        id,
        goal: id,
        words: { words, muchLess, less, asHoped, more, muchMore },
      })),
      { of: 'goal_step', id: step.id, goal: first.id, words: step.words },
      { of: 'goal_rating', id: rating.id, goal: first.id, words: rating.said },
    ]
    const { pool } = world.database
    await pool.query('delete from goal_key where goal_id = any ($1)', [goals.map(({ id }) => id)])
    for (const table of ['goal', 'goal_step', 'goal_rating'])
      await pool.query(`update ${table} set sealed = '' where id = any ($1)`, [waiting.map(({ id }) => id)])
    await pool.query(
      `insert into words_to_seal (partnership_id, of_table, id, goal_id, person_id, team_id, words)
        select $1, w->>'of', (w->>'id')::uuid, (w->>'goal')::uuid, $2, $3, w->'words' from jsonb_array_elements($4) w`,
      [world.partnershipId, world.rosa.id, world.north.id, JSON.stringify(waiting)],
    )
    return first.id
  }
  const waits = async () => (await world.database.pool.query('select count(*) as count from words_to_seal')).rows[0].count

  test('are sealed at the start, also when a start before it was stopped in the middle, and read as they were written', async () => {
    const first = await leaveSomeWaiting()
    const { database } = world
    let lots = 0
    const dying = {
      ...database,
      pool: {
        connect: () => {
          if (++lots > 3) throw new Error('killed')
          return database.pool.connect()
        },
      },
    }
    await expect(sealWhatWaits({ ...world.house, database: dying as never })).rejects.toThrow('killed')
    expect(await waits()).toBeGreaterThan(0)
    expect(await waits()).toBeLessThan(many)
    await sealWhatWaits(world.house)
    expect(await waits()).toBe(0)
    await sealWhatWaits(world.house)
    const coachs = await world.asViewer(world.members['health coach'], (tx) =>
      listGoals({ tx, house: world.house }, world.partnershipId, world.rosa.id, { limit: 1000 }),
    )
    expect(coachs.filter(({ words }) => words.startsWith('Old words'))).toHaveLength(many)
    const [, steps, ratings] = await wholeGoal(first)
    expect([steps, ratings]).toMatchObject([[{ words: 'An old step' }], [{ said: '' }]])
  })
})
