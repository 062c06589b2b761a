import { createReadStream, existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inTitleCase, type PracticeRow, readPracticeList } from './practiceList.ts'

// Reference data lies beside the project, never in it.
const list = new URL('../../../../shared/data/nhs-ods/epraccur_QT1_nottingham_notts.csv', import.meta.url)
const absent = !existsSync(list)
if (absent) console.warn(`SKIPPED: the reference list of practices is not at ${list.pathname}`)

/** One dull row of the file: an open practice, changed where a test cares. Columns count from 0. */
function aRow(changes: Record<number, string> = {}): string {
  const row = Array<string>(27).fill('')
  const dull = {
    0: 'C84001',
    1: 'LARWOOD SURGERY',
    4: '56 LARWOOD AVE',
    6: 'WORKSOP',
    9: 'S81 0HH',
    12: 'A',
    17: '01909 500233',
    25: '4',
  }
  for (const [at, cell] of Object.entries({ ...dull, ...changes })) row[Number(at)] = cell
  return row.map((cell) => `"${cell}"`).join(',')
}

async function* inChunks(bytes: Uint8Array, size = 64) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = (text: string, encoding: BufferEncoding = 'latin1') => readBytes(Buffer.from(text, encoding))
const readBytes = (bytes: Uint8Array, size?: number) => allOf(readPracticeList(inChunks(bytes, size)))

async function allOf(rows: AsyncIterable<PracticeRow>): Promise<PracticeRow[]> {
  const all: PracticeRow[] = []
  for await (const row of rows) all.push(row)
  return all
}

const reasons = (rows: PracticeRow[]) => rows.map((row) => ('rejected' in row ? row.rejected.reason : row))

test('an open practice is read, in ordinary capitals', async () => {
  expect(await read(`${aRow()}\r\n`)).toEqual([
    {
      practice: {
        odsCode: 'C84001',
        name: 'Larwood Surgery',
        addressLines: ['56 Larwood Ave', 'Worksop'],
        postcode: 'S81 0HH',
        phone: '01909 500233',
      },
      line: 1,
    },
  ])
})

test('a practice without a telephone has none, rather than an empty one', async () => {
  const [row] = await read(aRow({ 17: ' ' }))
  expect(row && 'practice' in row && Object.keys(row.practice)).toEqual(['odsCode', 'name', 'addressLines', 'postcode'])
})

test('practices that are not open, and other places that prescribe, are left out', async () => {
  const rows = [aRow({ 12: 'C' }), aRow({ 12: 'D' }), aRow({ 12: 'P' }), aRow({ 25: '9' }), aRow({ 12: 'C', 25: '0' })]
  expect(await read(rows.join('\n'))).toEqual([
    { leftOut: 'closed', line: 1, closed: { odsCode: 'C84001' } },
    { leftOut: 'dormant', line: 2 },
    { leftOut: 'proposed', line: 3 },
    { leftOut: 'not a GP practice', line: 4 },
    { leftOut: 'not a GP practice', line: 5 },
  ])
})

test.each([
  ['20240630', { odsCode: 'C84001', on: '2024-06-30' }],
  ['20240631', { odsCode: 'C84001' }],
  ['June', { odsCode: 'C84001' }],
])('a practice that closed on %j is named, with the day when it is a real one', async (written, closed) => {
  expect(await read(aRow({ 11: written, 12: 'C' }))).toMatchObject([{ closed }])
})

test('a closed practice without a proper code is left out, and not named', async () => {
  expect(await read(aRow({ 0: 'C8/01', 12: 'C' }))).toEqual([{ leftOut: 'closed', line: 1 }])
})

