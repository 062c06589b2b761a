import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { aListedPerson, aPracticeList } from '../factory.ts'
import { goOnPreparing } from './changes/preparePiece.ts'
import { keysOf } from './code.ts'

let world: World
let list: ReturnType<typeof aPracticeList>
const coach = () => world.members['health coach']

beforeEach(async () => {
  world = await aWorld()
  const { partnershipId, practice, north, members } = world
  list = aPracticeList({ partnershipId, organisationId: practice.id, teamId: north.id, madeBy: members.referrer.membershipId })
  await world.sow({ practiceList: [list] })
})

type Given = Partial<Parameters<typeof aListedPerson>[0]>
async function people(...given: Given[]) {
  const rows = given.map((row, at) => aListedPerson({ partnershipId: world.partnershipId, list, line: at + 2, ...row }))
  await world.sow({ listedPerson: rows })
  return rows
}

async function write(kind: 'invitation' | 'reminder', way = 'letter', pace = {}) {
  const id = newId()
  const answer = await world.ask(`/ashcombe/practice-lists/${list.id}/write`, { as: coach(), form: { id, kind, way, sortedBy: 'postcode' } })
  expect(answer.status).toBe(303)
  for (let turns = 0; turns < 5; turns++) await goOnPreparing(world.house, { id: world.partnershipId, timeZone: 'Europe/London' }, id, pace)
  return id
}

const hasTools = spawnSync('pdftotext', ['-v']).error === undefined

/** Each page of the letters as its words. */
async function print(runId: string, query = ''): Promise<string[]> {
  const answer = await world.ask(`/ashcombe/letter-runs/${runId}/letters.pdf${query}`, { as: coach() })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const file = join(mkdtempSync(join(tmpdir(), 'livewell-letters-')), 'letters.pdf')
  writeFileSync(file, new Uint8Array(await answer.arrayBuffer()))
  return spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout.split('\f').slice(0, -1)
}

const states = async () =>
  Object.fromEntries(
    (await world.asViewer(world.members.administrator, (tx) => tx.selectFrom('listedPerson').select(['name', 'state']).execute())).map(({ name, state }) => [
      name,
      state,
    ]),
  )
const post = (runId: string) =>
  world.ask(`/ashcombe/letter-runs/${runId}/sent`, { as: coach(), form: { 'sentOn-day': '3', 'sentOn-month': '12', 'sentOn-year': '2026' } })

test.runIf(hasTools)('letters are printed in order, in the print each needs, with the code that answers', async () => {
  const [fred, edna] = await people(
    { name: 'Fred Last', postcode: 'AS1 9ZZ', format: 'easy read' },
    { name: 'Edna First', postcode: 'AS1 1AA' },
    { name: 'Gina Middle', postcode: 'AS1 5AA', format: 'large print' },
    { name: 'Left Out', state: 'left out', because: 'marked' },
  )
  const run = await write('invitation', 'letter', { letters: 2 })
  const pages = await print(run)
  expect(pages.map((page) => /Edna|Gina|Fred/.exec(page)?.[0])).toEqual(['Edna', 'Gina', undefined, 'Fred', undefined])
  const secret = world.house.settings.secret
  expect(pages[0]).toContain(keysOf(secret, edna as never).code)
  expect(pages[4]).toContain(keysOf(secret, fred as never).code)
  expect(pages[0]).toContain('Mill Lane Surgery has asked us to write to you.')
  expect(pages.join('')).not.toMatch(/Left Out|diabetes/i)
  // On both sides of the paper, none begins on the back of another.
  expect((await print(run, '?sides=both')).map((page) => page.includes('AS1'))).toEqual([true, false, true, false, true, false])
})

