import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, NOW, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { type Member, Viewer } from '../../../platform/viewer.ts'
import { aGroup, aMember } from '../../community/factory.ts'
import { aMembership } from '../../partnerships/factory.ts'
import { aPlan } from '../../plans/book/factory.ts'
import { shareGoal } from '../../plans/changes/shareGoal.ts'
import { aGoal, aRating, aStep } from '../../plans/factory.ts'
import type { Goal } from '../../plans/goal.ts'
import { aReferral } from '../../referrals/factory.ts'
import { aBeginning, aConversation, aSupport } from '../../support/factory.ts'
import { aPerson } from '../factory.ts'
import { gatherWhatCameLate, makeSomeKeys } from './jobs.ts'
import { MOVES, STAYS_ASIDE } from './rows.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

type Row = Record<string, unknown>
const ask = async <R extends Row = Row>(text: string, ...values: unknown[]): Promise<R[]> => (await world.database.pool.query(text, values)).rows as R[]
const coach = () => ({ as: world.members['health coach'] })
const makeKeys = () => makeSomeKeys(world.house, world.partnershipId)

let known: ReturnType<typeof aPerson>
let again: ReturnType<typeof aPerson>
let supportId: string
let goalId: string
let referralId: string
let nth = 0

/** Ivy was supported, and has a goal written down together; now she is referred once more, by another practice that spells her otherwise. */
beforeEach(async () => {
  nth++
  const { partnershipId, north, members } = world
  const bornOn = `195${nth % 10}-03-0${1 + (nth % 8)}`
  known = aPerson({ partnershipId, teamId: north.id, name: 'Ivy Marsh', bornOn, phone: `0115 496 10${10 + nth}`, createdAt: new Date('2026-01-05T09:00:00Z') })
  again = aPerson({
    partnershipId,
    teamId: north.id,
    name: 'Ivey Marsh',
    bornOn,
    phone: `07700 9001${10 + nth}`,
    matters: 'The choir',
    createdAt: new Date('2026-12-01T09:00:00Z'),
  })
  const of = { partnershipId, teamId: north.id }
  const first = aReferral({ ...of, personId: known.id, state: 'accepted' })
  const second = aReferral({ ...of, personId: again.id })
  const support = aSupport({ ...of, personId: again.id, referralId: second.id, ledBy: members['health coach'].membershipId, ledByName: 'Maya' })
  const goal = aGoal({ ...of, personId: again.id, words: 'Sing again' })
  ;[supportId, goalId, referralId] = [support.id, goal.id, second.id]
  await world.sow({
    person: [known, again],
    referral: [first, second],
    support: [support],
    supportHistory: [aBeginning(support)],
    conversation: [aConversation(support)],
    goal: [goal],
    goalStep: [aStep({ ...of, personId: again.id, goalId: goal.id, words: 'Ask when they meet' })],
    goalRating: [aRating({ ...of, personId: again.id, goalId: goal.id, said: 'I hummed' })],
  })
  await makeKeys()
})

const comparing = () => `/ashcombe/people/${known.id}/same/${again.id}`
const join = (more: Record<string, string> = {}, as = world.members['health coach']) =>
  world.ask(comparing(), { as, form: { id: newId(), because: 'She said so on the phone', name: 'kept', reaching: 'aside', ...more } })
const person = async (id: string) => (await ask('select * from person where id = $1', id))[0] as Row
const whose = async (table: string, column: string, id: string) =>
  (await ask(`select person_id from ${table} where ${column} = $1`, id)).map((row) => row['person_id'])
const joiningOf = async (id: string) => (await ask<{ id: string }>('select id from joining where person_id = $1 and apart_at is null', id))[0]?.id as string
const takeApart = async (keptId: string) =>
  world.ask(`/ashcombe/people/${keptId}/joined/${await joiningOf(keptId)}`, { ...coach(), form: { because: 'Two cousins of one name' } })

