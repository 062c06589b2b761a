import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { columnsOf, decodeTable, readTable, type TableRow } from '../../../../platform/table.ts'
import { groupRows, isCouncilTable, readCouncilRows } from './councilTable.ts'

const beside = new URL('../../../../../../shared/data/council-directory/', import.meta.url)
const absent = !existsSync(beside)
if (absent) console.warn(`SKIPPED: the council's table is not at ${beside.pathname}`)

async function all(text: string) {
  const [rows, broken]: [TableRow[], { line: number; problem: string }[]] = [[], []]
  for await (const row of readTable(text)) {
    if ('cells' in row) rows.push(row)
    else broken.push({ line: row.line, problem: row.problem })
  }
  return { rows, broken }
}

test.skipIf(absent)('the council’s table is read with the rows that continue it, and what is not for everybody stays there', async () => {
  const text = decodeTable(readFileSync(new URL('services--with-sample-data.csv', beside)))
  expect(isCouncilTable(await columnsOf(text))).toBe(true)
  const { rows, broken } = await all(text)
  expect(broken).toEqual([])
  const { groups, orphans } = groupRows(rows)
  expect([groups.map((group) => group.length), orphans]).toEqual([[7, 1], []])
  const [one, two] = groups.map((group) => readCouncilRows(group, '2026-12-03').read)
  expect(one).toMatchObject({
    theirId: '1',
    notes: ['The council does not show it now, so it rests here, too'],
    thing: {
      name: 'CSV creation service',
      standing: { state: 'at rest' },
      organiser: { name: 'TPX Impact' },
      ages: { from: 0, to: 100 },
      contacts: [{ name: 'public contact name', phone: '92939293' }],
      schedules: [
        { byDay: ['MO'], opensAt: '09:00', closesAt: '18:00' },
        { byDay: ['TU'], opensAt: null, closesAt: null },
      ],
      costs: [
        { option: 'Who is this fee for?', amountPence: 100, amountWords: 'per half day' },
        { option: 'OAP', amountPence: 0 },
      ],
      places: [{ name: 'Venue or building name', postcode: 'SW1A 1AA', latitude: 51.50101 }, { name: 'Second Venue or building name' }],
      terms: ['semicolon delimited values', 'please'],
    },
  })
  expect(JSON.stringify(one)).not.toMatch(/private|email2|existing notes|internal label|additional note/)
  expect(two).toMatchObject({
    thing: { isFree: true, standing: { state: 'open' }, accessFeatures: expect.arrayContaining(['hearing loop', 'parking', 'step-free']) },
  })
})

const row = (given: Record<string, string>) => ({ line: 2, raw: [], cells: { import_id: '1', name: 'Walk', ...given } })
test('a masked address is only about where it is', () => {
  const masked = row({
    location_name: 'Refuge',
    location_address_1: '1 Mill Lane',
    location_city: 'Ashcombe',
    location_postcode: 'AS1 2AB',
    location_latitude: '52.91234',
    location_longitude: '-1.05678',
    mask_exact_address: 'TRUE',
  })
  expect(readCouncilRows([masked], '2026-12-03').read).toMatchObject({
    thing: { places: [{ name: '', address: '', town: 'Ashcombe', postcode: null, latitude: 52.91, longitude: -1.06 }] },
  })
  expect(readCouncilRows([row({ location_name: 'Hidden', location_visible: 'FALSE' })], '2026-12-03').read).toMatchObject({ thing: { places: [] } })
})

const table = 'import_id,import_id_reference,name\r\n1,,Café Zoë\r\n'
test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(table)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${table}`)],
  ['UTF-16 as Excel writes it', Buffer.from(`\ufeff${table}`, 'utf16le')],
  ['UTF-16 the other way round', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', Buffer.from(table, 'utf16le')],
  ['the letters of Windows', Buffer.from(table, 'latin1')],
  ['semicolons', Buffer.from(table.replaceAll(',', ';'))],
])('%s is told apart', async (_, bytes) => {
  const text = decodeTable(bytes)
  expect(isCouncilTable(await columnsOf(text))).toBe(true)
  expect((await all(text)).rows[0]?.cells['name']).toBe('Café Zoë')
})

test.each([
  ['nothing', Buffer.alloc(0), /empty/],
  ['a zip file', Buffer.from('PK\x03\x04'), /zip or Excel/],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), /not a table/],
])('%s is refused', (_, bytes, message) => expect(() => decodeTable(bytes)).toThrow(message))

test('a broken row costs nothing but itself', async () => {
  const { rows, broken } = await all('a,b\n1,2\n1,2,3\n6" nails,2\n3,4\n')
  expect(rows.map(({ cells }) => cells['a'])).toEqual(['1', '6" nails', '3'])
  expect(broken.map(({ problem }) => problem)).toEqual(['The row has 3 columns instead of 2'])
  expect((await all('a,b\n1,2\n"never closed,2\n3,4\n')).broken.map(({ problem }) => problem)).toEqual(['A quote is not closed'])
})
