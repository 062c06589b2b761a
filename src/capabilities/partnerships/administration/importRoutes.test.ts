import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { aWorld, signIn, type World } from '../../../../tests/kit/world.ts'
import { makeApp } from '../../../app.tsx'
import { newId } from '../../../platform/ids.ts'
import { aPractice } from '../factory.ts'

// Reference data lies beside the project, never in it.
const reference = new URL('../../../../../shared/data/nhs-ods/epraccur_QT1_nottingham_notts.csv', import.meta.url)
const absent = !existsSync(reference)
if (absent) console.warn(`SKIPPED: the reference list of practices is not at ${reference.pathname}`)

let world: World
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  world = await aWorld()
  app = makeApp(world.house)
})

const asked = (path: string, form?: Record<string, string>) =>
  world.ask(`/ashcombe/administration/practices${path}`, { as: world.members.administrator, ...(form ? { form } : {}) })
const rows = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows
const practices = () =>
  rows(`select name, ods_code, team_id, closed_on, phone from organisation where partnership_id = $1 and ods_code is not null order by ods_code`, [
    world.partnershipId,
  ])

async function send(content: string | Uint8Array<ArrayBuffer> | undefined, { id = newId(), name = 'epraccur.csv' } = {}) {
  const body = new FormData()
  body.set('id', id)
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'latin1')) : content
  body.set('file', bytes ? new File([bytes], name) : new File([], ''))
  const cookie = await signIn(world.database, world.members.administrator)
  const answer = await app.request('http://livewell.test/ashcombe/administration/practices', {
    method: 'POST',
    headers: { cookie, origin: 'http://livewell.test' },
    body,
  })
  return { id, answer }
}

function aRow(changes: Record<number, string> = {}): string {
  const row = Array<string>(27).fill('')
  const dull = { 0: 'C84001', 1: 'LARWOOD SURGERY', 4: '56 LARWOOD AVE', 6: 'WORKSOP', 9: 'S81 0HH', 12: 'A', 17: '01909 500233', 25: '4' }
  for (const [at, cell] of Object.entries({ ...dull, ...changes })) row[Number(at)] = cell
  return `${row.map((cell) => `"${cell}"`).join(',')}\r\n`
}

test('a list is checked, shown, and changes nothing until it is switched in', async () => {
  const before = await practices()
  const { id, answer } = await send(
    aRow({ 0: 'A00001', 1: 'CAF\xc9 SURGERY' }) + aRow({ 0: 'A00002', 12: 'C', 11: '20240630' }) + aRow({ 0: 'A00003', 9: 'nowhere' }) + aRow({ 25: '9' }),
  )
  expect(answer.status).toBe(303)
  const html = await (await asked(`/${id}`)).text()
  expect(html).toContain('Open GP practices</dt><dd>1<')
  expect(html).toContain('Left out: closed</dt><dd>1<')
  expect(html).toContain('Left out: not a GP practice</dt><dd>1<')
  expect(html).toContain('Could not be used</dt><dd>1<')
  expect(html).toMatch(/Line 3: The postcode is not shaped like one/)
  expect(await practices()).toEqual(before)

  expect((await asked(`/${id}/switch-in`, {})).status).toBe(303)
  expect(await rows('select name, folded_name, address, postcode, phone, kind from organisation where ods_code = $1', ['A00001'])).toEqual([
    { name: 'Café Surgery', folded_name: 'cafe surgery', address: '56 Larwood Ave\nWorksop', postcode: 'S81 0HH', phone: '01909 500233', kind: 'GP practice' },
  ])
})

test('switching in again, and sending the same list again, changes nothing', async () => {
  const list = aRow({ 0: 'B00001' }) + aRow({ 0: 'B00002' })
  const { id } = await send(list)
  await asked(`/${id}/switch-in`, {})
  const before = await rows('select * from organisation order by id')
  expect((await asked(`/${id}/switch-in`, {})).status).toBe(303)
  const again = await send(list)
  await asked(`/${again.id}/switch-in`, {})
  expect(await rows('select * from organisation order by id')).toEqual(before)
})

test('what is ours stays, what is the list’s is put right, and what closed is closed', async () => {
  const { partnershipId, south } = world
  const known = aPractice({ partnershipId, odsCode: 'D00001', name: 'Old Name', teamId: south.id, phone: '0115 496 0000' })
  const closing = aPractice({ partnershipId, odsCode: 'D00002', name: 'Closing Surgery' })
  const reopened = aPractice({ partnershipId, odsCode: 'D00003', name: 'Reopened Surgery', closedOn: '2020-01-01' })
  const unlisted = aPractice({ partnershipId, odsCode: 'D00004', name: 'Of Another Area' })
  const both = aPractice({ partnershipId, odsCode: 'D00005', name: 'Moved House' })
  await world.sow({ organisation: [known, closing, reopened, unlisted, both] })
  const { id } = await send(
    aRow({ 0: 'D00001', 1: 'NEW NAME', 17: '' }) +
      aRow({ 0: 'D00002', 12: 'C', 11: '20240630' }) +
      aRow({ 0: 'D00003', 1: 'REOPENED SURGERY' }) +
      aRow({ 0: 'D00005', 12: 'C' }) +
      aRow({ 0: 'D00005', 1: 'MOVED HOUSE' }),
  )
  const html = await (await asked(`/${id}`)).text()
  expect(html).toMatch(/>0 practices are added/)
  expect(html).toMatch(/>3 that are here already/)
  await asked(`/${id}/switch-in`, {})
  expect((await practices()).filter(({ ods_code }) => ods_code.startsWith('D'))).toEqual([
    { name: 'New Name', ods_code: 'D00001', team_id: south.id, closed_on: null, phone: '0115 496 0000' },
    { name: 'Closing Surgery', ods_code: 'D00002', team_id: null, closed_on: '2024-06-30', phone: null },
    { name: 'Reopened Surgery', ods_code: 'D00003', team_id: null, closed_on: null, phone: '01909 500233' },
    { name: 'Of Another Area', ods_code: 'D00004', team_id: null, closed_on: null, phone: null },
    { name: 'Moved House', ods_code: 'D00005', team_id: null, closed_on: null, phone: '01909 500233' },
  ])
})

