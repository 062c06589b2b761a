import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, HATS, NOW, TODAY, type World } from '../../../../tests/kit/world.ts'
import { narrowed } from '../../../platform/database/narrowed.ts'
import { newId } from '../../../platform/ids.ts'
import type { Hat, Member, Viewer } from '../../../platform/viewer.ts'
import { counts } from '../counts.ts'
import { aConcern, howItBegan } from '../factory.ts'
import { watchOver } from '../jobs.ts'
import { whoIsNext } from './concern.ts'
import { findConcern, listNotes, listSteps } from './queries.ts'

let world: World
let now = NOW
beforeAll(async () => {
  world = await aWorld()
})
beforeEach(async () => {
  now = NOW
  for (const table of ['outbox', 'concern', 'safety_lead', 'safety_rules']) await world.database.pool.query(`delete from ${table}`)
  await world.database.pool.query('update membership set left_at = null')
})

const linkWorker = () => world.members['link worker']
const coach = () => world.members['health coach']
const rows = async (sql: string, ...values: unknown[]) => (await world.database.pool.query(sql, values)).rows
const messages = () => rows('select to_membership, send_to, subject, body, person_id from outbox order by id')
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

/** The partnership names who answers, in order. */
const name = (...leads: Member[]) =>
  world.sow({ safetyLead: leads.map((lead, position) => ({ partnershipId: world.partnershipId, membershipId: lead.membershipId, position, name: lead.name })) })

const form = (more: Record<string, string> = {}) => ({
  id: newId(),
  aboutName: 'Rosa',
  kind: 'ending their life',
  said: 'Some days I do not see why I should get up.',
  ...more,
})
const raise = async (given = form(), as = linkWorker()) => {
  const answer = await world.ask(`/ashcombe/safety/concerns/new?person=${world.rosa.id}`, { as, form: given })
  expect(answer.status).toBe(303)
  return given.id
}
const concernRow = async (id: string) =>
  (await rows('select state, owner_id, asked, version, acknowledge_by, reader_ids, closed_at from concern where id = $1', id))[0]
const send = (id: string, what: string, given: Record<string, string>, as: Member) =>
  world.ask(`/ashcombe/safety/concerns/${id}/${what}`, { as, form: { id: newId(), ...given } })

