import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const details = (more: Record<string, string> = {}) => ({
  version: '1',
  name: 'Rosa Hartley',
  reachBy: 'phone',
  phone: '0115 496 0100',
  matters: 'My garden',
  ...more,
})
const rosa = async () => (await world.database.pool.query('select * from person where id = $1', [world.rosa.id])).rows[0]

test('a worker looks at a person, and the person reads that they did', async () => {
  const page = await world.ask(`/ashcombe/people/${world.rosa.id}`, { as: world.members['health coach'] })
  expect(page.status).toBe(200)
  const looks = await (await world.ask('/ashcombe/my-support/who-has-looked', { as: world.members.person })).text()
  expect(looks).toContain('Somebody as health coach')
  expect(looks).toContain('looked at page')
})

test('a person sees their own page, and their own looking is not written down', async () => {
  const before = (await world.database.pool.query('select from audit_entry')).rowCount
  expect((await world.ask('/ashcombe/my-support', { as: world.members.person })).status).toBe(200)
  expect((await world.database.pool.query('select from audit_entry')).rowCount).toBe(before)
})

test('of two who put details right at once, the second sees both versions and overwrites nothing', async () => {
  const { version } = await rosa()
  const first = await world.ask(`/ashcombe/people/${world.rosa.id}/change`, {
    as: world.members.person,
    form: details({ version: String(version), matters: 'My dog' }),
  })
  expect(first.status).toBe(303)
  const second = await world.ask(`/ashcombe/people/${world.rosa.id}/change`, {
    as: world.members['link worker'],
    form: details({ version: String(version), matters: 'Her garden' }),
  })
  const html = await second.text()
  expect(second.status).toBe(409)
  expect(html).toContain('My dog')
  expect(html).toContain('Her garden')
  expect(await rosa()).toMatchObject({ matters: 'My dog' })
})

test('after seeing both versions, saving again is possible', async () => {
  const { version } = await rosa()
  const again = await world.ask(`/ashcombe/people/${world.rosa.id}/change`, {
    as: world.members['link worker'],
    form: details({ version: String(version), matters: 'Both' }),
  })
  expect(again.status).toBe(303)
  expect(await rosa()).toMatchObject({ matters: 'Both' })
})

test('a person takes away everything that is held about them, and nobody else does', async () => {
  const answer = await world.ask('/ashcombe/my-support/everything.json', { as: world.members.person })
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect(await answer.json()).toMatchObject({ people: { details: [{ id: world.rosa.id }] }, referrals: {} })
  expect((await world.ask('/ashcombe/my-support/everything.json', { as: world.members['health coach'] })).status).toBe(403)
})

const unkind: [string, Record<string, string>][] = [
  ['nothing at all', { version: '', name: '', reachBy: '', phone: '' }],
  ['100,000 characters', { matters: 'x'.repeat(100_000) }],
  ['emoji beyond the limit', { matters: '🌻'.repeat(3000) }],
  ['an unknown choice', { reachBy: 'pigeon' }],
  ['not a phone number', { phone: 'ring me' }],
  ['not a postcode', { postcode: 'nowhere' }],
]
test.each(unkind)('%s is answered with a message, and changes nothing', async (_, form) => {
  const before = await rosa()
  const answer = await world.ask(`/ashcombe/people/${world.rosa.id}/change`, {
    as: world.members.person,
    form: details({ version: String(before.version), ...form }),
  })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('There is a problem')
  expect(await rosa()).toEqual(before)
})

test('right-to-left words, HTML and a null byte are kept as words', async () => {
  const { version } = await rosa()
  const words = 'مرحبا <script>alert(1)</script>'
  const answer = await world.ask(`/ashcombe/people/${world.rosa.id}/change`, {
    as: world.members.person,
    form: details({ version: String(version), matters: `${words}\u0000` }),
  })
  expect(answer.status).toBe(303)
  expect(await rosa()).toMatchObject({ matters: words })
  expect(await (await world.ask('/ashcombe/my-support', { as: world.members.person })).text()).not.toContain('<script>')
})
