import { beforeAll, expect, test } from 'vitest'
import { liveIn } from '../../../../tests/kit/livedIn.ts'
import { aSupportedPerson, conversing, dayParts, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, HATS, TODAY, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/viewer.ts'
import { needsMe } from '../home.ts'

let world: World
let coach: Member
let linkWorker: Member
let lived: Awaited<ReturnType<typeof liveIn>>
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  linkWorker = world.members['link worker']
  lived = await liveIn(world)
})
const { rowOf, page } = lookingInto(() => world)
const home = async (as = coach) => JSON.stringify(await world.acting(as, needsMe))

test('moving on keeps each goal in both voices, and the letter is the person’s', async () => {
  const { support, goal } = lived
  const path = `/ashcombe/support/${support.id}`
  expect((await page(`${path}/letter`, coach)).status).toBe(404)
  expect((await page(`${path}/end`, coach)).html).toContain(`theirs-${goal.id}`)
  const form = {
    version: '1',
    [`theirs-${goal.id}`]: 'achieved',
    [`ours-${goal.id}`]: 'partly',
    theirWords: 'I laugh more',
    ourWords: 'She walks ahead of me now',
    givesBack: 'I could make the tea',
    staysOpen: 'The Thursday walk',
  }
  expect((await world.ask(`${path}/end`, { as: coach, form: { ...form, [`ours-${goal.id}`]: 'so-so' } })).status).toBe(422)
  expect((await world.ask(`${path}/end`, { as: coach, form })).status).toBe(303)
  const [row] = await rowOf('select * from moving_on where support_id = $1', support.id)
  expect(row.goals).toEqual([{ goalId: goal.id, theirs: 'achieved', ours: 'partly' }])
  // The words of a goal stay sealed where they are.
  expect(JSON.stringify(row)).not.toContain(goal.words)

  for (const reader of [world.members.person, linkWorker]) {
    const { html } = await page(`${path}/letter`, reader)
    for (const words of ['I laugh more', 'She walks ahead of me now', 'I could make the tea', 'The Thursday walk', 'As I see it: Got there.'])
      expect(html).toContain(words)
  }
  expect((await page('/ashcombe/my-support', world.members.person)).html).toContain(`${path}/letter`)
  const others = HATS.filter((hat) => !['person', 'health coach', 'link worker', 'commissioner'].includes(hat))
  for (const as of [...others.map((hat) => world.members[hat]), world.coachElsewhere]) expect((await page(`${path}/letter`, as)).status).toBe(404)
})

