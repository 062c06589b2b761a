import { beforeAll, expect, test } from 'vitest'
import { liveIn } from '../../../tests/kit/livedIn.ts'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { aPlannedTalk } from '../support/factory.ts'
import { FOLLOWS, moveToTeam, STAYS } from './changes/moveToTeam.ts'
import { findPerson } from './queries.ts'

let world: World
let supportId: string
beforeAll(async () => {
  world = await aWorld()
  const { support } = await liveIn(world)
  supportId = support.id
  await world.sow({ plannedTalk: [aPlannedTalk(support)] })
})
const ask = async (text: string, ...values: unknown[]) => (await world.database.pool.query(text, values)).rows

test('every table that a team reaches because of a person follows them, or says why not', async () => {
  const rows = await ask(`
    select a.table_name as name from information_schema.columns a join information_schema.columns b using (table_schema, table_name)
    where table_schema = 'public' and a.column_name = 'person_id' and b.column_name = 'team_id' order by 1`)
  expect(rows.map(({ name }) => name)).toEqual([...FOLLOWS, ...Object.keys(STAYS)].sort())
})

test('somebody who moves takes everything with them: the new team reaches it, and the old one no more', async () => {
  const { rosa, north, south, members, coachElsewhere, partnershipId } = world
  const held = async (teamId: string) => {
    const counts = await Promise.all(
      FOLLOWS.map((table) => ask(`select count(*)::int as n from ${table} where person_id = $1 and team_id = $2`, rosa.id, teamId)),
    )
    return counts.map(([{ n }]) => n as number)
  }
  const before = await held(north.id)
  expect(before.filter((n) => n > 0).length).toBeGreaterThan(8)
  const others = () => ask('select count(*)::int as n from referral where team_id = $1 and person_id <> $2', north.id, rosa.id)
  const ofOthers = await others()
  const alone = () => ask('select id from goal where person_id = $1 and team_id is null', rosa.id)
  const theirs = await alone()

  await world.acting(members['health coach'], (acting) => moveToTeam(acting, { personId: rosa.id, from: north.id, to: south.id }))
  expect(await held(south.id)).toEqual(before)
  expect(await held(north.id)).toEqual(before.map(() => 0))
  expect(await others()).toEqual(ofOthers)
  expect(await alone()).toEqual(theirs)
  expect(theirs.length).toBeGreaterThan(0)
  expect(await world.asViewer(coachElsewhere, (tx) => findPerson(tx, partnershipId, rosa.id))).toMatchObject({ teamId: south.id })
  expect(await world.asViewer(members['health coach'], (tx) => findPerson(tx, partnershipId, rosa.id))).toBeUndefined()
  expect(await world.asViewer(coachElsewhere, (tx) => tx.selectFrom('support').select('id').where('id', '=', supportId).execute())).toHaveLength(1)
})
