import { beforeAll, expect, test } from 'vitest'
import { joiningForm, somebodyComesAgain } from '../../../../tests/kit/comingAgain.ts'
import { aWorld, NOW, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { aGroup, aMember } from '../../community/factory.ts'
import { aMembership } from '../../partnerships/factory.ts'
import { aPlan } from '../../plans/book/factory.ts'
import { aGoal } from '../../plans/factory.ts'
import { aSupport } from '../../support/factory.ts'
import { FOLLOWS } from '../changes/moveToTeam.ts'
import { aPerson } from '../factory.ts'
import { MOVES, STAYS_ASIDE } from './rows.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const coach = () => ({ as: world.members['health coach'] })

test('every table about a person moves with them, or says why not', async () => {
  const { ask } = await somebodyComesAgain(world)
  const rows = await ask(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'person_id' order by 1`)
  expect(rows.map(({ name }) => name)).toEqual([...MOVES.map(({ table }) => table), ...Object.keys(STAYS_ASIDE)].sort())
})

test('what tells the rows of each table apart is its key, and what has a team takes it along unless it is not the person’s', async () => {
  const { ask } = await somebodyComesAgain(world)
  for (const { table, key, teamFollows = false } of MOVES) {
    const columns = await ask(
      `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = $1::regclass and i.indisprimary and a.attname not in ('partnership_id', 'person_id')`,
      table,
    )
    expect(columns.map(({ name }) => name).sort(), table).toEqual([...key].sort())
    const teams = await ask(`select from information_schema.columns where table_name = $1 and column_name = 'team_id'`, table)
    if (!['gap_voice', 'listed_person'].includes(table)) expect(teams.length > 0, table).toBe(teamFollows)
  }
})

test('what is about one person is found by an index in every table, when they are joined, taken apart or move to another team', async () => {
  const { ask } = await somebodyComesAgain(world)
  const indexed = await ask(
    `select i.indrelid::regclass::text as name from pg_index i
      join pg_attribute one on one.attrelid = i.indrelid and one.attnum = i.indkey[0]
      join pg_attribute two on two.attrelid = i.indrelid and two.attnum = i.indkey[1]
      where one.attname = 'partnership_id' and two.attname = 'person_id'
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = '(person_id IS NOT NULL)')`,
  )
  const names = indexed.map(({ name }) => name)
  const tables = [...new Set([...MOVES.map(({ table }) => table), ...FOLLOWS])]
  expect(tables.filter((table) => !names.includes(table))).toEqual([])
})

test('side by side, a worker sees what agrees and what differs, and that they looked is written down for both', async () => {
  const { known, comparing, ask } = await somebodyComesAgain(world)
  const html = await (await world.ask(comparing, coach())).text()
  expect(html).toContain('Differs')
  expect(html).toContain('The same')
  expect(html).toContain('they are being supported')
  expect(await ask('select from audit_entry where person_id = $1', known.id)).toHaveLength(1)
})

test('joined, everything is with the one kept, and the address of the other leads there', async () => {
  const { known, again, ask, join, person, whose } = await somebodyComesAgain(world)
  expect((await join()).headers.get('location')).toBe(`/ashcombe/people/${again.id}`)
  // Whoever is supported now is kept.
  expect(await person(known.id)).toMatchObject({ joined_to: again.id })
  expect(await person(again.id)).toMatchObject({ joined_to: null, name: 'Ivey Marsh', phone: known.phone, matters: 'The choir' })
  expect(await whose('referral', 'person_id', known.id)).toEqual([])
  expect(await ask('select from referral where person_id = $1', again.id)).toHaveLength(2)
  const answer = await world.ask(`/ashcombe/people/${known.id}`, coach())
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/ashcombe/people/${again.id}`])
  expect((await world.ask(`/ashcombe/people/${known.id}/change`, coach())).status).toBe(404)
})

test('the person reads in who has looked that their records were joined, and why', async () => {
  const { again, ask, join } = await somebodyComesAgain(world)
  await join()
  expect(await ask(`select did, thing, reason from audit_entry where person_id = $1 and did = 'joined'`, again.id)).toEqual([
    { did: 'joined', thing: 'records of the same person', reason: 'She said so on the phone' },
  ])
})