/** The jobs that are waiting, done once, at the time it is. */
async function watch() {
  const house = { ...world.house, clock: () => now }
  for (const { partnershipId, id } of (await watchOver.waiting?.(house)) ?? []) {
    await watchOver.run(house, { id: partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, { id })
  }
}

test('a concern has an owner from the first moment, who is told without a private word', async () => {
  await name(coach(), world.coachElsewhere)
  const id = await raise()
  expect(await concernRow(id)).toMatchObject({ state: 'raised', owner_id: coach().membershipId })
  const [message, ...others] = await messages()
  expect(others).toEqual([])
  expect(message).toMatchObject({ to_membership: coach().membershipId, send_to: coach().name, person_id: null })
  expect(message.body).toContain(`/ashcombe/safety/concerns/${id}`)
  for (const word of ['Rosa', 'Hartley', 'get up', 'life']) expect(`${message.subject} ${message.body}`).not.toContain(word)
})

test('sent twice it is one concern and one message', async () => {
  await name(coach())
  const given = form()
  await raise(given)
  await raise(given)
  expect(await rows('select id from concern')).toHaveLength(1)
  expect(await messages()).toHaveLength(1)
})

test('while nobody is named, a coach of the team is asked, and with nobody else at all whoever raised it', async () => {
  expect(await concernRow(await raise())).toMatchObject({ owner_id: coach().membershipId })
  await world.database.pool.query('update membership set left_at = now() where id = $1', [coach().membershipId])
  expect(await concernRow(await raise())).toMatchObject({ owner_id: linkWorker().membershipId })
})

test('not acknowledged in time it goes to the next, and round again, until somebody does', async () => {
  await name(coach(), world.coachElsewhere)
  const id = await raise()
  later(119)
  await watch()
  expect(await concernRow(id)).toMatchObject({ owner_id: coach().membershipId, asked: 1 })
  later(2)
  await watch()
  await watch()
  expect(await concernRow(id)).toMatchObject({ state: 'raised', owner_id: world.coachElsewhere.membershipId, asked: 2 })
  expect((await messages()).map(({ to_membership }) => to_membership)).toEqual([coach().membershipId, world.coachElsewhere.membershipId])
  later(121)
  await watch()
  expect(await concernRow(id)).toMatchObject({ owner_id: coach().membershipId, asked: 3 })
  await send(id, 'acknowledge', { version: '3' }, coach())
  later(500)
  await watch()
  expect(await concernRow(id)).toMatchObject({ state: 'acknowledged', owner_id: coach().membershipId, asked: 3 })
})

test('the partnership says within how long', async () => {
  await name(coach(), world.coachElsewhere)
  await world.sow({ safetyRules: [{ partnershipId: world.partnershipId, acknowledgeWithin: 30 }] })
  const id = await raise()
  later(31)
  await watch()
  expect(await concernRow(id)).toMatchObject({ asked: 2 })
})

test('with nobody else to ask, whoever owns it is told again', async () => {
  await name(coach())
  await world.database.pool.query(`update membership set left_at = now() where 'health coach' = any (hats) and id <> $1`, [coach().membershipId])
  const id = await raise()
  later(121)
  await watch()
  expect(await concernRow(id)).toMatchObject({ owner_id: coach().membershipId, asked: 2 })
  expect(await messages()).toHaveLength(2)
})

test('a concern whose owner leaves or is away passes on, also when it was acknowledged', async () => {
  await name(coach(), world.coachElsewhere)
  const [left, away] = [await raise(), await raise()]
  await send(left, 'acknowledge', { version: '1' }, coach())
  await world.database.pool.query('update membership set left_at = now() where id = $1', [coach().membershipId])
  later(16)
  await watch()
  expect(await concernRow(left)).toMatchObject({ state: 'raised', owner_id: world.coachElsewhere.membershipId })

  await world.database.pool.query('update membership set left_at = null')
  await world.database.pool.query('update concern set owner_id = $1 where id = $2', [coach().membershipId, away])
  const said = await world.ask('/ashcombe/safety/away', { as: coach(), form: { 'awayUntil-day': '10', 'awayUntil-month': '12', 'awayUntil-year': '2026' } })
  expect(said.status).toBe(303)
  await watch()
  expect(await concernRow(away)).toMatchObject({ owner_id: world.coachElsewhere.membershipId })
  // And nothing new is asked of somebody who is away.
  expect(await concernRow(await raise())).toMatchObject({ owner_id: world.coachElsewhere.membershipId })
})

test('acknowledged, acted on and closed with what was done: each step is there, and the words are for those who answer', async () => {
  await name(coach(), world.coachElsewhere)
  const id = await raise()
  expect((await send(id, 'close', { version: '1', words: 'Done.' }, coach())).status).toBe(409)
  expect((await send(id, 'acknowledge', { version: '1' }, coach())).status).toBe(303)
  expect((await send(id, 'write-down', { version: '2', words: 'Rang her sister with her.', isDone: 'yes' }, coach())).status).toBe(303)
  expect((await send(id, 'close', { version: '2', words: 'Too late.' }, world.coachElsewhere)).status).toBe(409)
  expect((await send(id, 'close', { version: '3', words: 'She has a plan, and a talk tomorrow.' }, coach())).status).toBe(303)
  expect(await concernRow(id)).toMatchObject({ state: 'closed', version: 4, closed_at: NOW })
  expect((await send(id, 'write-down', { version: '4', words: 'More.' }, coach())).status).toBe(409)

  const raisers = await (await world.ask(`/ashcombe/safety/concerns/${id}`, { as: linkWorker() })).text()
  const answerers = await (await world.ask(`/ashcombe/safety/concerns/${id}`, { as: world.coachElsewhere })).text()
  for (const page of [raisers, answerers]) expect(page).toContain('Closed by')
  expect(answerers).toContain('Rang her sister')
  expect(raisers).not.toContain('Rang her sister')
  expect(raisers).not.toContain('She has a plan')
})

test('pressed twice, looking after it is done once; two who press at once are told', async () => {
  await name(coach(), world.coachElsewhere)
  const id = await raise()
  expect((await send(id, 'acknowledge', { version: '1' }, coach())).status).toBe(303)
  expect((await send(id, 'acknowledge', { version: '1' }, coach())).status).toBe(303)
  expect((await send(id, 'acknowledge', { version: '1' }, world.coachElsewhere)).status).toBe(409)
  expect(await concernRow(id)).toMatchObject({ owner_id: coach().membershipId, version: 2 })
})

test('passed on with a reason it is asked anew, and whoever is not named reads it no more', async () => {
  // A coach who is not named owns it; then others are named.
  const id = await raise()
  await send(id, 'acknowledge', { version: '1' }, coach())
  await name(world.coachElsewhere)
  const passed = await send(id, 'pass-on', { version: '2', words: 'I am off for two weeks.', to: world.coachElsewhere.membershipId }, coach())
  expect(passed.status).toBe(303)
  expect(await concernRow(id)).toMatchObject({ state: 'raised', owner_id: world.coachElsewhere.membershipId, reader_ids: [world.coachElsewhere.membershipId] })
  const read = (viewer: Viewer) =>
    world.asViewer(viewer, async (tx) => [await findConcern(tx, world.partnershipId, id), ...(await listNotes(tx, world.partnershipId, id))])
  expect(await read(coach())).toEqual([undefined])
  expect(await read(world.coachElsewhere)).toMatchObject([{ id }, { words: 'I am off for two weeks.' }])
})

test('when others are named, they read every concern and those before do not', async () => {
  const { members, partnershipId } = world
  await name(world.coachElsewhere, coach())
  const id = await raise()
  await send(id, 'acknowledge', { version: '1' }, world.coachElsewhere)
  await send(id, 'write-down', { version: '2', words: 'Rang her sister.', isDone: 'yes' }, world.coachElsewhere)
  const lead = members.administrator
  const page = await (await world.ask('/ashcombe/safety/set-up', { as: lead })).text()
  const typed = Object.fromEntries([...page.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</g)].map(([, name, text]) => [name as string, text as string]))
  const saved = await world.ask('/ashcombe/safety/set-up', {
    as: lead,
    form: { ...typed, version: '0', lead1: lead.membershipId, acknowledgeWithin: '60', alarmAfter: '15', dutyPhone: '01632 960001' },
  })
  expect(saved.status).toBe(303)
  const read = (viewer: Viewer) =>
    world.asViewer(viewer, async (tx) => {
      const [concern] = [await findConcern(tx, partnershipId, id)]
      return [concern !== undefined, (await listSteps(tx, partnershipId, id)).length, (await listNotes(tx, partnershipId, id)).length]
    })
  expect(await read(lead)).toEqual([true, 3, 1])
  // It is still theirs.
  expect(await read(world.coachElsewhere)).toEqual([true, 3, 1])
  expect(await read(coach())).toEqual([false, 0, 0])
})