test('every table about a person moves with them, or says why not', async () => {
  const rows = await ask(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'person_id' order by 1`)
  expect(rows.map(({ name }) => name)).toEqual([...MOVES.map(({ table }) => table), ...Object.keys(STAYS_ASIDE)].sort())
})

test('what tells the rows of each table apart is its key, and what has a team takes it along unless it is not the person’s', async () => {
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

test('side by side, a worker sees what agrees and what differs, and that they looked is written down for both', async () => {
  const html = await (await world.ask(comparing(), coach())).text()
  expect(html).toContain('Differs')
  expect(html).toContain('The same')
  expect(html).toContain('they are being supported')
  expect(await ask('select from audit_entry where person_id = $1', known.id)).toHaveLength(1)
})

test('joined, everything is with the one kept, and the address of the other leads there', async () => {
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
  await join()
  expect(await ask(`select did, thing, reason from audit_entry where person_id = $1 and did = 'joined'`, again.id)).toEqual([
    { did: 'joined', thing: 'records of the same person', reason: 'She said so on the phone' },
  ])
})

/** Makes the one put aside the one that has the support: the other was known first and has an account. */
async function withAnAccount(id = known.id) {
  const row = aMembership({ partnershipId: world.partnershipId, hats: ['person'], personId: id })
  await world.sow({ membership: [row] })
  return row
}

test('goals stay readable when they move, what is written to them since as well, and all of it when they go back', async () => {
  await withAnAccount()
  expect((await join()).status).toBe(303)
  expect(await whose('goal', 'id', goalId)).toEqual([known.id])
  const read = async () => (await world.ask(`/ashcombe/goals/${goalId}`, coach())).text()
  let html = await read()
  for (const words of ['Sing again', 'Ask when they meet', 'I hummed']) expect(html).toContain(words)
  expect((await world.ask(`/ashcombe/goals/${goalId}/steps`, { ...coach(), form: { id: newId(), step: 'Buy a score' } })).status).toBe(303)
  expect(await read()).toContain('Buy a score')
  expect((await takeApart(known.id)).status).toBe(303)
  expect(await whose('goal', 'id', goalId)).toEqual([again.id])
  expect(new Set(await whose('goal_step', 'goal_id', goalId))).toEqual(new Set([again.id]))
  html = await read()
  for (const words of ['Sing again', 'Ask when they meet', 'I hummed', 'Buy a score']) expect(html).toContain(words)
})

test('taken apart again, just what moved goes back, and what was written since to the one kept stays', async () => {
  await withAnAccount()
  const before = await Promise.all(MOVES.map(({ table }) => ask(`select * from ${table} where person_id = $1 order by 1, 2, 3`, again.id)))
  const detailsBefore = await person(known.id)
  await join()
  const since = aReferral({ partnershipId: world.partnershipId, personId: known.id, teamId: world.north.id })
  await world.sow({ referral: [since] })
  expect((await takeApart(known.id)).status).toBe(303)
  const withoutSealing = (rows: Row[]) => rows.map(({ sealed_for, ...row }) => row)
  const after = await Promise.all(MOVES.map(({ table }) => ask(`select * from ${table} where person_id = $1 order by 1, 2, 3`, again.id)))
  expect(after.map(withoutSealing)).toEqual(before.map(withoutSealing))
  expect(before.flat().length).toBeGreaterThan(6)
  expect(await whose('referral', 'id', since.id)).toEqual([known.id])
  expect(await person(known.id)).toEqual({ ...detailsBefore, version: expect.any(Number) })
  expect(await person(again.id)).toMatchObject({ joined_to: null })
  // They are two, and nobody is asked again.
  expect(await (await world.ask(`/ashcombe/people/${known.id}/same`, coach())).text()).not.toContain('This may be somebody we know')
})

test('a talk written down since goes back with the stretch of support it is of', async () => {
  await withAnAccount()
  await join()
  const [support] = await ask('select * from support where id = $1', supportId)
  expect(support).toMatchObject({ person_id: known.id })
  const talk = aConversation({
    partnershipId: world.partnershipId,
    id: supportId,
    personId: known.id,
    teamId: world.north.id,
    ledBy: support?.['led_by'],
    ledByName: 'Maya',
  } as never)
  await world.sow({ conversation: [talk] })
  await takeApart(known.id)
  expect(await whose('conversation', 'id', talk.id)).toEqual([again.id])
})

test('a goal that somebody made theirs alone since stays theirs, with all that belongs to it, and nobody else opens it', async () => {
  const account = await withAnAccount()
  await join()
  const { partnership } = world.members.person
  const owner = new Viewer(partnership, {
    accountId: account.accountId as string,
    membershipId: account.id,
    name: 'Ivy',
    hat: 'person',
    personId: known.id,
  }) as Member
  const goal = (await ask('select partnership_id as "partnershipId", id, person_id as "personId" from goal where id = $1', goalId))[0] as unknown as Goal
  await world.acting(owner, (acting) => shareGoal(acting, goal, null))
  expect((await takeApart(known.id)).status).toBe(303)
  for (const table of ['goal_key', 'goal_step', 'goal_rating']) expect(await whose(table, 'goal_id', goalId), table).toEqual([known.id])
  expect(await whose('goal', 'id', goalId)).toEqual([known.id])
  expect((await world.ask(`/ashcombe/goals/${goalId}`, coach())).status).toBe(404)
  expect(await (await world.ask(`/ashcombe/goals/${goalId}`, { as: owner })).text()).toContain('Sing again')
})

test('what somebody was just writing while the two were joined follows a little later, and goes back with the rest', async () => {
  await withAnAccount()
  await join()
  const { partnershipId, north } = world
  const late = aReferral({ partnershipId, personId: again.id, teamId: north.id })
  await world.sow({ referral: [late] })
  const id = await joiningOf(known.id)
  const isWaiting = async (house: World['house']) => (await gatherWhatCameLate.waiting?.(house))?.some((each) => each.id === id)
  const gather = async () => {
    const house = { ...world.house, clock: () => new Date(NOW.getTime() + 3 * 60_000) }
    for (let waits = await gatherWhatCameLate.waiting?.(house); waits?.[0]; waits = await gatherWhatCameLate.waiting?.(house))
      await gatherWhatCameLate.run(house, { id: partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, waits[0])
    expect(await isWaiting(house)).toBe(false)
  }
  expect(await isWaiting(world.house)).toBe(false)
  await gather()
  expect(await whose('referral', 'id', late.id)).toEqual([known.id])
  expect((await ask('select moved from joining where id = $1', id))[0]).toMatchObject({ moved: { referral: 2 } })
  await takeApart(known.id)
  expect(await whose('referral', 'id', late.id)).toEqual([again.id])
})

test('details that were put right since are not put back', async () => {
  await withAnAccount()
  await join()
  await ask(`update person set phone = '0115 496 0777' where id = $1`, known.id)
  await takeApart(known.id)
  expect(await person(known.id)).toMatchObject({ phone: '0115 496 0777', matters: '' })
})

test('what differs is asked, and nothing is guessed', async () => {
  const answer = await join({ name: '', reaching: '', because: '' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const words of ['Choose which name is right', 'Choose how we can reach them safely', 'Say how you know that it is the same person'])
    expect(html).toContain(words)
})

test('the same form sent twice joins once; of two who join them at once, the second is told', async () => {
  const id = newId()
  expect((await join({ id })).status).toBe(303)
  expect((await join({ id })).status).toBe(303)
  const late = await join({}, world.members['link worker'])
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('These two were joined already')
  expect(await ask('select from joining where person_id = $1', again.id)).toHaveLength(1)
})

test('of two workers who join the same two at one moment, whichever way round, one does and the other is told', async () => {
  const { 'health coach': one, 'link worker': two } = world.members
  const form = () => ({ id: newId(), because: 'Same', name: 'kept', reaching: 'aside' })
  const answers = await Promise.all([
    world.ask(comparing(), { as: one, form: form() }),
    world.ask(`/ashcombe/people/${again.id}/same/${known.id}`, { as: two, form: form() }),
  ])
  const [won, late] = answers.sort((a, b) => a.status - b.status) as [Response, Response]
  expect([won.status, late.status]).toEqual([303, 409])
  expect(await late.text()).toContain('You need do nothing more')
  expect(await ask('select from joining where person_id = $1 or aside_id = $1', again.id)).toHaveLength(1)
  expect(await person(known.id)).toMatchObject({ joined_to: again.id })
})

test('of three who are joined two and two at one moment, nobody is lost: each leads to one who is kept', async () => {
  const third = aPerson({ partnershipId: world.partnershipId, teamId: world.north.id, name: 'Ivy Marsh', bornOn: known.bornOn as string, phone: '' })
  await world.sow({ person: [third] })
  const form = () => ({ id: newId(), because: 'Same', name: 'kept', reaching: 'kept' })
  const answers = await Promise.all([
    world.ask(comparing(), { ...coach(), form: form() }),
    world.ask(`/ashcombe/people/${third.id}/same/${known.id}`, { as: world.members['link worker'], form: form() }),
  ])
  for (const { status } of answers) expect([303, 409]).toContain(status)
  expect(answers.some(({ status }) => status === 303)).toBe(true)
  for (const { id } of [known, again, third]) {
    const { joined_to: to } = await person(id)
    if (to) expect(await person(to as string)).toMatchObject({ joined_to: null })
  }
})

test('joining in a circle is refused in words, and a page of both leads to the one kept', async () => {
  await join()
  for (const path of [comparing(), `/ashcombe/people/${again.id}/same/${known.id}`]) {
    const answer = await world.ask(path, { ...coach(), form: { id: newId(), because: 'Again', name: 'kept', reaching: 'kept' } })
    expect(answer.status).toBe(409)
    const look = await world.ask(path, coach())
    expect([look.status, look.headers.get('location')]).toEqual([303, `/ashcombe/people/${again.id}/same`])
  }
  expect((await world.ask(`/ashcombe/people/${known.id}/same/${known.id}`, coach())).status).toBe(404)
})

test('three who are one: the first leads straight to the last, and they are taken apart in the other order', async () => {
  const third = aPerson({ partnershipId: world.partnershipId, teamId: world.north.id, name: 'Ivy Marsh', bornOn: known.bornOn as string, phone: '' })
  await world.sow({ person: [third] })
  await withAnAccount(third.id)
  await join()
  const answer = await world.ask(`/ashcombe/people/${again.id}/same/${third.id}`, {
    ...coach(),
    form: { id: newId(), because: 'Same', name: 'kept', reaching: 'kept' },
  })
  expect(answer.headers.get('location')).toBe(`/ashcombe/people/${third.id}`)
  expect(await person(known.id)).toMatchObject({ joined_to: third.id })
  expect(await ask('select from match_key where person_id <> $1 and of_id in ($2, $3)', third.id, known.id, again.id)).toEqual([])
  // The first joining is of somebody who is put aside now: what to do first is said.
  const first = `/ashcombe/people/${again.id}/joined/${await joiningOf(again.id)}`
  expect((await world.ask(first, coach())).headers.get('location')).toBe(`/ashcombe/people/${third.id}/same`)
  const tooSoon = await world.ask(first, { ...coach(), form: { because: 'Two of them' } })
  expect([tooSoon.status, await tooSoon.text()]).toEqual([409, expect.stringContaining('Take those two apart first')])
  await takeApart(third.id)
  expect(await person(known.id)).toMatchObject({ joined_to: again.id })
  expect(await ask('select from match_key where person_id <> $1 and of_id = $2', again.id, known.id)).toEqual([])
  await takeApart(again.id)
  expect(await person(known.id)).toMatchObject({ joined_to: null })
})

test('an account and its plan are never joined with another account: neither reads what the other wrote', async () => {
  const one = await withAnAccount(known.id)
  const two = await withAnAccount(again.id)
  const { keyring } = world.house.settings
  const page = { id: newId(), kind: 'people' as const, at: new Date('2026-11-10T19:00:00Z') }
  await world.sow(
    aPlan(keyring, { partnershipId: world.partnershipId, personId: again.id, membershipId: two.id, name: 'Ivey' }, [
      { ...page, answers: { more: 'A secret' } },
    ]),
  )
  expect(await (await world.ask(comparing(), coach())).text()).toContain('theirs alone')
  const refused = await join()
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('one account could read what was written in the other')
  expect(await person(known.id)).toMatchObject({ joined_to: null })
  expect(await ask('select person_id from membership where id in ($1, $2) order by (id = $1) desc', one.id, two.id)).toEqual([
    { person_id: known.id },
    { person_id: again.id },
  ])
  expect(await whose('plan_page', 'id', page.id)).toEqual([again.id])
})

test('a plan, and goals that are shared with nobody, stay where they are: whoever has them is kept', async () => {
  await world.sow({ goal: [aGoal({ partnershipId: world.partnershipId, personId: known.id, words: 'Mine alone' })] })
  expect((await join()).headers.get('location')).toBe(`/ashcombe/people/${known.id}`)
  expect(await person(again.id)).toMatchObject({ joined_to: known.id })
})

test('two who are both being supported are not joined before one support has ended, and it says so', async () => {
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

test('on the register of a group that both are on, they stand twice, and it moves nothing of the leader’s', async () => {
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
  const elsewhere = { as: world.coachElsewhere }
  for (const path of [comparing(), `/ashcombe/people/${known.id}/same`]) {
    expect((await world.ask(path, elsewhere)).status).toBe(404)
    expect((await world.ask(path, coach())).status).toBe(200)
  }
  expect((await world.ask(comparing(), { ...elsewhere, form: { id: newId(), because: 'x', name: 'kept', reaching: 'kept' } })).status).toBe(404)
  await join()
  const joined = `/ashcombe/people/${again.id}/joined/${await joiningOf(again.id)}`
  expect((await world.ask(joined, elsewhere)).status).toBe(404)
  expect((await world.ask(joined, coach())).status).toBe(200)
  expect(referralId).toBeDefined()
})
