import { beforeAll, expect, test } from 'vitest'
import { aSystemOf, askFhir } from '../../../../../tests/kit/clinical.ts'
import { aWorld, type World } from '../../../../../tests/kit/world.ts'
import { newId } from '../../../../platform/ids.ts'
import { hashToken } from '../../../../platform/tokens.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const asAdmin = (path: string, form?: Record<string, string | string[]>) =>
  world.ask(`/ashcombe/clinical-systems${path}`, { as: world.members.administrator, ...(form ? { form } : {}) })
const rowOf = async (id: string) => (await world.database.pool.query('select * from clinical_system where id = $1', [id])).rows[0]
const keyIn = (html: string) => /livewell_key_[\w-]{43}/.exec(html)?.[0] ?? ''

const filled = (given: object = {}) => ({
  id: newId(),
  name: 'Surgery records',
  organisationId: world.practice.id,
  may: ['send', 'follow'],
  wayIn: 'consultation',
  alsoCodes: '306206005',
  ...given,
})

test('an administrator adds a system and makes its key, which is shown once and kept as a hash', async () => {
  const form = filled()
  expect((await asAdmin('/add', form)).headers.get('location')).toBe(`/ashcombe/clinical-systems/${form.id}`)
  expect((await asAdmin('/add', form)).status).toBe(303)
  expect(await rowOf(form.id)).toMatchObject({ also_codes: ['306206005'], key_hash: null, made_by: world.members.administrator.membershipId })

  const made = await asAdmin(`/${form.id}/make-key`, {})
  const key = keyIn(await made.text())
  expect(made.headers.get('cache-control')).toBe('no-store')
  expect(await rowOf(form.id)).toMatchObject({ key_hash: hashToken(key) })
  expect((await askFhir(world, '/Task', { key })).status).toBe(200)
  for (const path of [`/${form.id}`, '']) expect(await (await asAdmin(path)).text()).not.toContain(key)
  expect(await (await asAdmin(`/${form.id}`)).text()).toContain('Last here on')
})

test('another key ends the first, and revoking ends all', async () => {
  const { system, key } = await aSystemOf(world)
  const second = keyIn(await (await asAdmin(`/${system.id}/make-key`, {})).text())
  expect((await askFhir(world, '/Task', { key })).status).toBe(401)
  expect((await askFhir(world, '/Task', { key: second })).status).toBe(200)
  expect((await asAdmin(`/${system.id}/revoke`, {})).status).toBe(303)
  expect((await asAdmin(`/${system.id}/revoke`, {})).status).toBe(303)
  expect((await askFhir(world, '/Task', { key: second })).status).toBe(401)
  expect((await asAdmin(`/${system.id}/make-key`, {})).status).toBe(409)
  const { rows } = await world.database.pool.query('select did from audit_entry where thing_id = $1 order by id', [system.id])
  expect(rows.map(({ did }) => did)).toEqual(['made a key for', 'revoked'])
})

test('what is wrong is said beside its field', async () => {
  for (const [change, message] of [
    [{ may: [] }, 'Choose what it may do'],
    [{ organisationId: newId() }, 'Choose whose system it is'],
    [{ alsoCodes: 'referral' }, 'A code of SNOMED CT has 6 to 18 digits'],
  ] as const) {
    const answer = await asAdmin('/add', filled(change))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(message)
  }
})

test('somebody who changes what another changed meanwhile sees both', async () => {
  const { system } = await aSystemOf(world)
  const { id: _, organisationId: __, ...change } = filled({ name: 'Mine' })
  expect((await asAdmin(`/${system.id}/change`, { ...change, version: '1' })).status).toBe(303)
  const late = await asAdmin(`/${system.id}/change`, { ...change, name: 'Theirs', version: '1' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Mine')
  expect((await rowOf(system.id)).name).toBe('Mine')
})

test('a private key is not taken, even by an administrator who has one', async () => {
  const { system } = await aSystemOf(world)
  const keys = JSON.stringify({ keys: [{ kty: 'EC', kid: 'x', crv: 'P-256', x: 'a', y: 'b', d: 'secret' }] })
  const answer = await asAdmin(`/${system.id}/public-keys`, { version: '1', keys })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('There is a private key in this')
  expect((await rowOf(system.id)).public_keys).toBeNull()
})

test('an administrator sees no hash of a key, and nothing of what was sent, though it is there', async () => {
  const { system } = await aSystemOf(world)
  await expect(
    world.asViewer(world.members.administrator, (tx) =>
      tx.selectFrom('clinicalSystem').select('keyHash').where('partnershipId', '=', world.partnershipId).execute(),
    ),
  ).rejects.toThrow('permission denied')
  expect((await rowOf(system.id)).key_hash).toBeTruthy()
})