describe('a row is rejected with its line and its reason', () => {
  test.each([
    ['when a column is missing', '"C84001","LARWOOD SURGERY"', 'The row has 2 columns instead of 27'],
    ['when there is a column too many', `${aRow()},""`, 'The row has 28 columns instead of 27'],
    ['without a code', aRow({ 0: ' ' }), 'The code is missing'],
    ['without a name', aRow({ 1: '' }), 'The name is missing'],
    ['with a long code', aRow({ 0: 'C840011' }), 'The code is longer than 6'],
    ['with a code of other signs', aRow({ 0: 'C8/01' }), 'The code has more than letters and digits'],
    ['with a bad postcode', aRow({ 9: 'S81' }), 'The postcode is not shaped like one'],
    ['without a postcode', aRow({ 9: '' }), 'The postcode is not shaped like one'],
    ['with a status nobody knows', aRow({ 12: 'X' }), 'The status is “X” instead of A, C, D or P'],
    ['with a status JavaScript knows', aRow({ 12: 'constructor' }), 'The status is “constructor” instead of A, C, D or P'],
    ['with a null byte', aRow({ 1: 'LARWOOD\0' }), 'The row has control characters'],
    ['with a tab', aRow({ 1: 'LARWOOD\tSURGERY' }), 'The row has control characters'],
    ['with a quote left open', aRow().slice(0, -1), 'A quote is not closed'],
    ['with a quote in the wrong place', aRow({ 1: 'LARWOOD "SURGERY' }), 'A quote is in the wrong place'],
    ['when it is far too long', aRow({ 1: 'A'.repeat(5000) }), 'The line is too long'],
  ])('%s', async (_, bad, reason) => {
    const rows = await read(`${aRow({ 0: 'C84002' })}\n${bad}\n${aRow({ 0: 'C84003' })}\n`)
    expect(rows.map((row) => Object.keys(row)[0])).toEqual(['practice', 'rejected', 'practice'])
    expect(rows[1]).toMatchObject({ rejected: { line: 2, reason } })
  })

  test('when its code came before', async () => {
    const rows = await read([aRow(), aRow({ 0: 'c84001' })].join('\n'))
    expect(rows[1]).toMatchObject({ rejected: { line: 2, reason: 'The code came before' } })
  })

  test('when it is written in UTF-8, which would garble its letters', async () => {
    // É has a second byte that is a control character in ISO 8859-1; é has one that looks like any other.
    const rows = await read([aRow({ 1: 'CAFÉ' }), aRow({ 1: 'Café' })].join('\n'), 'utf8')
    expect(reasons(rows)).toEqual(['The row is written in UTF-8', 'The row is written in UTF-8'])
  })

  test('and is handed back as it came', async () => {
    const bad = aRow({ 1: '' })
    const [row] = await read(bad)
    expect(row && 'rejected' in row && row.rejected.row.map((cell) => `"${cell}"`).join(',')).toBe(bad)
  })
})

test('a code that was closed before may be open later', async () => {
  const rows = await read([aRow({ 12: 'C' }), aRow()].join('\n'))
  expect(rows.map((row) => Object.keys(row)[0])).toEqual(['leftOut', 'practice'])
})

test('letters of ISO 8859-1 are kept', async () => {
  const [row] = await read(aRow({ 1: 'CAFÉ PRACTICE' }))
  expect(row).toMatchObject({ practice: { name: 'Café Practice' } })
})

describe('a file that cannot be read is one clear problem', () => {
  const rows = `${aRow()}\n`.repeat(3)

  test.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${rows}`, 'utf8'), /UTF-8/],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${rows}`, 'utf16le'), /UTF-16/],
    ['UTF-16 without', Buffer.from(rows, 'utf16le'), /UTF-16/],
    ['UTF-16 the other way round', Buffer.from(rows, 'utf16le').swap16(), /UTF-16/],
    ['a zip or Excel file', Buffer.from('PK\x03\x04 and so on'), /zip or Excel/],
    ['nothing', Buffer.alloc(0), /empty/],
    ['only empty lines', Buffer.from('\r\n\n'), /empty/],
  ])('(%s)', async (_, bytes, problem) => {
    expect(await readBytes(bytes)).toEqual([{ unreadable: expect.stringMatching(problem) }])
  })
})

