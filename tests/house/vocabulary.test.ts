import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8')

/** The words of the glossary that must not be found: the last column of its first table, and the first of its second. */
function wordsThatAreNotOurs(text: string): string[] {
  const rows = (table: string) => [...table.matchAll(/^\| (.+?) \|$/gm)].map((row) => (row[1] ?? '').split(' | ').map((cell) => cell.trim())).slice(2)
  const [first = '', second = ''] = text.split('## Words that are not ours')
  const listed = [...rows(first).map((cells) => cells[2] ?? ''), ...rows(second).map((cells) => cells[0] ?? '')]
  return [...new Set(listed.flatMap((cell) => cell.split(', ')).filter((word) => word.length > 2))]
}

const words = wordsThatAreNotOurs(glossary)
const pattern = new RegExp(`(?<![a-z])(${words.map((word) => word.replaceAll(/[ -]/g, '[ _-]?')).join('|')})s?(?![a-z])`, 'i')

// At the boundary to a library its own term stands: a connection of the database's driver, or of Notify, is a `client`.
const THEIR_TERMS: readonly [where: RegExp, term: RegExp][] = [
  [/^(src\/platform\/(database\/|post\/byNotify)|demo\/sow\.ts|bench\/)/, /(?<![a-z])clients?(?![a-z])/gi],
  // FHIR and OAuth: the person of a referral is its Patient, and a system that asks for a token a client.
  [/^src\/capabilities\/referrals\/fhir\/(?!systems\/)/, /(?<![a-z])(patient|client)s?(?![a-z])/gi],
]

// What it looks for, to offer another way of saying it.
const LISTS_THEM = 'src/capabilities/workers/wording/startingList.ts'

/** Where a text has a word that is not ours, with its line. */
function found(file: string, text: string): string[] {
  const theirs = THEIR_TERMS.filter(([where]) => where.test(file)).map(([, term]) => term)
  return text.split('\n').flatMap((line, i) => {
    const match = pattern.exec(theirs.reduce((rest, term) => rest.replaceAll(term, ''), line))
    return match ? [`${file}:${i + 1} says "${match[0]}"`] : []
  })
}

test('the glossary lists words that are not ours', () => {
  expect(words).toEqual(expect.arrayContaining(['patient', 'client', 'service user', 'DNA', 'non-compliant', 'episode']))
})

test.each(['the patient list', 'service_user_id', 'a clients page', 'Care plans', 'non-compliant', 'onward-referral'])('finds a planted word: %s', (text) => {
  expect(found('planted', text)).toHaveLength(1)
})

test('lets ours pass', () => {
  expect(found('ours', 'a person, impatient to join the caseload, asked about her clientele of the plan')).toEqual([])
})

test('code, tables, screens and file names use our words', () => {
  const files = globSync('{src,database/migrations,demo,bench,script}/**/*.{ts,tsx,sql,json,scss}', { cwd: root, exclude: [LISTS_THEM] })
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap((file) => [...found(file, readFileSync(join(root, file), 'utf8')), ...found('the name', file)])).toEqual([])
})
