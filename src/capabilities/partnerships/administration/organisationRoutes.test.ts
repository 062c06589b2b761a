import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { aPractice, aTeam } from '../factory.ts'
import { findTeamFor, listPractices } from '../queries.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const asked = (path: string, form?: Record<string, string | string[]>) =>
  world.ask(`/ashcombe/administration/organisations${path}`, { as: world.members.administrator, ...(form ? { form } : {}) })
const rows = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows
const titles = (html: string) => [...html.matchAll(/organisations\/[0-9a-f-]{36}"><span[^>]*>([^<]*)</g)].map((match) => match[1])

const library = (more: Record<string, string> = {}) => ({ id: newId(), kind: 'library', name: 'Ashcombe Library', postcode: 'as1 2ab', ...more })

test('an organisation is added once, however often it is sent', async () => {
  const form = library({ teamId: world.north.id })
  expect((await asked('/add', form)).status).toBe(303)
  expect((await asked('/add', form)).status).toBe(303)
  expect(await rows('select kind, folded_name, postcode, team_id, ods_code from organisation where name = $1', ['Ashcombe Library'])).toEqual([
    { kind: 'library', folded_name: 'ashcombe library', postcode: 'AS1 2AB', team_id: world.north.id, ods_code: null },
  ])
})

test('the team chosen for a practice answers its people', async () => {
  const { partnershipId, practice, south, nobody } = world
  const [{ version, name }] = await rows('select version, name from organisation where id = $1', [practice.id])
  expect((await asked(`/${practice.id}`, { version: String(version), kind: 'GP practice', name, teamId: south.id })).status).toBe(303)
  expect(await world.asViewer(nobody, (tx) => findTeamFor(tx, partnershipId, { practiceId: practice.id, postcode: 'AS1 2AB' }))).toMatchObject({ id: south.id })
})

test('what is closed can no longer be chosen, and is still there', async () => {
  const { partnershipId, nobody } = world
  const practice = aPractice({ partnershipId, name: 'Closing Surgery' })
  await world.sow({ organisation: [practice] })
  const named = async () => (await world.asViewer(nobody, (tx) => listPractices(tx, partnershipId))).map(({ name }) => name)
  expect(await named()).toContain('Closing Surgery')
  const day = { 'closedOn-day': '1', 'closedOn-month': '12', 'closedOn-year': '2026' }
  expect((await asked(`/${practice.id}`, { version: '1', kind: 'GP practice', name: 'Closing Surgery', ...day })).status).toBe(303)
  expect(await named()).not.toContain('Closing Surgery')
  expect(await rows('select closed_on from organisation where id = $1', [practice.id])).toEqual([{ closed_on: '2026-12-01' }])
})

test('a code belongs to one organisation', async () => {
  expect((await asked('/add', library({ name: 'First Surgery', kind: 'GP practice', odsCode: 'c84001' }))).status).toBe(303)
  const second = await asked('/add', library({ name: 'Second Surgery', kind: 'GP practice', odsCode: 'C84001' }))
  expect(second.status).toBe(422)
  expect(await second.text()).toContain('First Surgery has this code already')
  const [first] = await rows('select id, version from organisation where ods_code = $1', ['C84001'])
  expect((await asked(`/${first.id}`, { version: String(first.version), kind: 'GP practice', name: 'First Surgery', odsCode: 'C84001' })).status).toBe(303)
})

test('one code given to two at the same moment stays with one, and is no fault', async () => {
  const answers = await Promise.all(
    ['One', 'Other', 'Third'].map((name) => asked('/add', library({ name: `${name} at once`, kind: 'GP practice', odsCode: 'Y00001' }))),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422])
})

test('of two administrators who change one organisation, the second sees both versions, in words', async () => {
  const { partnershipId, north, south } = world
  const practice = aPractice({ partnershipId, name: 'Two Hands Surgery' })
  await world.sow({ organisation: [practice] })
  const form = { version: '1', kind: 'GP practice', name: 'Two Hands Surgery' }
  expect((await asked(`/${practice.id}`, { ...form, teamId: north.id })).status).toBe(303)
  const late = await asked(`/${practice.id}`, { ...form, teamId: south.id })
  expect(late.status).toBe(409)
  const html = await late.text()
  const versions = html.slice(html.indexOf('id="two-versions"'), html.indexOf('<form method="post" action="/ashcombe/administration'))
  expect(versions).toContain('North team, North')
  expect(versions).toContain('South team, South')
  expect(await rows('select team_id, version from organisation where id = $1', [practice.id])).toEqual([{ team_id: north.id, version: 2 }])
})

test.each([
  [{ name: '' }, 'Enter its name'],
  [{ name: 'x'.repeat(100_000) }, 'Shorten this to 200 characters or fewer'],
  [{ kind: 'a spaceship' }, 'Choose what it is'],
  [{ odsCode: 'C84-001' }, 'Enter a code of up to six letters and digits'],
  [{ postcode: 'nowhere' }, 'Enter a postcode'],
  [{ teamId: newId() }, 'Choose one of these answers'],
])('an organisation with %o is given back with what to put right', async (wrong, message) => {
  const answer = await asked('/add', library({ name: 'Never Added', ...wrong }))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(message)
  expect(await rows('select from organisation where name = $1', ['Never Added'])).toEqual([])
})

test('the team of another partnership cannot be chosen', async () => {
  const [{ partnership_id: partnershipId }] = await rows('select partnership_id from partnership where slug = $1', ['brindle'])
  const theirs = aTeam({ partnershipId, name: 'Their team' })
  await world.sow({ team: [theirs] })
  expect((await asked('/add', library({ teamId: theirs.id }))).status).toBe(422)
})

test('words in any writing are kept as they were written', async () => {
  const name = '<b>مكتبة</b> 🌻 "Ash"\u0000'
  expect((await asked('/add', library({ name }))).status).toBe(303)
  const html = await (await asked('')).text()
  expect(html).toContain('&lt;b&gt;مكتبة&lt;/b&gt; 🌻 &quot;Ash&quot;')
})

test('the list is paged by name, and filtered by kind and by how a name begins', async () => {
  const { partnershipId } = world
  const clubs = Array.from({ length: 60 }, (_, i) => aPractice({ partnershipId, kind: 'club', name: `Élan club ${String(i).padStart(2, '0')}` }))
  await world.sow({ organisation: clubs })
  const seen: (string | undefined)[] = []
  let path: string | undefined = '?kind=club&name=%C3%A9lan'
  let pages = 0
  while (path !== undefined && pages++ < 10) {
    const html = await (await asked(path)).text()
    seen.push(...titles(html))
    path = /href="[^"]*organisations(\?[^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(pages).toBe(3)
  expect(seen).toEqual(clubs.map(({ name }) => name))
  expect(titles(await (await asked('?name=ashcombe+lib')).text())).toEqual(['Ashcombe Library'])
  expect(titles(await (await asked('?kind=club&name=ashcombe+lib')).text())).toEqual([])
})

test.each(['?kind=spaceship', '?after=nonsense', `?after=${newId()}`, '?name=%00', '?name=a&name=b', `?name=${'x'.repeat(5000)}`, '?name=%F4%8F%BF%BF'])(
  'an address with %s is answered',
  async (query) => {
    expect((await asked(query)).status).toBe(200)
  },
)