test.runIf(hasTools)('whoever died, opted out or came to be known between the list and the post gets nothing', async () => {
  const { partnershipId, north } = world
  await people({ name: 'Stays Here' }, { name: 'Died Since' }, { name: 'Ken Known' }, { name: 'Opted Out', postcode: 'AS1 7AA' })
  const run = await write('invitation')
  expect(await print(run)).toHaveLength(4)

  // One is told by the practice, two become known by themselves.
  const [died] = await world.asViewer(world.members.referrer, (tx) => tx.selectFrom('listedPerson').select('id').where('name', '=', 'Died Since').execute())
  await world.ask(`/ashcombe/practice-lists/${list.id}/people/${died?.id}`, { as: world.members.referrer, form: { news: 'died' } })
  await world.sow({
    person: [{ partnershipId, id: newId(), teamId: north.id, name: 'Ken Known', foldedName: 'ken known', postcode: 'AS1 2AB', reachBy: 'phone' }],
    notInvited: [{ partnershipId, id: newId(), because: 'opted out', foldedName: 'opted out', postcode: 'AS1 7AA', since: '2026-12-03' }],
  })
  const [page, ...more] = await print(run)
  expect([page?.includes('Stays Here'), more.length]).toEqual([true, 0])
  const text = await (await world.ask(`/ashcombe/letter-runs/${run}`, { as: coach() })).text()
  expect(text).toContain('Take these out before you post')
  for (const name of ['Died Since', 'Ken Known', 'Opted Out']) expect(text).toContain(name)

  expect((await post(run)).status).toBe(303)
  expect(await states()).toEqual({ 'Stays Here': 'invited', 'Died Since': 'stopped', 'Ken Known': 'stopped', 'Opted Out': 'stopped' })
})

test('silence is followed up once, and an answer never is', async () => {
  await people(
    { name: 'Silent Sam', state: 'invited', invitedOn: '2026-11-01' },
    { name: 'Too Soon', state: 'invited', invitedOn: '2026-12-01' },
    { name: 'Said No', state: 'no', invitedOn: '2026-11-01' },
    { name: 'Was Reminded', state: 'reminded', invitedOn: '2026-10-01', remindedOn: '2026-11-01' },
  )
  const run = await write('reminder')
  // Asked for twice before the first is posted: nobody gets two.
  const twice = await write('reminder')
  expect((await world.ask(`/ashcombe/letter-runs/${twice}/letters.pdf`, { as: coach() })).status).toBe(409)
  await post(run)
  expect(await states()).toEqual({ 'Silent Sam': 'reminded', 'Too Soon': 'invited', 'Said No': 'no', 'Was Reminded': 'reminded' })
  const again = await world.ask(`/ashcombe/practice-lists/${list.id}/write`, {
    as: coach(),
    form: { id: newId(), kind: 'reminder', way: 'letter', sortedBy: 'name' },
  })
  expect(again.status).toBe(422)
})

test('letters that are not sent leave everybody waiting, and work that was broken off goes on', async () => {
  await people(...Array.from({ length: 7 }, (_, at) => ({ name: `Person ${at}` })))
  const run = await write('invitation', 'letter', { letters: 3, forMs: 0 })
  expect(Object.values(await states())).toEqual(Array(7).fill('to send'))
  await world.ask(`/ashcombe/letter-runs/${run}/cancel`, { as: coach(), method: 'POST', form: {} })
  expect(Object.values(await states())).toEqual(Array(7).fill('listed'))
  await post(await write('invitation'))
  expect(Object.values(await states())).toEqual(Array(7).fill('invited'))
})

test('an e-mail or a text goes once, to whom agreed, with the link that answers', async () => {
  const { partnershipId } = world
  await world.sow({ practiceListRules: [{ partnershipId, mayEmail: true, mayText: true }] })
  const [edna, tom] = await people(
    { name: 'Edna Mail', way: 'email', email: 'edna@people.example' },
    { name: 'Tom Text', way: 'text', phone: '07700 900123' },
    { name: 'Len Letter' },
  )
  await write('invitation', 'email')
  await write('invitation', 'text')
  const { rows } = await world.database.pool.query('select channel, send_to, body from outbox order by channel')
  const linkOf = (somebody: unknown) => `http://livewell.test/ashcombe/reply/${keysOf(world.house.settings.secret, somebody as never).token}`
  expect(rows).toEqual([
    { channel: 'email', send_to: 'edna@people.example', body: expect.stringContaining(linkOf(edna)) },
    { channel: 'text', send_to: '+447700900123', body: expect.stringContaining(linkOf(tom)) },
  ])
  expect(JSON.stringify(rows)).not.toMatch(/diabetes/i)
  expect(await states()).toEqual({ 'Edna Mail': 'invited', 'Tom Text': 'invited', 'Len Letter': 'listed' })
})

