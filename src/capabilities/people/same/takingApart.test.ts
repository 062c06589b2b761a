import { beforeAll, expect, test } from 'vitest'
import { joiningForm, somebodyComesAgain } from '../../../../tests/kit/comingAgain.ts'
import { aWorld, NOW, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { aPlan } from '../../plans/book/factory.ts'
import { shareGoal } from '../../plans/changes/shareGoal.ts'
import { aGoal } from '../../plans/factory.ts'
import type { Goal } from '../../plans/goal.ts'
import { aReferral } from '../../referrals/factory.ts'
import { aConversation } from '../../support/factory.ts'
import { aPerson } from '../factory.ts'
import { gatherWhatCameLate } from './jobs.ts'
import { MOVES } from './rows.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const coach = () => ({ as: world.members['health coach'] })

test('goals stay readable when they move, what is written to them since as well, and all of it when they go back', async () => {
  const { known, again, goalId, join, takeApart, whose, withAnAccount } = await somebodyComesAgain(world)
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
  const { known, again, ask, joiningOf, join, takeApart, person, whose, withAnAccount } = await somebodyComesAgain(world)
  await withAnAccount()
  const before = await Promise.all(MOVES.map(({ table }) => ask(`select * from ${table} where person_id = $1 order by 1, 2, 3`, again.id)))
  const detailsBefore = await person(known.id)
  await join()
  const record = await (await world.ask(`/ashcombe/people/${known.id}/joined/${await joiningOf(known.id)}`, coach())).text()
  for (const words of [again.phone, `Before: ${known.phone}`, 'The choir', 'Not said before']) expect(record).toContain(words)
  const since = aReferral({ partnershipId: world.partnershipId, personId: known.id, teamId: world.north.id })
  await world.sow({ referral: [since] })
  expect((await takeApart(known.id)).status).toBe(303)
  const withoutSealing = (rows: Record<string, unknown>[]) => rows.map(({ sealed_for, ...row }) => row)
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
  const { known, again, support, join, takeApart, whose, withAnAccount } = await somebodyComesAgain(world)
  await withAnAccount()
  await join()
  expect(await whose('support', 'id', support.id)).toEqual([known.id])
  const talk = aConversation({ ...support, personId: known.id })
  await world.sow({ conversation: [talk] })
  await takeApart(known.id)
  expect(await whose('conversation', 'id', talk.id)).toEqual([again.id])
})

test('a goal that somebody made theirs alone since stays theirs, with all that belongs to it, and nobody else opens it', async () => {
  const { known, goalId, ask, join, takeApart, whose, withAnAccount } = await somebodyComesAgain(world)
  const owner = await withAnAccount()
  await join()
  const goal = (await ask('select partnership_id as "partnershipId", id, person_id as "personId" from goal where id = $1', goalId))[0] as unknown as Goal
  await world.acting(owner, (acting) => shareGoal(acting, goal, null))
  expect((await takeApart(known.id)).status).toBe(303)
  for (const table of ['goal_key', 'goal_step', 'goal_rating']) expect(await whose(table, 'goal_id', goalId), table).toEqual([known.id])
  expect(await whose('goal', 'id', goalId)).toEqual([known.id])
  expect((await world.ask(`/ashcombe/goals/${goalId}`, coach())).status).toBe(404)
  expect(await (await world.ask(`/ashcombe/goals/${goalId}`, { as: owner })).text()).toContain('Sing again')
})

test('what somebody was just writing while the two were joined follows a little later, and goes back with the rest', async () => {
  const { known, again, ask, joiningOf, join, takeApart, whose, withAnAccount } = await somebodyComesAgain(world)
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

test('whoever has an account and a plan is kept, and reads all of it: joined, and after they are taken apart', async () => {
  const { known, join, takeApart, withAnAccount, person, again } = await somebodyComesAgain(world)
  const owner = await withAnAccount()
  const by = { partnershipId: world.partnershipId, personId: known.id, membershipId: owner.membershipId, name: 'Ivy' }
  const page = { id: newId(), kind: 'people' as const, at: new Date('2026-11-10T19:00:00Z'), answers: { more: 'My sister in Leeds' } }
  const mine = aGoal({ partnershipId: world.partnershipId, personId: known.id, words: 'Mine alone' })
  await world.sow({ ...aPlan(world.house.settings.keyring, by, [page]), goal: [mine] })
  const reads = async () => {
    expect(await (await world.ask(`/ashcombe/plan-pages/${page.id}`, { as: owner })).text()).toContain('My sister in Leeds')
    expect(await (await world.ask(`/ashcombe/goals/${mine.id}`, { as: owner })).text()).toContain('Mine alone')
    for (const path of [`/plan-pages/${page.id}`, `/goals/${mine.id}`]) expect((await world.ask(`/ashcombe${path}`, coach())).status).toBe(404)
  }
  await reads()
  expect((await join()).headers.get('location')).toBe(`/ashcombe/people/${known.id}`)
  expect(await person(again.id)).toMatchObject({ joined_to: known.id })
  await reads()
  await takeApart(known.id)
  await reads()
})

test('details that were put right since are not put back', async () => {
  const { known, ask, join, takeApart, person, withAnAccount } = await somebodyComesAgain(world)
  await withAnAccount()
  await join()
  await ask(`update person set phone = '0115 496 0777' where id = $1`, known.id)
  await takeApart(known.id)
  expect(await person(known.id)).toMatchObject({ phone: '0115 496 0777', matters: '' })
})

test.each([
  ['a number that was put right since is never left a message because that was safe on another', { phone: '0115 496 0777' }],
  ['what was put right since of a number stays with that number, also where both had said the same', { may_text: true }],
])('%s', async (_, since) => {
  const { known, again, ask, join, takeApart, person, withAnAccount } = await somebodyComesAgain(world)
  await withAnAccount()
  await ask(`update person set may_leave_message = true, reach_note = 'Any time', may_text = false where id = $1`, known.id)
  await ask(`update person set may_leave_message = false, reach_note = 'Never after six', may_text = false where id = $1`, again.id)
  await join()
  const [[column, value]] = Object.entries(since) as [[string, unknown]]
  await ask(`update person set ${column} = $2 where id = $1`, known.id, value)
  await takeApart(known.id)
  expect(await person(known.id)).toMatchObject({ phone: again.phone, may_leave_message: false, reach_note: 'Never after six', ...since })
})

test('a no to being counted stands when the worker says that it is the one, and the yes is there again when they are two', async () => {
  const { known, again, comparing, ask, join, takeApart, person, withAnAccount } = await somebodyComesAgain(world)
  await withAnAccount()
  expect(await (await world.ask(comparing, coach())).text()).not.toContain('May their figures be counted')
  await ask('update person set counts_in_evaluation = true where id = $1', known.id)
  const unanswered = await join()
  expect([unanswered.status, await unanswered.text()]).toEqual([422, expect.stringContaining('Choose whether their figures may be counted')])
  expect((await join({ counting: 'aside' })).status).toBe(303)
  expect(await person(known.id)).toMatchObject({ counts_in_evaluation: false })
  await takeApart(known.id)
  expect([await person(known.id), await person(again.id)]).toMatchObject([{ counts_in_evaluation: true }, { counts_in_evaluation: false }])
})

test('three who are one: the first leads straight to the last, and they are taken apart in the other order', async () => {
  const { known, again, ask, joiningOf, join, takeApart, person, withAnAccount } = await somebodyComesAgain(world)
  const third = aPerson({ partnershipId: world.partnershipId, teamId: world.north.id, name: 'Ivy Marsh', bornOn: known.bornOn as string, phone: '' })
  await world.sow({ person: [third] })
  await withAnAccount(third.id)
  await join()
  const path = `/ashcombe/people/${again.id}/same/${third.id}`
  const answer = await world.ask(path, { ...coach(), form: await joiningForm(world, path, world.members['health coach'], { reaching: 'kept' }) })
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