test('however the stream is cut, the rows are the same', async () => {
  const bytes = Buffer.from(`${aRow()}\r\n\r\n${aRow({ 0: 'C84002', 1: '' })}\n${aRow({ 0: 'C84003' })}`, 'latin1')
  const whole = await readBytes(bytes, bytes.length)
  expect(whole.length).toBe(3)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (size) => {
      expect(await readBytes(bytes, size)).toEqual(whole)
    }),
  )
})

test('any bytes whatever become rows or one problem, and never throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      for (const row of await readBytes(bytes)) {
        expect(['practice', 'leftOut', 'rejected', 'unreadable'].filter((kind) => kind in row)).toHaveLength(1)
      }
    }),
    { numRuns: 500 },
  )
})

test('no more of a file is read than is asked for, and it is let go of at the end', async () => {
  let chunks = 0
  let letGo = false
  async function* endless() {
    try {
      for (;;) yield Buffer.from(`${aRow({ 0: `C${String(chunks++).padStart(5, '0')}` })}\n`)
    } finally {
      letGo = true
    }
  }
  let rows = 0
  for await (const _ of readPracticeList(endless())) if (++rows === 10) break
  expect(chunks).toBeLessThanOrEqual(11)
  expect(letGo).toBe(true)
})

test('a line without end does not fill the memory', async () => {
  async function* oneLine() {
    for (let megabyte = 0; megabyte < 512; megabyte++) yield Buffer.alloc(2 ** 20, 'A')
  }
  const before = process.memoryUsage().arrayBuffers
  const rows = await allOf(readPracticeList(oneLine()))
  expect(reasons(rows)).toEqual(['The line is too long'])
  expect(rows[0] && 'rejected' in rows[0] && rows[0].rejected.row[0]?.length).toBe(4096)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 2 ** 20)
})

test.skipIf(absent)('the 242 rows of Nottingham and Nottinghamshire are 129 practices and 113 left out', async () => {
  // Counted beforehand by: awk -F'","' '{ print $26, $13 }' … | sort | uniq -c
  const counted: Record<string, number> = {}
  const names: string[] = []
  for await (const row of readPracticeList(createReadStream(list))) {
    const key = 'leftOut' in row ? row.leftOut : (Object.keys(row)[0] ?? '')
    counted[key] = (counted[key] ?? 0) + 1
    if ('practice' in row) names.push(row.practice.name)
  }
  expect(counted).toEqual({ practice: 129, 'not a GP practice': 92, closed: 19, dormant: 2 })
  expect(names).toContain('Orchard Surgery')
  expect(names).toContain('Radcliffe-on-Trent. Health Centre')
  expect(names.filter((name) => name === name.toUpperCase())).toEqual([])
})

test.each([
  ['ORCHARD SURGERY', 'Orchard Surgery'],
  ['THE OAKS MEDICAL CENTRE', 'The Oaks Medical Centre'],
  ['VICTORIA AND MAPPERLEY PRACTICE', 'Victoria and Mapperley Practice'],
  ['RADCLIFFE-ON-TRENT', 'Radcliffe-on-Trent'],
  ["KING'S MEDICAL CENTRE", "King's Medical Centre"],
  ["ST. LUKE'S SURGERY", "St. Luke's Surgery"],
  ["O'NEILL AND MCKENZIE", "O'Neill and McKenzie"],
  ['NHS UPPER PARLIAMENT ST', 'NHS Upper Parliament St'],
  ['KEYWORTH PCC, THE GP CTR', 'Keyworth PCC, The GP Ctr'],
  ['FAMILY MEDICAL CENTRE (SOOD)', 'Family Medical Centre (Sood)'],
  ['11A 1ST AVENUE', '11A 1st Avenue'],
  ['THE UNIV OF NOTTINGHAM HEALTH SERV', 'The Univ of Nottingham Health Serv'],
  ['Dr McNally', 'Dr McNally'],
  ['', ''],
])('%j is written %j', (shouted, written) => {
  expect(inTitleCase(shouted)).toBe(written)
})
