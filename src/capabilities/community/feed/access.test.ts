import { beforeAll, expect, test } from 'vitest'
import { sowDirectory } from '../../../../tests/kit/directory.ts'
import { liveIn } from '../../../../tests/kit/livedIn.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { asFeed } from './streaming.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
  await liveIn(world)
  await sowDirectory(world)
})

/** Every table of the product, and whether somebody may read it. */
async function tablesRead(): Promise<{ read: string[]; refused: string[] }> {
  const { rows } = await world.database.pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'v', 'm') and relnamespace = 'public'::regnamespace order by 1`,
  )
  const [read, refused]: [string[], string[]] = [[], []]
  for (const { name } of rows) {
    const isRead = await asFeed(world.database.pool, world.partnershipId, (tx) =>
      tx
        .selectFrom(name as 'entry')
        .select((eb) => eb.fn.countAll().as('n'))
        .execute(),
    ).then(
      () => true,
      (problem: { code?: string }) => {
        if (problem.code !== '42501') throw problem
        return false
      },
    )
    if (isRead) read.push(name)
    else refused.push(name)
  }
  return { read, refused }
}

test('the feed reaches published tables and no other, though they are there', async () => {
  const { read, refused } = await tablesRead()
  expect(read).toEqual([
    'cost_option',
    'entry',
    'entry_contact',
    'entry_place',
    'entry_term',
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
  expect(refused).toEqual(
    expect.arrayContaining(['person', 'referral', 'group_member', 'attendance', 'community_group', 'membership', 'keeper', 'suggestion', 'entry_history']),
  )
  const { rows } = await world.database.pool.query('select count(*)::int as people from person')
  expect(rows[0].people).toBeGreaterThan(1)
})

test('it reads of a partnership what everybody may know, and not what it decided about itself', async () => {
  const read = (column: string) =>
    asFeed(world.database.pool, world.partnershipId, (tx) =>
      tx
        .selectFrom('partnership')
        .select(column as 'slug')
        .execute(),
    )
  expect(await read('slug')).toHaveLength(2)
  await expect(read('staff_need_totp')).rejects.toThrow('permission denied')
})

test('it writes nothing, and reaches neither accounts nor jobs', async () => {
  const { rows } = await world.database.pool.query(
    `select table_name from information_schema.role_table_grants where grantee = 'livewell_feed' and privilege_type <> 'SELECT'`,
  )
  expect(rows).toEqual([])
  const { rows: schemas } = await world.database.pool.query(
    `select has_schema_privilege('livewell_feed', 'auth', 'usage') as auth, has_schema_privilege('livewell_feed', 'jobs', 'usage') as jobs`,
  )
  expect(schemas).toEqual([{ auth: false, jobs: false }])
  await expect(
    asFeed(world.database.pool, world.partnershipId, (tx) =>
      tx.updateTable('entry').set({ name: 'Mine' }).where('partnershipId', '=', world.partnershipId).execute(),
    ),
  ).rejects.toThrow('permission denied')
})

test('nothing that a keeper or a worker is called stands in the feed', async () => {
  const everything = await (await world.ask('/ashcombe/open-referral-uk/v3/services?format=ndjson&full=true')).text()
  // Who checked it last is for the page, where it was agreed to; the day is for everybody.
  expect(everything).toContain('"assured_date":"2026-11-02"')
  expect(everything).not.toMatch(/Sam Okoro|group_id|version/)
})
