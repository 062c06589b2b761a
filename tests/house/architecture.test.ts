import { join } from 'node:path'
import { expect, test } from 'vitest'
import { needs } from '../../src/capabilities.ts'
import { breaches, type Imports, readImports } from './imports.ts'

const root = join(import.meta.dirname, '../..')

test('the rules of who may import whom are kept', () => {
  const all = readImports(root)
  expect(all.length).toBeGreaterThan(100)
  expect(all.flatMap(({ imports }) => imports).length).toBeGreaterThan(300)
  expect(breaches(all, needs)).toEqual([])
})

const planted: [why: string, Imports][] = [
  ['platform imports platform', { file: 'src/platform/clock.ts', imports: ['src/design/Page.tsx'] }],
  ['design imports design and platform', { file: 'src/design/Page.tsx', imports: ['src/capabilities/people/index.ts'] }],
  ['design never sees the database', { file: 'src/design/Page.tsx', imports: ['src/platform/database/narrowed.ts'] }],
  ['only its index.ts', { file: 'src/capabilities/referrals/routes.tsx', imports: ['src/capabilities/people/queries.ts'] }],
  ['does not list', { file: 'src/capabilities/people/routes.tsx', imports: ['src/capabilities/referrals/index.ts'] }],
  ['pages take props', { file: 'src/capabilities/people/pages/PersonPage.tsx', imports: ['src/capabilities/people/queries.ts'] }],
  ['forms never see', { file: 'src/capabilities/people/forms/changePerson.ts', imports: ['src/platform/database/narrowed.ts'] }],
  ['imports no capability', { file: 'src/capabilities/evaluation/routes.tsx', imports: ['src/capabilities/people/index.ts'] }],
  ['nothing in src imports tests', { file: 'src/main.ts', imports: ['demo/load.ts'] }],
  ['a room without a name', { file: 'src/platform/utils/text.ts', imports: [] }],
]
test.each(planted)('a planted breach is found: %s', (why, breach) => {
  expect(breaches([breach], needs)).toEqual([expect.stringContaining(why)])
})

test('a circle of needs is found', () => {
  expect(breaches([], { a: ['b'], b: ['c'], c: ['a'] })).toHaveLength(3)
})