test('whoever is known to have died or opted out by the time their e-mail or text goes gets none, and silence is not followed up', async () => {
  const { partnershipId } = world
  await world.sow({ practiceListRules: [{ partnershipId, mayEmail: true, mayText: true }] })
  const given = (name: string) => ({ name, way: 'email' as const, email: `${name.split(' ')[0]?.toLowerCase()}@people.example` })
  await people(
    ...['Ann First', 'Ben Died', 'Cat Opted', 'Dan Last'].map((name, at) => ({ ...given(name), postcode: `AS1 ${at + 1}AA` })),
    { name: 'Eve Opted', way: 'text', phone: '07700 900123', postcode: 'AS1 5AA', state: 'invited', invitedOn: '2026-11-01' },
    { name: 'Fay Silent', way: 'text', phone: '07700 900124', postcode: 'AS1 6AA', state: 'invited', invitedOn: '2026-11-01' },
    { name: 'Gus Died', postcode: 'AS1 7AA', state: 'invited', invitedOn: '2026-11-01' },
  )
  const gone = (because: 'died' | 'opted out', foldedName: string, postcode: string) =>
    world.sow({ notInvited: [{ partnershipId, id: newId(), because, foldedName, postcode, since: '2026-12-03' }] })

  // The first goes out; what is learnt before the next piece counts for the next piece.
  const run = newId()
  await world.ask(`/ashcombe/practice-lists/${list.id}/write`, { as: coach(), form: { id: run, kind: 'invitation', way: 'email', sortedBy: 'postcode' } })
  const goOn = () => goOnPreparing(world.house, { id: partnershipId, timeZone: 'Europe/London' }, run, { messages: 1, forMs: 0 })
  await goOn()
  await gone('died', 'ben died', 'AS1 2AA')
  await gone('opted out', 'cat opted', 'AS1 3AA')
  for (let turns = 0; turns < 4; turns++) await goOn()

  await gone('opted out', 'eve opted', 'AS1 5AA')
  await gone('died', 'gus died', 'AS1 7AA')
  await write('reminder', 'text')
  const { rows } = await world.database.pool.query('select send_to from outbox order by id')
  expect(rows.map(({ send_to }) => send_to)).toEqual(['ann@people.example', 'dan@people.example', '+447700900124'])
  expect(await states()).toEqual({
    'Ann First': 'invited',
    'Ben Died': 'left out',
    'Cat Opted': 'left out',
    'Dan Last': 'invited',
    'Eve Opted': 'stopped',
    'Fay Silent': 'reminded',
    'Gus Died': 'stopped',
  })
  const { rows: runs } = await world.database.pool.query('select way, kind, state, total from letter_run order by id')
  expect(runs).toEqual([
    { way: 'email', kind: 'invitation', state: 'sent', total: 2 },
    { way: 'text', kind: 'reminder', state: 'sent', total: 1 },
  ])
})

test('a team reaches whom it writes to, and nobody of the list before', async () => {
  await people({ name: 'Edna Moss' })
  const seen = (viewer: World['nobody']) => world.asViewer(viewer, (tx) => tx.selectFrom('listedPerson').select('name').execute())
  expect(await seen(coach())).toEqual([])
  await write('invitation')
  expect(await seen(coach())).toEqual([{ name: 'Edna Moss' }])
  expect(await seen(world.coachElsewhere)).toEqual([])
  expect(await seen(world.members.evaluator)).toEqual([])
})

test.runIf(hasTools)('labels and one letter printed again carry the same person', async () => {
  const [edna] = await people({ name: 'Edna Moss', state: 'invited', invitedOn: '2026-11-20' })
  const id = newId()
  const answer = await world.ask(`/ashcombe/replies/${edna?.id}/print`, { as: coach(), form: { id } })
  expect(answer.headers.get('location')).toBe(`/ashcombe/letter-runs/${id}`)
  expect((await print(id))[0]).toContain('Edna Moss')
  const labels = await world.ask(`/ashcombe/letter-runs/${id}/labels.pdf`, { as: coach() })
  expect((await labels.text()).slice(0, 5)).toBe('%PDF-')
  await post(id)
  expect(await states()).toEqual({ 'Edna Moss': 'invited' })
})
