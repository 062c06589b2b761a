import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { aListedPerson, aPracticeList } from '../factory.ts'
import { keysOf } from '../letters/code.ts'

let world: World
let list: ReturnType<typeof aPracticeList>
let edna: ReturnType<typeof aListedPerson>
let keys: ReturnType<typeof keysOf>
let line = 1

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, practice, north, members } = world
  list = aPracticeList({ partnershipId, organisationId: practice.id, teamId: north.id, madeBy: members.referrer.membershipId })
  await world.sow({ practiceList: [list] })
})

beforeEach(async () => {
  const { partnershipId } = world
  const id = newId()
  keys = keysOf(world.house.settings.secret, { partnershipId, id })
  const { codeHash, tokenHash } = keys
  edna = aListedPerson({
    partnershipId,
    list,
    id,
    line: ++line,
    name: `Edna Moss ${line}`,
    bornOn: '1950-02-01',
    state: 'invited',
    invitedOn: '2026-11-03',
    codeHash,
    tokenHash,
  })
  await world.sow({ listedPerson: [edna] })
})

const asAdministrator = <T>(work: Parameters<World['asViewer']>[1]) => world.asViewer(world.members.administrator, work) as Promise<T>
const row = () =>
  asAdministrator<Record<string, unknown>>((tx) => tx.selectFrom('listedPerson').selectAll().where('id', '=', edna.id).executeTakeFirstOrThrow())
const remembered = () => asAdministrator<object[]>((tx) => tx.selectFrom('notInvited').select(['because']).where('foldedName', '=', edna.foldedName).execute())
const link = () => `/ashcombe/reply/${keys.token}`
const YES = { reply: 'yes', ownWords: 'Company on Thursdays', reachBy: 'phone', phone: '0115 496 0100', mayTellReferrer: 'yes' }

test('opening the link changes nothing, names nobody, and says nothing of the register', async () => {
  const before = await row()
  const page = await (await world.ask(link())).text()
  expect(page).toContain('Would you like to hear from us?')
  expect(page).toContain('Mill Lane Surgery')
  expect(page).not.toMatch(/Edna|Moss|diabetes|1950/i)
  expect(await row()).toEqual(before)
})

test('yes by link becomes one referral, however often it is sent', async () => {
  for (const time of [1, 2]) {
    const answer = await world.ask(link(), { form: YES })
    expect([answer.status, answer.headers.get('location')], String(time)).toEqual([303, '/ashcombe/reply/thank-you?for=yes'])
  }
  expect(await row()).toMatchObject({ state: 'yes', repliedHow: 'link', referralId: edna.id })
  const coach = world.members['health coach']
  const referrals = await world.asViewer(coach, (tx) => tx.selectFrom('referral').selectAll().where('id', '=', edna.id).execute())
  expect(referrals).toEqual([
    expect.objectContaining({ wayIn: 'practice list', ownWords: 'Company on Thursdays', mayTellReferrer: true, organisationId: world.practice.id }),
  ])
  const person = await world.asViewer(coach, (tx) => tx.selectFrom('person').selectAll().where('id', '=', edna.id).executeTakeFirst())
  expect(person).toMatchObject({ name: edna.name, bornOn: '1950-02-01', phone: '0115 496 0100' })
})

test('no is remembered with as little as it takes, and may become yes', async () => {
  await world.ask(link(), { form: { reply: 'no' } })
  expect(await row()).toMatchObject({ state: 'no' })
  expect(await remembered()).toEqual([{ because: 'said no' }])
  await world.ask(link(), { form: YES })
  expect(await row()).toMatchObject({ state: 'yes' })
})

test('a question says how to reach them, and a worker of the team finds it', async () => {
  const unanswered = await world.ask(link(), { form: { reply: 'question', reachBy: 'phone', phone: '0115 496 0100' } })
  expect(unanswered.status).toBe(422)
  await world.ask(link(), { form: { reply: 'question', ownWords: 'Does it cost anything?', reachBy: 'phone', phone: '0115 496 0100' } })
  const page = await (await world.ask('/ashcombe/replies', { as: world.members['link worker'] })).text()
  expect(page).toContain('Does it cost anything?')
  const elsewhere = await (await world.ask('/ashcombe/replies', { as: world.coachElsewhere })).text()
  expect(elsewhere).not.toContain('Does it cost anything?')
})

test('the code leads to the same page as the link, and a wrong one to nothing', async () => {
  const right = await world.ask('/ashcombe/reply', { form: { code: keys.code.toLowerCase().replace('-', ' ') } })
  expect(right.headers.get('location')).toBe(link())
  for (const code of ['K7QF2-M8XPT', 'hello', '']) expect((await world.ask('/ashcombe/reply', { form: { code } })).status).toBe(422)
})

test('a code is only ever kept as its hash', async () => {
  const text = JSON.stringify(await row())
  expect(text).not.toContain(keys.code)
  expect(text).not.toContain(keys.token)
})

test('who holds one letter reaches nobody else, and an invitation that is stopped is over', async () => {
  expect((await world.ask(`/ashcombe/reply/${'x'.repeat(43)}`)).status).toBe(404)
  await world.ask(`/ashcombe/practice-lists/${list.id}/people/${edna.id}`, { as: world.members.referrer, form: { news: 'died' } })
  expect((await world.ask(link())).status).toBe(410)
  expect((await world.ask(link(), { form: YES })).status).toBe(410)
  expect(await row()).toMatchObject({ state: 'stopped', because: 'died' })
  expect(await remembered()).toEqual([{ because: 'died' }])
})

test('a worker writes down what somebody says on the phone, found by their code or their name', async () => {
  const worker = world.members['link worker']
  const found = await world.ask('/ashcombe/replies', { as: worker, form: { code: keys.code } })
  expect(found.headers.get('location')).toBe(`/ashcombe/replies/${edna.id}`)
  expect(await (await world.ask(`/ashcombe/replies?name=${encodeURIComponent(edna.name)}`, { as: worker })).text()).toContain(edna.id)
  const said = await world.ask(`/ashcombe/replies/${edna.id}`, { as: worker, form: { how: 'phone', reply: 'no' } })
  expect(said.status).toBe(303)
  expect(await row()).toMatchObject({ state: 'no', repliedHow: 'phone', recordedBy: worker.membershipId })
})

test('a worker of another team finds nobody, and the practice is not told who answered', async () => {
  const { coachElsewhere, members } = world
  expect((await world.ask('/ashcombe/replies', { as: coachElsewhere, form: { code: keys.code } })).status).toBe(422)
  expect((await world.ask(`/ashcombe/replies/${edna.id}`, { as: coachElsewhere })).status).toBe(404)
  await world.ask(link(), { form: { reply: 'no' } })
  const pages = [`/ashcombe/practice-lists/${list.id}/people?name=Edna`, `/ashcombe/practice-lists/${list.id}/people/${edna.id}`]
  for (const path of pages) {
    const page = await (await world.ask(path, { as: members.referrer })).text()
    expect(page).toContain(edna.name)
    expect(page).not.toMatch(/said no|answered|replied/i)
  }
})

test('somebody who moved stays on the list with their new address', async () => {
  await world.ask(`/ashcombe/practice-lists/${list.id}/people/${edna.id}`, {
    as: world.members.referrer,
    form: { news: 'moved away', address: '9 New Row\nAshcombe' },
  })
  expect(await row()).toMatchObject({ state: 'invited', address: '9 New Row\nAshcombe', cameBackOn: '2026-12-03' })
})