const NOBODY_ELSE = HATS.filter((hat) => !['health coach', 'link worker', 'commissioner'].includes(hat)) as Hat[]

test('nobody else reads a concern, its steps or its notes: not the team, not an administrator, not the person; and they are there', async () => {
  const { members, partnershipId, rosa } = world
  const concern = aConcern({ partnershipId, personId: rosa.id, raisedBy: linkWorker().membershipId, ownerId: coach().membershipId })
  const note = {
    partnershipId,
    id: newId(),
    concernId: concern.id,
    kind: 'done' as const,
    words: 'Rang 111.',
    byMembership: coach().membershipId,
    byName: 'Coach',
    at: NOW,
  }
  await world.sow({ concern: [concern], concernStep: [howItBegan(concern)], concernNote: [{ ...note, readerIds: concern.readerIds }] })
  const read = (viewer: Viewer) =>
    world.asViewer(viewer, async (tx) => [
      await findConcern(tx, partnershipId, concern.id),
      ...(await listSteps(tx, partnershipId, concern.id)),
      ...(await listNotes(tx, partnershipId, concern.id)),
    ])
  for (const viewer of [...NOBODY_ELSE.map((hat) => members[hat]), world.coachElsewhere, world.stranger, world.nobody]) {
    expect(await read(viewer), viewer.hat ?? 'nobody').toEqual([undefined])
  }
  await expect(read(members.commissioner)).rejects.toThrow('permission denied')
  expect(await read(linkWorker())).toMatchObject([{ id: concern.id }, { step: 'raised' }])
  expect(await read(coach())).toMatchObject([{ id: concern.id }, { step: 'raised' }, { words: 'Rang 111.' }])
})