test('a list that is given up is not used, and can no longer be switched in', async () => {
  const { id } = await send(aRow({ 0: 'E00001' }))
  expect((await asked(`/${id}/give-up`, {})).status).toBe(303)
  expect((await asked(`/${id}/give-up`, {})).status).toBe(303)
  expect((await asked(`/${id}/switch-in`, {})).status).toBe(409)
  expect(await rows('select from organisation where ods_code = $1', ['E00001'])).toEqual([])
  expect(await rows('select from practice_import_row where import_id = $1', [id])).toEqual([])
})

test('a list that two switch in at the same moment is switched in once', async () => {
  const { id } = await send(aRow({ 0: 'F00001' }))
  const answers = await Promise.all([asked(`/${id}/switch-in`, {}), asked(`/${id}/switch-in`, {}), asked(`/${id}/give-up`, {})])
  for (const { status } of answers) expect([303, 409]).toContain(status)
  const [{ state }] = await rows('select state from practice_import where id = $1', [id])
  expect(await rows('select from organisation where ods_code = $1', ['F00001'])).toHaveLength(state === 'switched in' ? 1 : 0)
})

test('rejected rows come back as a file, and no cell of it is a formula', async () => {
  const { id } = await send(aRow({ 0: 'G00001' }) + aRow({ 0: 'G00002', 1: '=HYPERLINK(1)', 9: '+1' }) + aRow({ 0: 'G00003', 1: 'NUL\0' }))
  const answer = await asked(`/${id}/rejected.csv`)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="rejected-rows.csv"')
  const text = await answer.text()
  expect(text).toMatch(/^line,reason\r\n2,The postcode is not shaped like one,G00002,'=HYPERLINK\(1\)/)
  expect(text).toContain("'+1")
  expect(text).toContain('3,The row has control characters')
  await asked(`/${id}/switch-in`, {})
  expect(await (await asked(`/${id}/rejected.csv`)).text()).toBe(text)
})

test.each<[string, string | Uint8Array<ArrayBuffer> | undefined, string]>([
  ['no file', undefined, 'Choose the file'],
  ['an empty file', '', 'The file is empty'],
  ['another table', 'name,town\nMill Lane,Ashcombe\n', 'does not look like the NHS list'],
  ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'does not look like the NHS list'],
  ['a zip file', 'PK\x03\x04 and so on', 'This is a zip or Excel file'],
  ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${aRow()}`, 'utf16le')), 'saved as UTF-16'],
  ['UTF-8 with its mark', new Uint8Array(Buffer.from(`\ufeff${aRow()}`)), 'saved as UTF-8'],
  ['far too many bad rows', aRow() + 'nonsense\n'.repeat(100_000), 'does not look like the NHS list'],
])('of %s it is said what is wrong, and nothing of it is kept', async (_, content, message) => {
  const count = async () => [await rows('select count(*) from practice_import'), await rows('select count(*) from practice_import_row')]
  const before = await count()
  const { answer } = await send(content)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(message)
  expect(await count()).toEqual(before)
})

test('what is larger than we take is refused', async () => {
  const { answer } = await send(new Uint8Array(13 * 1024 * 1024))
  expect(answer.status).toBe(413)
})

test('a file sent without being one is a missing file', async () => {
  expect((await asked('', { id: newId(), file: 'C84001' })).status).toBe(422)
})

test('a list sent twice is one list', async () => {
  const id = newId()
  expect((await send(aRow({ 0: 'H00001' }), { id })).answer.status).toBe(303)
  expect((await send(aRow({ 0: 'H00001' }), { id })).answer.status).toBe(303)
  expect(await rows('select found from practice_import where id = $1', [id])).toEqual([{ found: 1 }])
})

test('the name of a file is only shown, as it is', async () => {
  const { id } = await send(aRow({ 0: 'I00001' }), { name: '<script>🌻.csv' })
  expect(await (await asked(`/${id}`)).text()).toContain('&lt;script&gt;🌻.csv')
})

test.skipIf(absent)('the list of Nottingham and Nottinghamshire brings 129 practices', async () => {
  const { partnershipId } = world
  await rows('delete from organisation where ods_code is not null and partnership_id = $1', [partnershipId])
  // Counted beforehand by: awk -F'","' '$13 == "A" && $26 == "4"' … | wc -l
  const { id, answer } = await send(new Uint8Array(readFileSync(reference)))
  expect(answer.status).toBe(303)
  expect(await rows('select found, left_out, rejected from practice_import where id = $1', [id])).toEqual([
    { found: 129, left_out: { closed: 19, dormant: 2, 'not a GP practice': 92 }, rejected: 0 },
  ])
  await asked(`/${id}/switch-in`, {})
  expect(await practices()).toHaveLength(129)
  expect((await practices()).filter(({ closed_on }) => closed_on)).toEqual([])
})
