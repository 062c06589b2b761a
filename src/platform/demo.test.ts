import { beforeAll, expect, test } from 'vitest'
import { aDatabase } from '../../tests/kit/database.ts'
import { aPartnership } from '../capabilities/partnerships/factory.ts'
import type { Database } from './database/open.ts'
import { demoAccounts, listDemoAccounts, loadWhenNew, refuseBesideOthers } from './demo.ts'
import { SettingProblem } from './settings.ts'

let database: Database
beforeAll(async () => {
  database = await aDatabase()
})

const addPartnership = async (slug: string) => {
  const { partnershipId, name } = aPartnership({ slug })
  await database.pool.query('insert into partnership (partnership_id, slug, name) values ($1, $2, $3)', [partnershipId, slug, name])
}
const slugs = async () => (await database.pool.query<{ slug: string }>('select slug from partnership order by slug')).rows.map(({ slug }) => slug)
const said: string[] = []
const say = (line: string) => void said.push(line)

test('the demo is loaded into a new database, with its progress said; one that was stopped half-way is begun again', async () => {
  const stopped = loadWhenNew(database, say, async (onProgress) => {
    await addPartnership('half')
    onProgress('half of it')
    throw new Error('killed')
  })
  await expect(stopped).rejects.toThrow('killed')
  expect(await slugs()).toEqual(['half'])

  await loadWhenNew(database, say, () => addPartnership('whole'))
  expect(await slugs()).toEqual(['whole'])
  expect(said).toContain('  half of it')

  await loadWhenNew(database, say, () => addPartnership('twice'))
  expect(await slugs()).toEqual(['whole'])
})

test('the demo stands beside its own accounts and is refused beside any other', async () => {
  const add = (email: string, isDemo: boolean) =>
    database.accountsPool.query('insert into auth.account (name, email, is_demo) values ($1, $1, $2)', [email, isDemo])
  expect(await listDemoAccounts(database)).toEqual([])
  await add('health-coach@demo.livewell.example', true)
  await refuseBesideOthers(database)
  expect(await listDemoAccounts(database)).toEqual(demoAccounts.filter(({ hat }) => hat === 'health coach'))
  await add('ada@people.example', false)
  await expect(refuseBesideOthers(database)).rejects.toThrow(SettingProblem)
  await expect(refuseBesideOthers(database)).rejects.toThrow(/^LIVEWELL_DEMO [^\n]*LIVEWELL_DEMO=off$/)
})