test('nothing of it is on the person’s page, in their story, or among who has looked', async () => {
  await name(coach())
  const id = await raise()
  await send(id, 'acknowledge', { version: '1' }, coach())
  await world.ask(`/ashcombe/safety/concerns/${id}`, { as: world.coachElsewhere })
  for (const [path, as] of [
    [`/ashcombe/people/${world.rosa.id}`, coach()],
    ['/ashcombe/my-support', world.members.person],
    ['/ashcombe/my-support/who-has-looked', world.members.person],
  ] as const) {
    const page = await (await world.ask(path, { as })).text()
    expect(page, path).not.toMatch(/concern about|get up|raised concern|looked at concern/)
  }
  const audited = await rows(`select did, person_id from audit_entry where thing = 'concern' and thing_id = $1 order by id`, id)
  expect(audited).toMatchObject(
    [
      { did: 'raised', person_id: null },
      { did: 'acknowledged', person_id: null },
      { did: 'was refused', person_id: null },
    ].slice(0, audited.length),
  )
  expect(audited.length).toBeGreaterThan(1)
})

test('a person takes away the concerns they know of, and no others', async () => {
  const [known, hidden] = [
    await raise(form({ said: 'I would like help with this.', mayRead: 'yes' })),
    await raise(form({ said: 'Somebody hides her bank card.' })),
  ]
  expect(known).not.toBe(hidden)
  const everything = JSON.stringify(await (await world.ask('/ashcombe/my-support/everything.json', { as: world.members.person })).json())
  expect(everything).toContain('I would like help with this.')
  expect(everything).not.toContain('bank card')
})

test('it is counted as a figure and nothing more', async () => {
  await name(coach(), world.coachElsewhere)
  const id = await raise()
  await raise()
  await send(id, 'acknowledge', { version: '1' }, coach())
  const { partnershipId } = world
  const counted = await narrowed(world.database.pool, { partnershipId }, async (tx) => counts[0]?.count(tx, partnershipId, TODAY), 'livewell_counting')
  expect(counted).toMatchObject({ parts: [{ count: 1 }, { count: 0 }, { count: 1 }] })
  const read = narrowed(world.database.pool, { partnershipId }, (tx) => tx.selectFrom('concern').select('said').execute(), 'livewell_counting')
  await expect(read).rejects.toThrow('permission denied')
})

test('a coach of another team raises nothing about somebody they do not reach', async () => {
  const answer = await world.ask(`/ashcombe/safety/concerns/new?person=${world.rosa.id}`, { as: world.coachElsewhere, form: form() })
  expect(answer.status).toBe(404)
  expect(await rows('select id from concern')).toEqual([])
})

test('whoever keeps a register raises a concern about somebody they know by a first name', async () => {
  await name(coach())
  const given = form({ aboutName: 'Maud', kind: 'something else' })
  const answer = await world.ask('/ashcombe/safety/concerns/new', { as: world.members['group leader'], form: given })
  expect(answer.status).toBe(303)
  expect((await world.ask(`/ashcombe/safety/concerns/${given.id}`, { as: world.members['group leader'] })).status).toBe(200)
  expect((await world.ask(`/ashcombe/safety/concerns/${given.id}/acknowledge`, { as: world.members['group leader'], form: { version: '1' } })).status).toBe(403)
})

test('who comes next', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, name: id })) as [
    { id: string; name: string },
    { id: string; name: string },
    { id: string; name: string },
  ]
  expect(whoIsNext([a, b, c], { raisedBy: 'z' })).toBe(a)
  expect(whoIsNext([a, b, c], { current: 'b', raisedBy: 'z' })).toBe(c)
  expect(whoIsNext([a, b, c], { current: 'c', raisedBy: 'z' })).toBe(a)
  expect(whoIsNext([a, b], { raisedBy: 'a' })).toBe(b)
  expect(whoIsNext([a], { current: 'a', raisedBy: 'z' })).toBeUndefined()
  expect(whoIsNext([], { raisedBy: 'z' })).toBeUndefined()
})
