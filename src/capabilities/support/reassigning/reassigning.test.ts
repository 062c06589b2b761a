import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { statementsOf } from '../../../../tests/kit/statements.ts'
import { aSupportedPerson, dayParts, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member, Viewer } from '../../../platform/viewer.ts'
import { aPlannedTalk } from '../factory.ts'
import { findReassignment, listReassigned } from './queries.ts'
import { shareOut } from './reassignment.ts'

let world: World
let coach: Member
let linkWorker: Member
let ben: string
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  linkWorker = world.members['link worker']
  ben = newId()
  await world.sow({
    membership: [
      {
        ...{ partnershipId: world.partnershipId, id: ben, accountId: newId(), name: 'Ben Lloyd', hats: ['health coach'], teamIds: [world.north.id] },
        joinedAt: new Date('2026-01-05T09:00:00Z'),
      },
    ],
  })
})
beforeEach(() => rowOf(`update support set state = 'ended', ended_on = '2026-12-01'`))
const { rowOf, messagesFor, page } = lookingInto(() => world)

const of = async (id: string) => (await rowOf('select state, led_by, led_by_name, next_talk_on, talks_in_state, version from support where id = $1', id))[0]
const plan = async (form: Record<string, string | string[]>, { as = coach, search = '' } = {}) => {
  const answer = await world.ask(`/ashcombe/support/reassign${search}`, { as, form: { id: newId(), whom: 'all', because: 'Sam has a new job', ...form } })
  return { status: answer.status, at: answer.headers.get('location') ?? '' }
}
const press = async (at: string, what: 'do' | 'undo', as = coach) => (await world.ask(`${at}/${what}`, { as, form: {} })).status