test('the letter is theirs as a PDF, tagged with its language, also in large print', async () => {
  const path = `/ashcombe/support/${lived.support.id}/letter.pdf`
  const file = async (query: string, as: Member) => {
    const answer = await world.ask(`${path}${query}`, { as })
    return { status: answer.status, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const [standard, large] = [await file('', world.members.person), await file('?print=large', coach)]
  for (const { status, type, bytes } of [standard, large]) {
    expect([status, type, bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
    expect(bytes.toString('latin1')).toMatch(/\/Lang \(en-GB\)/)
  }
  const pages = ({ bytes }: typeof large) => Number(/\/Type \/Pages[^>]*\/Count (\d+)/.exec(bytes.toString('latin1'))?.[1])
  expect(pages(standard)).toBe(1)
  expect(large.bytes.equals(standard.bytes)).toBe(false)
  for (const hat of HATS.filter((each) => !['person', 'health coach', 'link worker', 'commissioner'].includes(each)))
    expect((await file('', world.members[hat])).status, hat).toBe(404)
})

test('the letter goes by e-mail to the person and nobody else, when they choose that, and once', async () => {
  const { support } = lived
  const path = `/ashcombe/support/${support.id}/letter`
  const sent = () => rowOf(`select send_to, subject, body from outbox where kind = 'your letter' and person_id = $1`, support.personId)
  await world.database.pool.query('update person set email = null where id = $1', [support.personId])
  expect((await page(path, world.members.person)).html).not.toContain('letter/send')
  expect((await world.ask(`${path}/send`, { as: world.members.person, form: {} })).status).toBe(303)
  expect(await sent()).toEqual([])
  await world.database.pool.query(`update person set email = 'rosa@people.example' where id = $1`, [support.personId])
  expect((await page(path, world.members.person)).html).toContain('rosa@people.example')

  // A worker says that they chose it. Another address is never asked for.
  expect((await world.ask(`${path}/send`, { as: coach, form: {} })).status).toBe(422)
  for (const as of [
    world.coachElsewhere,
    ...HATS.filter((hat) => !['person', 'health coach', 'link worker', 'commissioner'].includes(hat)).map((hat) => world.members[hat]),
  ])
    expect((await world.ask(`${path}/send`, { as, form: { wanted: 'yes' } })).status).toBe(404)
  expect(await sent()).toEqual([])
  for (const as of [world.members.person, world.members.person, coach])
    expect((await world.ask(`${path}/send`, { as, form: { wanted: 'yes', to: 'somebody@else.example' } })).status).toBe(303)
  const [message, ...more] = await sent()
  expect(more).toEqual([])
  expect(message).toMatchObject({ send_to: 'rosa@people.example', subject: 'Your letter' })
  for (const words of ['I laugh more', 'She walks ahead of me now', 'The Thursday walk', 'As I see it: Got there.']) expect(message.body).toContain(words)
  expect(message.body).not.toMatch(/<[a-z]/)
  expect((await page(path, coach)).html).toContain('It was sent by e-mail')
})

test('what a worker agreed to do is promised until they talk next, and ticked off', async () => {
  const { support } = await aSupportedPerson(world)
  const form = conversing({ agreed: 'Ask when the choir meets', whoDoesIt: 'the worker' })
  await world.ask(`/ashcombe/support/${support.id}/conversations/new`, { as: coach, form })
  const [promised] = await rowOf('select id, until_on, done_on from promise where support_id = $1', support.id)
  expect(promised).toMatchObject({ until_on: '2026-12-10', done_on: null })
  expect(await home()).toContain('Ask when the choir meets')
  expect(await home(linkWorker)).not.toContain('Ask when the choir meets')
  expect((await world.ask(`/ashcombe/promises/${promised.id}/done`, { as: world.coachElsewhere, form: {} })).status).toBe(404)
  for (let pressed = 0; pressed < 2; pressed++) expect((await world.ask(`/ashcombe/promises/${promised.id}/done`, { as: coach, form: {} })).status).toBe(303)
  expect(await rowOf('select done_on from promise where id = $1', promised.id)).toEqual([{ done_on: TODAY }])
  expect(await home()).not.toContain('Ask when the choir meets')
})

test('what only the person does is no promise of the worker', async () => {
  const { support } = await aSupportedPerson(world)
  await world.ask(`/ashcombe/support/${support.id}/conversations/new`, { as: coach, form: conversing({ whoDoesIt: 'the person' }) })
  expect(await rowOf('select id from promise where support_id = $1', support.id)).toEqual([])
})

test('a reminder is seen by its writer from its day on, and by nobody else, and it is there', async () => {
  const { person } = await aSupportedPerson(world)
  const path = `/ashcombe/people/${person.id}/remind-me`
  const form = { id: newId(), words: 'Her birthday', ...dayParts('remindOn', TODAY) }
  const later = { id: newId(), words: 'Ask about the garden', ...dayParts('remindOn', '2026-12-20') }
  for (const each of [form, form, later]) expect((await world.ask(path, { as: coach, form: each })).status).toBe(303)
  expect((await world.ask(path, { as: coach, form: { ...form, words: '' } })).status).toBe(422)
  expect(await home()).toContain('Her birthday')
  expect(await home()).not.toContain('Ask about the garden')
  for (const hat of HATS.filter((each) => each !== 'health coach' && each !== 'commissioner')) {
    expect(await world.asViewer(world.members[hat], (tx) => tx.selectFrom('reminder').selectAll().execute()), hat).toEqual([])
  }
  expect((await world.ask(`/ashcombe/reminders/${form.id}/done`, { as: linkWorker, form: {} })).status).toBe(404)
  expect((await world.ask(`/ashcombe/reminders/${form.id}/done`, { as: coach, form: {} })).status).toBe(303)
  expect(await home()).not.toContain('Her birthday')
})
