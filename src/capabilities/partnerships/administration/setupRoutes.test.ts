import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { aMembership, aPartnership } from '../factory.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const asked = (path: string, form?: Record<string, string | string[]>) =>
  world.ask(`/ashcombe/administration${path}`, { as: world.members.administrator, ...(form ? { form } : {}) })
const rows = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows
const teamsNow = () => rows('select name, takes_the_rest from team where partnership_id = $1 order by name', [world.partnershipId])
const versionOf = async (team: { id: string }) => String((await rows('select version from team where id = $1', [team.id]))[0].version)

const settings = (more: Record<string, string> = {}) => ({
  version: '1',
  name: 'Ashcombe',
  about: 'We live well here.',
  phone: '0115 496 0123',
  email: 'hello@ashcombe.example',
  timeZone: 'Europe/London',
  bankHolidays: 'Scotland',
  answersWithinDays: '4',
  lateTellsAdministrator: '2',
  staffNeedTotp: '',
  ...more,
})

const versionNow = async () => String((await rows('select version from partnership where slug = $1', ['ashcombe']))[0].version)

test('the partnership is changed, and everybody sees it', async () => {
  const answer = await asked('/partnership', settings({ version: await versionNow(), staffNeedTotp: 'yes' }))
  expect(answer.status).toBe(303)
  expect(await (await world.ask('/ashcombe')).text()).toContain('We live well here.')
  expect(await rows('select answers_within_days, staff_need_totp, bank_holidays from partnership where slug = $1', ['ashcombe'])).toEqual([
    { answers_within_days: 4, staff_need_totp: true, bank_holidays: 'Scotland' },
  ])
  // From now on administrators need a code from their phone, and the one of the other tests has none.
  await rows('update partnership set staff_need_totp = false')
})

test('of two administrators who change the partnership, the second sees both versions, and nothing is overwritten', async () => {
  const version = await versionNow()
  await asked('/partnership', settings({ version, about: 'The first one wrote this' }))
  const late = await asked('/partnership', settings({ version, about: 'The second one wrote that' }))
  const html = await late.text()
  expect(late.status).toBe(409)
  expect(html).toContain('The first one wrote this')
  expect(html).toContain('The second one wrote that')
  expect(await rows('select about from partnership where slug = $1', ['ashcombe'])).toEqual([{ about: 'The first one wrote this' }])

  const again = await asked('/partnership', settings({ version: await versionNow(), about: 'Both agree' }))
  expect(again.status).toBe(303)
})

test.each([
  [{ name: '' }, 'Enter the name of the partnership'],
  [{ name: 'x'.repeat(100_000) }, 'Shorten this to 120 characters or fewer'],
  [{ timeZone: 'Europe/Atlantis' }, 'Choose a time zone'],
  [{ answersWithinDays: '0' }, 'Enter a whole number from 1 to 60'],
  [{ answersWithinDays: 'soon' }, 'Enter a whole number from 1 to 60'],
  [{ phone: 'ring me' }, 'Enter a phone number'],
  [{ email: 'not an address' }, 'Enter an e-mail address'],
])('settings with %o are given back with what to put right', async (wrong, message) => {
  const answer = await asked('/partnership', settings({ version: await versionNow(), ...wrong }))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(message)
})

test.each(['', '-1', '99999999999999999999', 'x'])('a version of %j changes nothing, and is no fault', async (version) => {
  const before = await rows('select * from partnership where slug = $1', ['ashcombe'])
  expect((await asked('/partnership', settings({ version, name: 'Changed' }))).status).toBe(409)
  expect(await rows('select * from partnership where slug = $1', ['ashcombe'])).toEqual(before)
})

test('a team is added once, however often it is sent', async () => {
  const form = { id: newId(), name: 'East team', area: 'East', outwardCodes: 'as7, AS8', takesTheRest: '' }
  expect((await asked('/teams/add', form)).status).toBe(303)
  expect((await asked('/teams/add', form)).status).toBe(303)
  expect(await rows('select outward_codes, takes_the_rest from team where name = $1', ['East team'])).toEqual([
    { outward_codes: ['AS7', 'AS8'], takes_the_rest: false },
  ])
})

test('exactly one team takes the rest, and moving it is one step', async () => {
  const { north, south } = world
  const form = { version: await versionOf(north), name: 'North team', area: 'North', outwardCodes: 'AS1', takesTheRest: 'yes' }
  expect((await asked(`/teams/${north.id}`, form)).status).toBe(303)
  expect((await teamsNow()).filter((team) => team.takes_the_rest)).toEqual([{ name: 'North team', takes_the_rest: true }])

  const untick = await asked(`/teams/${north.id}`, { ...form, version: await versionOf(north), takesTheRest: '' })
  expect(untick.status).toBe(422)
  expect(await untick.text()).toContain('Somebody has to answer the rest')
  expect((await teamsNow()).filter((team) => team.takes_the_rest)).toHaveLength(1)

  const form2 = { version: await versionOf(south), name: 'South team', area: 'South', outwardCodes: 'AS2', takesTheRest: 'yes' }
  expect((await asked(`/teams/${south.id}`, form2)).status).toBe(303)
  expect((await teamsNow()).filter((team) => team.takes_the_rest)).toEqual([{ name: 'South team', takes_the_rest: true }])
})