describe('giving several people to colleagues', () => {
  test('first shows what would happen and changes nothing; done, each has history, the day they planned, and a message if they asked for one', async () => {
    const mail = await aSupportedPerson(world, { name: 'Ada Mail', reachBy: 'email', email: 'ada@people.example' }, { nextTalkOn: '2026-12-10' })
    const silent = await aSupportedPerson(world, { name: 'Bo Silent' }, { talksInState: 3 })
    await world.sow({ plannedTalk: [aPlannedTalk(mail.support, { plannedOn: '2026-12-10', beginsAt: '14:30', place: 'The library' })] })
    const { at } = await plan({ to: linkWorker.membershipId })
    const { html } = await page(at, coach)
    expect(html).toContain('Give 2 people to colleagues')
    expect(html).toContain('1 of 2 gets a message')
    expect(html).toContain('Next talk Thursday 10 December')
    expect(await of(mail.support.id)).toMatchObject({ led_by: coach.membershipId, version: 1 })

    expect(await press(at, 'do')).toBe(303)
    expect(await press(at, 'do')).toBe(303)
    expect(await of(mail.support.id)).toMatchObject({ led_by: linkWorker.membershipId, state: 'link work', next_talk_on: '2026-12-10', version: 2 })
    expect(await of(silent.support.id)).toMatchObject({ led_by: linkWorker.membershipId, talks_in_state: 0, version: 2 })
    expect(await rowOf('select version, led_by_name, reason from support_history where support_id = $1 order by version', silent.support.id)).toMatchObject([
      { version: 1 },
      { version: 2, led_by_name: linkWorker.name, reason: 'Sam has a new job' },
    ])
    expect(await rowOf('select with_membership, planned_on, begins_at, place, state from planned_talk where support_id = $1', mail.support.id)).toEqual([
      { with_membership: linkWorker.membershipId, planned_on: '2026-12-10', begins_at: '14:30:00', place: 'The library', state: 'planned' },
    ])
    expect(await messagesFor(mail.person.id)).toHaveLength(1)
    expect(await messagesFor(silent.person.id)).toEqual([])
    expect(await rowOf(`select did, reason from audit_entry where person_id = $1 and did = 'handed over'`, silent.person.id)).toHaveLength(1)
  })

  test('is undone as one step; whoever was changed since stays, and is listed', async () => {
    const one = await aSupportedPerson(world, { name: 'Cy One', reachBy: 'email', email: 'cy@people.example' }, { talksInState: 3 })
    const other = await aSupportedPerson(world, { name: 'Di Other' })
    const { at } = await plan({ to: linkWorker.membershipId })
    await press(at, 'do')
    const form = { version: '2', to: ben, because: 'Closer to you', ...dayParts('firstTalkOn', '2026-12-10') }
    await world.ask(`/ashcombe/support/${other.support.id}/hand-over`, { as: linkWorker, form })
    expect(await press(at, 'undo', linkWorker)).toBe(303)
    expect(await press(at, 'undo', linkWorker)).toBe(303)
    expect(await of(one.support.id)).toMatchObject({ led_by: coach.membershipId, led_by_name: coach.name, state: 'coaching', talks_in_state: 3, version: 3 })
    expect(await of(other.support.id)).toMatchObject({ led_by: ben, version: 3 })
    const { html } = await page(at, coach)
    expect(html).toMatch(/Not taken back, because they were changed since.*Di Other/s)
    expect(await messagesFor(one.person.id)).toHaveLength(2)
    expect(await rowOf('select reason from support_history where support_id = $1 and version = 3', one.support.id)).toEqual([
      { reason: 'We took this back: Sam has a new job' },
    ])
  })

  test('whoever is changed between the preview and doing it is left out, and listed', async () => {
    const one = await aSupportedPerson(world, { name: 'Ed Stays' })
    await aSupportedPerson(world, { name: 'Flo Goes' })
    const { at } = await plan({ to: ben })
    await world.ask(`/ashcombe/support/${one.support.id}/pause`, { as: coach, form: { version: '1', because: 'A rest', ...dayParts('resumesOn', '') } })
    await press(at, 'do')
    expect(await of(one.support.id)).toMatchObject({ led_by: coach.membershipId, state: 'paused' })
    expect((await page(at, coach)).html).toMatch(/Left where they were, because they were changed meanwhile.*Ed Stays.*Flo Goes/s)
    await press(at, 'undo')
    expect(await of(one.support.id)).toMatchObject({ led_by: coach.membershipId, version: 2 })
  })

  test('coaching that rests goes on as link work with a link worker, and as coaching once it is undone', async () => {
    const { support } = await aSupportedPerson(world, { name: 'Pia Rests' }, { state: 'paused', resumesAs: 'coaching', talksInState: 4 })
    const { support: linked } = await aSupportedPerson(world, { name: 'Quin Rests' }, { state: 'paused', resumesAs: 'link work', talksInState: 2 })
    const asWhat = async (id: string) => (await rowOf('select state, resumes_as, talks_in_state from support where id = $1', id))[0]
    const { at } = await plan({ to: linkWorker.membershipId })
    await press(at, 'do')
    expect(await asWhat(support.id)).toEqual({ state: 'paused', resumes_as: 'link work', talks_in_state: 0 })
    expect(await asWhat(linked.id)).toEqual({ state: 'paused', resumes_as: 'link work', talks_in_state: 2 })
    await press(at, 'undo')
    expect(await asWhat(support.id)).toEqual({ state: 'paused', resumes_as: 'coaching', talks_in_state: 4 })
    expect(await asWhat(linked.id)).toEqual({ state: 'paused', resumes_as: 'link work', talks_in_state: 2 })
  })

  test('after seven days it stays as it is', async () => {
    await aSupportedPerson(world)
    const { at } = await plan({ to: ben })
    await press(at, 'do')
    await rowOf(`update reassignment set done_at = '2026-11-26T10:29:00Z' where state = 'done'`)
    expect(await press(at, 'undo')).toBe(409)
    expect((await page(at, coach)).html).not.toContain('Undo all of it')
  })

  test('of two who give the same people to colleagues at once, one does; the other reads that nobody was moved, and with whom they are', async () => {
    const made = []
    for (const name of ['Gus Both', 'Hal Both', 'Ian Both']) made.push(await aSupportedPerson(world, { name }))
    const mine = await plan({ to: ben })
    const theirs = await plan({ to: linkWorker.membershipId }, { as: linkWorker })
    expect(await Promise.all([press(mine.at, 'do'), press(theirs.at, 'do', linkWorker)])).toEqual([303, 303])
    const now = await Promise.all(made.map(async ({ support }) => of(support.id)))
    const [lead] = now.map(({ led_by }) => led_by)
    expect([ben, linkWorker.membershipId]).toContain(lead)
    for (const row of now) expect(row).toMatchObject({ led_by: lead, version: 2 })
    const [won, lost] = lead === ben ? [mine.at, theirs.at] : [theirs.at, mine.at]
    expect((await page(won, coach)).html).toMatch(/<h2[^>]*>3 to .*Gus Both.*Ian Both/s)
    const { html } = await page(lost, coach)
    expect(html).toMatch(/Left where they were, because they were changed meanwhile.*Gus Both.*Ian Both/s)
    expect(html).toMatch(new RegExp(`With.{0,80}${now[0].led_by_name}</span> now`, 's'))
  })

  test('the notice says how many were moved; pressed again, that it was done before', async () => {
    const one = await aSupportedPerson(world, { name: 'Jan Told' })
    await aSupportedPerson(world, { name: 'Kai Told' })
    const { at } = await plan({ to: ben })
    await world.ask(`/ashcombe/support/${one.support.id}/pause`, { as: coach, form: { version: '1', because: 'A rest', ...dayParts('resumesOn', '') } })
    const noticeOf = async (what: 'do' | 'undo') =>
      decodeURIComponent((await world.ask(`${at}/${what}`, { as: coach, form: {} })).headers.get('set-cookie') ?? '')
    expect(await noticeOf('do')).toMatch(/1 person was given to colleagues.*who stayed where they are, and why/s)
    expect(await noticeOf('do')).toContain('That was done before')
    expect(await noticeOf('undo')).toContain('1 person was taken back')
  })

  test('whoever moves to another team between the preview and doing it stays there, and the page says that one did', async () => {
    const gone = await aSupportedPerson(world, { name: 'Lea Leaves' })
    const here = await aSupportedPerson(world, { name: 'Max Remains' })
    const { at } = await plan({ to: ben })
    const { south, coachElsewhere } = world
    const form = { version: '1', to: `${coachElsewhere.membershipId} ${south.id}`, because: 'She moved house', ...dayParts('firstTalkOn', '2026-12-10') }
    expect((await world.ask(`/ashcombe/support/${gone.support.id}/another-team`, { as: coach, form })).status).toBe(303)
    expect((await page(at, coach)).html).toContain('Give 1 person to colleagues')
    expect(await press(at, 'do')).toBe(303)
    expect(await of(gone.support.id)).toMatchObject({ led_by: coachElsewhere.membershipId, version: 2 })
    expect(await of(here.support.id)).toMatchObject({ led_by: ben })
    const { html } = await page(at, coach)
    expect(html).toContain('One person has moved to another team since, and stays there')
    expect(html).not.toContain('Lea Leaves')
    expect(await press(at, 'undo')).toBe(303)
    expect(await of(gone.support.id)).toMatchObject({ led_by: coachElsewhere.membershipId, version: 2 })
  })

  test('when the colleague leaves before it is done, or whoever led before it is undone, they stay, and the page says why', async () => {
    const left = (id: string, at: string | null) => rowOf('update membership set left_at = $2 where id = $1', id, at)
    const one = await aSupportedPerson(world, { name: 'Ned Stays', reachBy: 'email', email: 'ned@people.example' })
    const first = await plan({ to: ben })
    await left(ben, '2026-12-03T09:00:00Z')
    expect(await press(first.at, 'do')).toBe(303)
    expect(await of(one.support.id)).toMatchObject({ led_by: coach.membershipId, version: 1 })
    expect((await page(first.at, coach)).html).toMatch(/because the colleague is no longer in the team.*Ned Stays/s)
    expect(await messagesFor(one.person.id)).toEqual([])
    await left(ben, null)

    const second = await plan({ to: linkWorker.membershipId })
    await press(second.at, 'do')
    await left(coach.membershipId, '2026-12-03T09:00:00Z')
    expect(await press(second.at, 'undo', linkWorker)).toBe(303)
    expect(await of(one.support.id)).toMatchObject({ led_by: linkWorker.membershipId, version: 2 })
    expect((await page(second.at, linkWorker)).html).toMatch(/Not taken back, because whoever led before is no longer in the team.*Ned Stays/s)
    expect(await messagesFor(one.person.id)).toHaveLength(1)
    await left(coach.membershipId, null)
  })

  test('whoever is of another team by the time it is done leads nobody of this one', async () => {
    const one = await aSupportedPerson(world, { name: 'Oda Stays' })
    const { at } = await plan({ to: ben })
    await rowOf('update membership set team_ids = $2 where id = $1', ben, [world.south.id])
    await press(at, 'do')
    expect(await of(one.support.id)).toMatchObject({ led_by: coach.membershipId })
    await rowOf('update membership set team_ids = $2 where id = $1', ben, [world.north.id])
  })

  test('shared out among several in turns, and only those ticked or who fit', async () => {
    const made = []
    for (const name of ['Ana A', 'Bea B', 'Cal C', 'Dot D', 'Eve E']) made.push(await aSupportedPerson(world, { name }))
    const theirs = await aSupportedPerson(world, { name: 'Fay F' }, { ledBy: linkWorker.membershipId, ledByName: linkWorker.name })
    const ticked = made.slice(0, 3).map(({ support }) => support.id)
    const { at } = await plan({ whom: 'ticked', supportId: ticked, to: [ben, linkWorker.membershipId] })
    await press(at, 'do')
    const leads = await Promise.all(made.map(async ({ support }) => (await of(support.id)).led_by))
    expect(leads.slice(3)).toEqual([coach.membershipId, coach.membershipId])
    expect(leads.slice(0, 3).filter((id) => id === ben).length).toBeGreaterThanOrEqual(1)
    expect(leads.slice(0, 3)).not.toContain(coach.membershipId)

    const second = await plan({ to: ben }, { search: `?lead=${coach.membershipId}&name=dot` })
    await press(second.at, 'do')
    expect((await of(made[3]?.support.id as string)).led_by).toBe(ben)
    expect((await of(made[4]?.support.id as string)).led_by).toBe(coach.membershipId)
    expect((await of(theirs.support.id)).led_by).toBe(linkWorker.membershipId)
  })

  test('a thousand at once is one transaction of a few statements', async () => {
    const { partnershipId, north } = world
    await rowOf(
      `with made as (select i, gen_random_uuid() as id from generate_series(1, 1000) as i), people as (
         insert into person (partnership_id, id, team_id, name, folded_name, reach_by, email)
         select $1, id, $2, 'Many ' || i, 'many ' || lpad(i::text, 4, '0'), 'email', 'many@people.example' from made
       ), asked as (
         insert into referral (partnership_id, id, reference, person_id, team_id, way_in, state, own_words, person_agreed)
         select $1, id, id::text, id, $2, 'self', 'accepted', '', true from made
       ), begun as (
         insert into support (partnership_id, id, person_id, referral_id, team_id, state, led_by, led_by_name, begun_on)
         select $1, id, id, id, $2, 'coaching', $3, 'somebody', '2026-01-05' from made
       ) insert into support_history (partnership_id, support_id, version, person_id, team_id, state, led_by_name, by_name)
         select $1, id, 1, id, $2, 'coaching', 'somebody', 'somebody' from made`,
      partnershipId,
      north.id,
      coach.membershipId,
    )
    expect((await page('/ashcombe/support/reassign?name=many', coach)).html).toContain('All 1000 who fit')
    const { at } = await plan({ to: [ben, linkWorker.membershipId] }, { search: '?name=many' })
    await rowOf('delete from outbox')
    expect(await statementsOf(world.database, async () => expect(await press(at, 'do')).toBe(303))).toBeLessThan(40)
    expect(
      await rowOf(`select led_by, count(*)::int as n from support where led_by_name <> 'somebody' and state <> 'ended' group by 1 order by 2`),
    ).toMatchObject([{ n: 500 }, { n: 500 }])
    expect(await rowOf(`select count(*)::int as n, count(distinct person_id)::int as people from outbox`)).toEqual([{ n: 1000, people: 1000 }])
    const arranging = { id: newId(), away: ben, by: coach.membershipId, ...dayParts('fromOn', '2026-12-03'), ...dayParts('untilOn', '2026-12-09') }
    const arrange = async () => (await world.ask('/ashcombe/support/cover/arrange', { as: coach, form: arranging })).status
    expect(await statementsOf(world.database, async () => expect(await arrange()).toBe(303))).toBeLessThan(30)
    expect(await rowOf(`select count(*)::int as n from outbox where kind = 'somebody is there'`)).toEqual([{ n: 500 }])
    await rowOf('delete from cover')
    expect(await press(at, 'undo')).toBe(303)
    expect(await rowOf(`select count(*)::int as n from support where led_by = $1 and state = 'coaching'`, coach.membershipId)).toEqual([{ n: 1000 }])
  })

  test.each<[string, () => Record<string, string | string[]>]>([
    ['nobody ticked', () => ({ whom: 'ticked', to: ben })],
    ['nobody to go to', () => ({})],
    ['a colleague of another team', () => ({ to: world.coachElsewhere.membershipId })],
    ['no reason', () => ({ to: ben, because: '' })],
  ])('%s is complained about', async (_, form) => {
    await aSupportedPerson(world)
    expect((await plan(form())).status).toBe(422)
  })

  test('somebody of another team who is ticked is left out; another team does not read it, nor another hat, and it is there', async () => {
    const { south, coachElsewhere, members, partnershipId } = world
    const elsewhere = await aSupportedPerson(world, { teamId: south.id }, { teamId: south.id, ledBy: coachElsewhere.membershipId })
    const here = await aSupportedPerson(world)
    const { at } = await plan({ whom: 'ticked', supportId: [elsewhere.support.id, here.support.id], to: ben })
    await press(at, 'do')
    expect((await of(elsewhere.support.id)).led_by).toBe(coachElsewhere.membershipId)
    const id = at.split('/').at(-1) as string
    const find = (as: Viewer) =>
      world
        .asViewer(as, async (tx) => [await findReassignment(tx, partnershipId, id), ...(await listReassigned(tx, { partnershipId, id }))].filter(Boolean))
        .catch(() => [])
    for (const as of [coachElsewhere, members.person, members.administrator, members.evaluator, members.commissioner, world.stranger]) {
      expect(await find(as)).toEqual([])
    }
    expect(await find(linkWorker)).toHaveLength(2)
    expect((await page(at, coachElsewhere)).status).toBe(404)
    expect(await press(at, 'undo', coachElsewhere)).toBe(404)
  })
})

test('whoever leads already stays, and the others are shared out in turns', () => {
  const rows = ['a', 'b', 'c', 'b'].map((ledBy, at) => ({ id: String(at), ledBy }))
  expect(shareOut(rows, [{ id: 'b' }, { id: 'x' }]).map(({ row, to }) => [row.id, to.id])).toEqual([
    ['0', 'b'],
    ['2', 'x'],
  ])
})
