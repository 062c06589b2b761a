import { beforeAll, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../tests/kit/world.ts'
import { newId } from '../../platform/ids.ts'
import type { Member } from '../../platform/viewer.ts'
import { listLedBy, listOfTeams } from './queries.ts'
import { OPEN } from './support.ts'

const PEOPLE = 4000

let world: World
let coach: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  const { partnershipId, north, south, coachElsewhere, database } = world
  // One in twenty is led by the coach, half belong to the other team, and most support has ended, as after some years.
  await database.pool.query(
    `with made as (
       select i, gen_random_uuid() as id, 'made up ' || lpad((i * 7919 % ${PEOPLE})::text, 8, '0') as name,
         case when i % 2 = 0 then $2::uuid else $3::uuid end as team_id
       from generate_series(1, ${PEOPLE}) as i
     ), people as (
       insert into person (partnership_id, id, team_id, name, folded_name, reach_by) select $1, id, team_id, name, name, 'phone' from made
     ), asked as (
       insert into referral (partnership_id, id, reference, person_id, team_id, way_in, state, own_words, person_agreed)
       select $1, id, id::text, id, team_id, 'self', 'accepted', '', true from made
     )
     insert into support (partnership_id, id, person_id, referral_id, team_id, state, led_by, led_by_name, next_talk_on, begun_on)
     select $1, id, id, id, team_id, case when i % 7 = 0 then 'coaching' when i % 7 = 1 then 'link work' else 'ended' end,
       case when i % 20 = 0 then $4::uuid else $5::uuid end, 'somebody', '2026-12-01'::date + i % 30, '2026-01-05' from made`,
    [partnershipId, north.id, south.id, coach.membershipId, coachElsewhere.membershipId],
  )
  await database.pool.query('analyze')
})

const asked = { today: TODAY, states: OPEN, beginning: 'made up', after: { id: newId(), personId: newId(), foldedName: 'made up 00002000', nextTalkOn: TODAY } }
const planOf = (list: typeof listLedBy | typeof listOfTeams) =>
  world.asViewer(coach, async (tx) => JSON.stringify(await list(tx, coach, asked).explain('json')))

// Under row-level security an index is used only for comparisons that leak nothing: a test, because nothing else would notice.
test('the caseload of a worker is read from the index of who leads', async () => {
  const plan = await planOf(listLedBy)
  expect(plan).toContain('"Index Name":"support_led_by"')
  expect(plan).toMatch(/"Index Cond":"[^"]*led_by = [^"]*state = state/)
})

test('the caseload of a team is read from the index of its names, with the name and the page in it, and support from its own', async () => {
  const plan = await planOf(listOfTeams)
  expect(plan).toContain('"Index Name":"person_of_team_by_name"')
  expect(plan).toMatch(/"Index Cond":"[^"]*team_id = [^"]*folded_name >= [^"]*ROW\((?:p\.)?folded_name, (?:p\.)?id\) >= /)
  expect(plan).toMatch(/"Index Name":"support_of_(team|person)"/)
  expect(plan).not.toContain('Seq Scan')
})