test('what differs is asked, and nothing is guessed', async () => {
  const { join } = await somebodyComesAgain(world)
  const answer = await join({ name: '', reaching: '', because: '' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const words of ['Choose which name is right', 'Choose how we can reach them safely', 'Say how you know that it is the same person'])
    expect(html).toContain(words)
})

test('two who came on one day are told apart: the answers show what each said, in the order of the columns', async () => {
  const { known, again, comparing, ask } = await somebodyComesAgain(world)
  await ask(`update person set created_at = '2026-12-01 15:30Z', may_leave_message = true, reach_note = 'Never after six' where id = $1`, known.id)
  const html = (await (await world.ask(comparing, coach())).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  expect(html).toContain('came on Tuesday 1 December 2026, 3.30pm')
  expect(html).toContain('came on Tuesday 1 December 2026, 9am')
  expect(html).toContain('Ivey Marsh (the second column), who came on Tuesday 1 December 2026, 9am')
  const question = html.slice(html.indexOf('How can we reach them safely?'))
  const [first = -1, second = -1] = [
    `Phone: ${known.phone} (may leave a message, do not text)`,
    `Phone: ${again.phone} (do not leave a message, do not text)`,
  ].map((words) => question.indexOf(words))
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first)
  expect(question.slice(first, second)).toContain('To reach them safely: Never after six In the first column')
})

test('whether to text a number that nobody gave is not asked', async () => {
  const { known, again, comparing, ask } = await somebodyComesAgain(world)
  await ask(`update person set phone = null, may_text = id = $1 where id in ($1, $2)`, known.id, again.id)
  const html = await (await world.ask(comparing, coach())).text()
  expect(html).toContain('Which name is right?')
  expect(html).not.toContain('How can we reach them safely?')
})

test('the same form sent twice joins once; of two who join them at once, the second is told', async () => {
  const { again, ask, join } = await somebodyComesAgain(world)
  const id = newId()
  expect((await join({ id })).status).toBe(303)
  expect((await join({ id })).status).toBe(303)
  const late = await join({}, world.members['link worker'])
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('These two were joined already')
  expect(await ask('select from joining where person_id = $1', again.id)).toHaveLength(1)
})

test('of two workers who join the same two at one moment, whichever way round, one does and the other is told', async () => {
  const { known, again, comparing, ask, person } = await somebodyComesAgain(world)
  const { 'health coach': one, 'link worker': two } = world.members
  const otherWayRound = `/ashcombe/people/${again.id}/same/${known.id}`
  const [first, second] = [await joiningForm(world, comparing, one), await joiningForm(world, otherWayRound, two)]
  const answers = await Promise.all([world.ask(comparing, { as: one, form: first }), world.ask(otherWayRound, { as: two, form: second })])
  const [won, late] = answers.sort((a, b) => a.status - b.status) as [Response, Response]
  expect([won.status, late.status]).toEqual([303, 409])
  expect(await late.text()).toContain('You need do nothing more')
  expect(await ask('select from joining where person_id = $1 or aside_id = $1', again.id)).toHaveLength(1)
  expect(await person(known.id)).toMatchObject({ joined_to: again.id })
})

test('of three who are joined two and two at one moment, nobody is lost: each leads to one who is kept', async () => {
  const { known, again, comparing, person } = await somebodyComesAgain(world)
  const third = aPerson({ partnershipId: world.partnershipId, teamId: world.north.id, name: 'Ivy Marsh', bornOn: known.bornOn as string, phone: '' })
  await world.sow({ person: [third] })
  const { 'health coach': one, 'link worker': two } = world.members
  const other = `/ashcombe/people/${third.id}/same/${known.id}`
  const [first, second] = [await joiningForm(world, comparing, one, { reaching: 'kept' }), await joiningForm(world, other, two, { reaching: 'kept' })]
  const answers = await Promise.all([world.ask(comparing, { as: one, form: first }), world.ask(other, { as: two, form: second })])
  for (const { status } of answers) expect([303, 409]).toContain(status)
  expect(answers.some(({ status }) => status === 303)).toBe(true)
  for (const { id } of [known, again, third]) {
    const { joined_to: to } = await person(id)
    if (to) expect(await person(to as string)).toMatchObject({ joined_to: null })
  }
})

test('joining in a circle is refused in words, and a page of both leads to the one kept', async () => {
  const { known, again, comparing, join } = await somebodyComesAgain(world)
  await join()
  for (const path of [comparing, `/ashcombe/people/${again.id}/same/${known.id}`]) {
    const answer = await world.ask(path, { ...coach(), form: await joiningForm(world, path, world.members['health coach']) })
    expect(answer.status).toBe(409)
    const look = await world.ask(path, coach())
    expect([look.status, look.headers.get('location')]).toEqual([303, `/ashcombe/people/${again.id}/same`])
  }
  expect((await world.ask(`/ashcombe/people/${known.id}/same/${known.id}`, coach())).status).toBe(404)
})

test('an account and its plan are never joined with another account: neither reads what the other wrote', async () => {
  const { known, again, comparing, ask, join, person, whose, withAnAccount } = await somebodyComesAgain(world)
  const one = await withAnAccount(known.id)
  const two = await withAnAccount(again.id)
  const { keyring } = world.house.settings
  const page = { id: newId(), kind: 'people' as const, at: new Date('2026-11-10T19:00:00Z') }
  await world.sow(
    aPlan(keyring, { partnershipId: world.partnershipId, personId: again.id, membershipId: two.membershipId, name: 'Ivey' }, [
      { ...page, answers: { more: 'A secret' } },
    ]),
  )
  expect(await (await world.ask(comparing, coach())).text()).toContain('theirs alone')
  const refused = await join()
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('one account could read what was written in the other')
  expect(await person(known.id)).toMatchObject({ joined_to: null })
  expect(await ask('select person_id from membership where id in ($1, $2) order by (id = $1) desc', one.membershipId, two.membershipId)).toEqual([
    { person_id: known.id },
    { person_id: again.id },
  ])
  expect(await whose('plan_page', 'id', page.id)).toEqual([again.id])
})

test('an invitation that nobody took up in time is no account, and one that still can be is', async () => {
  const { known, again, comparing, join } = await somebodyComesAgain(world)
  const { partnershipId } = world
  const invited = (personId: string, invitationExpiresAt: Date) =>
    aMembership({ partnershipId, hats: ['person'], personId, accountId: null, joinedAt: null, invitationHash: newId(), invitationExpiresAt })
  const hour = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
  await world.sow({ membership: [invited(known.id, hour(1)), invited(again.id, hour(-1))] })
  expect(await (await world.ask(comparing, coach())).text()).toContain('they have an account')
  expect((await join()).headers.get('location')).toBe(`/ashcombe/people/${known.id}`)
})

test('a plan, and goals that are shared with nobody, stay where they are: whoever has them is kept', async () => {
  const { known, again, join, person } = await somebodyComesAgain(world)
  await world.sow({ goal: [aGoal({ partnershipId: world.partnershipId, personId: known.id, words: 'Mine alone' })] })
  expect((await join()).headers.get('location')).toBe(`/ashcombe/people/${known.id}`)
  expect(await person(again.id)).toMatchObject({ joined_to: known.id })
})

test('two who are both being supported are not joined before one support has ended, and it says so', async () => {
  const { known, ask, join } = await somebodyComesAgain(world)
  const [{ id }] = (await ask('select id from referral where person_id = $1', known.id)) as [{ id: string }]
  const member = world.members['link worker']
  const open = aSupport({
    partnershipId: world.partnershipId,
    personId: known.id,
    teamId: world.north.id,
    referralId: id,
    ledBy: member.membershipId,
    ledByName: 'Tom',
  })
  await world.sow({ support: [open] })
  const refused = await join()
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('end the support that does not go on')
  await ask(`update support set state = 'ended', ended_on = '2026-12-01' where id = $1`, open.id)
  expect((await join()).status).toBe(303)
})

test.each([
  ['who is kept turned round', (id: string) => [`update support set state = 'ended', ended_on = '2026-12-01' where person_id = $1`, id]],
  ['details were put right', (id: string) => ['update person set version = version + 1 where id = $1', id]],
])('joined from a page on which %s since, nothing happens but that it is said, and answers are never those of somebody else', async (what, since) => {
  const { known, again, comparing, ask, join, person, withAnAccount } = await somebodyComesAgain(world)
  const form = await joiningForm(world, comparing, world.members['health coach'], { reaching: 'kept' })
  expect(form).toMatchObject({ keptSeen: again.id, reaching: again.id })
  await ask(...(since(again.id) as [string, string]))
  if (what.includes('turned')) await withAnAccount()
  const answer = await world.ask(comparing, { ...coach(), form })
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Nothing is joined yet')])
  expect([await person(known.id), await person(again.id)]).toMatchObject([{ joined_to: null }, { joined_to: null }])
  // From the page as it is now they are joined, and their answer is still the one they chose.
  const { location = '' } = Object.fromEntries((await join({ reaching: again.id })).headers)
  expect(await person(location.split('/').at(-1) as string)).toMatchObject({ phone: again.phone, joined_to: null })
})

test('on the register of a group that both are on, they stand twice, and it moves nothing of the leader’s', async () => {
  const { known, again, ask, join } = await somebodyComesAgain(world)
  const { partnershipId, north } = world
  const group = aGroup({ partnershipId, name: 'Choir' })
  const members = [known, again].map(({ id }) => aMember({ partnershipId, groupId: group.id, personId: id, teamId: north.id }))
  await world.sow({ communityGroup: [group], groupMember: members })
  expect((await join()).status).toBe(303)
  expect(new Set((await ask('select person_id from group_member where group_id = $1', group.id)).map((row) => row['person_id']))).toEqual(
    new Set([known.id, again.id]),
  )
})

test('somebody of another team reaches none of it, and the team does', async () => {
  const { known, again, comparing, joiningOf, join } = await somebodyComesAgain(world)
  const elsewhere = { as: world.coachElsewhere }
  for (const path of [comparing, `/ashcombe/people/${known.id}/same`]) {
    expect((await world.ask(path, elsewhere)).status).toBe(404)
    expect((await world.ask(path, coach())).status).toBe(200)
  }
  expect((await world.ask(comparing, { ...elsewhere, form: await joiningForm(world, comparing, world.members['health coach']) })).status).toBe(404)
  await join()
  const joined = `/ashcombe/people/${again.id}/joined/${await joiningOf(again.id)}`
  expect((await world.ask(joined, elsewhere)).status).toBe(404)
  expect((await world.ask(joined, coach())).status).toBe(200)
})