test('two teams that reach for the rest at the same moment leave it with one of them', async () => {
  const { north, south } = world
  const form = async (team: { id: string }, name: string) => ({ version: await versionOf(team), name, area: name, outwardCodes: '', takesTheRest: 'yes' })
  const added = newId()
  const answers = await Promise.all([
    asked(`/teams/${north.id}`, await form(north, 'North team')),
    asked('/teams/add', { id: added, name: 'West team', area: 'West', outwardCodes: '', takesTheRest: 'yes' }),
    asked(`/teams/${south.id}`, await form(south, 'South team')),
  ])
  for (const { status } of answers) expect([303, 409]).toContain(status)
  expect((await teamsNow()).filter((team) => team.takes_the_rest)).toHaveLength(1)
})

test('of two administrators who change a team, the second sees both versions', async () => {
  const { north } = world
  const version = await versionOf(north)
  const form = {
    version,
    area: 'North',
    outwardCodes: 'AS1',
    takesTheRest: (await teamsNow()).find((team) => team.name === 'North team')?.takes_the_rest ? 'yes' : '',
  }
  await asked(`/teams/${north.id}`, { ...form, name: 'North team, as the first wrote it' })
  const late = await asked(`/teams/${north.id}`, { ...form, name: 'North team, as the second wrote it' })
  expect(late.status).toBe(409)
  const html = await late.text()
  expect(html).toContain('as the first wrote it')
  expect(html).toContain('as the second wrote it')
  expect(await rows('select name from team where id = $1', [north.id])).toEqual([{ name: 'North team, as the first wrote it' }])
})

test('a district has one team, and what is not a district is named', async () => {
  const taken = await asked('/teams/add', { id: newId(), name: 'Another', area: 'East', outwardCodes: 'AS7' })
  expect(taken.status).toBe(422)
  expect(await taken.text()).toContain('AS7 is answered by East team')
  const wrong = await asked('/teams/add', { id: newId(), name: 'Another', area: 'East', outwardCodes: 'AS9, <b>' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('“&lt;B&gt;” is not the first half of a postcode')
})

test('the first team of a partnership takes the rest, ticked or not', async () => {
  const fresh = aPartnership({ slug: 'coombe', name: 'Coombe' })
  const first = aMembership({ partnershipId: fresh.partnershipId, hats: ['administrator'] })
  await world.sow({ partnership: [fresh], membership: [first] })
  const as = { ...world.members.administrator, accountId: first.accountId } as World['stranger']
  expect(await (await world.ask('/coombe/administration', { as })).text()).toContain('There is no team yet')
  const form = { id: newId(), name: 'The team', area: 'All of it', outwardCodes: '' }
  expect((await world.ask('/coombe/administration/teams/add', { as, form })).status).toBe(303)
  expect((await world.ask('/coombe/administration/teams/add', { as, form })).status).toBe(303)
  expect(await rows('select takes_the_rest from team where partnership_id = $1', [fresh.partnershipId])).toEqual([{ takes_the_rest: true }])
})

test('a message that could not be sent is tried again, and a second press is no harm', async () => {
  const { partnershipId } = world
  const id = newId()
  await world.sow({
    outbox: [
      { partnershipId, id, kind: 'you are welcome', sendTo: 'ivy@example.org', subject: 'Hello', state: 'failed', tries: 5, lastProblem: 'No such mailbox' },
    ],
  })
  expect(await (await asked('/messages')).text()).toContain('No such mailbox')
  expect(await (await world.ask('/ashcombe/today', { as: world.members.administrator })).text()).toContain('ivy@example.org')
  expect((await asked(`/messages/${id}/try-again`, {})).status).toBe(303)
  expect(await rows('select state, tries from outbox where id = $1', [id])).toEqual([{ state: 'waiting', tries: 0 }])
  expect((await asked(`/messages/${id}/try-again`, {})).status).toBe(303)
  expect(await (await asked('/messages')).text()).not.toContain('ivy@example.org')
})

test('a message that was sent cannot be sent again', async () => {
  const { partnershipId } = world
  const id = newId()
  await world.sow({ outbox: [{ partnershipId, id, kind: 'you are welcome', sendTo: 'ivy@example.org', subject: 'Hello', state: 'sent' }] })
  expect((await asked(`/messages/${id}/try-again`, {})).status).toBe(404)
})

test.each(['teams', 'organisations', 'members', 'practices'])('an address of %s with nonsense in it is not found', async (kind) => {
  for (const id of ['nonsense', newId(), "'; drop table team; --", '%00']) {
    expect((await asked(`/${kind}/${encodeURIComponent(id)}`)).status).toBe(404)
  }
})

test('what was changed is written down, with who did it', async () => {
  expect(
    await rows(`select did, hat from audit_entry where thing = 'team' and membership_id = $1 and did = 'added' limit 1`, [
      world.members.administrator.membershipId,
    ]),
  ).toEqual([{ did: 'added', hat: 'administrator' }])
})
