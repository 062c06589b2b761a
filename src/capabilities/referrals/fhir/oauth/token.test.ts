import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { aServiceRequest, aSystemOf, askFhir } from '../../../../../tests/kit/clinical.ts'
import { aWorld, NOW, type World } from '../../../../../tests/kit/world.ts'
import { makeApp } from '../../../../app.tsx'
import { newId } from '../../../../platform/ids.ts'
import { readPublicKeys } from './publicKeys.ts'

const AUDIENCE = 'http://livewell.test/ashcombe/fhir/R4/token'
const SECOND = NOW.getTime() / 1000
let world: World
let keys: CryptoKeyPair
let publicKeys: string
let surgery: Awaited<ReturnType<typeof aSystemOf>>

beforeAll(async () => {
  world = await aWorld()
  keys = await generateKeyPair('ES384', { extractable: true })
  publicKeys = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES384' }] })
  surgery = await aSystemOf(world, { keyHash: null, publicKeys } as never)
})

interface Signed {
  claims?: Record<string, unknown>
  with?: CryptoKey | Uint8Array
  header?: { alg: string; kid?: string }
}

const sign = ({ claims = {}, with: key = keys.privateKey, header = { alg: 'ES384', kid: 'one' } }: Signed = {}, id = surgery.system.id) =>
  new SignJWT({ iss: id, sub: id, aud: AUDIENCE, jti: newId(), iat: SECOND, exp: SECOND + 240, ...claims }).setProtectedHeader(header).sign(key)

const askToken = (assertion: string, form: Record<string, string> = {}) =>
  askFhir(world, '/token', {
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...form,
    }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })

test('a system that signs is given a token, and refers with it', async () => {
  const answer = await askToken(await sign())
  expect(answer.status, await answer.clone().text()).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const { access_token, token_type, expires_in } = await answer.json()
  expect([token_type, expires_in]).toEqual(['bearer', 300])
  const sent = await askFhir(world, '/ServiceRequest', { key: access_token, body: aServiceRequest() })
  expect(sent.status).toBe(201)
  expect((await askFhir(world, `/Task/${sent.headers.get('location')?.split('/').at(-1)}`, { key: access_token })).status).toBe(200)
  const { rows } = await world.database.pool.query('select * from clinical_token')
  expect(JSON.stringify(rows)).not.toContain(access_token)
})

test('a token is for what was asked, and no longer than its minutes', async () => {
  const { access_token, scope } = await (await askToken(await sign(), { scope: 'system/ServiceRequest.r' })).json()
  expect(scope).toBe('system/ServiceRequest.r system/Task.rs')
  expect((await askFhir(world, '/ServiceRequest', { key: access_token, body: aServiceRequest() })).status).toBe(403)
  expect((await askFhir(world, '/Task', { key: access_token })).status).toBe(200)
  const later = makeApp({ ...world.house, clock: () => new Date(NOW.getTime() + 301_000) })
  const late = await later.request('http://livewell.test/ashcombe/fhir/R4/Task', { headers: { authorization: `Bearer ${access_token}` } })
  expect(late.status).toBe(401)
})

test('the same assertion is taken once, also when it is sent twice at one moment', async () => {
  const assertion = await sign()
  const answers = await Promise.all([askToken(assertion), askToken(assertion)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  expect((await askToken(assertion)).status).toBe(401)
})

test('two clocks may be half a minute apart', async () => {
  expect((await askToken(await sign({ claims: { exp: SECOND - 20 } }))).status).toBe(200)
  expect((await askToken(await sign({ claims: { exp: SECOND - 40 } }))).status).toBe(401)
  expect((await askToken(await sign({ claims: { nbf: SECOND + 20 } }))).status).toBe(200)
  expect((await askToken(await sign({ claims: { nbf: SECOND + 40 } }))).status).toBe(401)
})

describe('what is not signed as it should be is refused, without saying which part', () => {
  const none = (claims: object) => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`
  test.each<[string, () => Promise<string>]>([
    ['for another address', () => sign({ claims: { aud: 'https://elsewhere.example/token' } })],
    ['for several addresses', () => sign({ claims: { aud: [AUDIENCE, 'https://elsewhere.example'] } })],
    ['for long', () => sign({ claims: { exp: SECOND + 3600 } })],
    ['for ever', () => sign({ claims: { exp: undefined } })],
    ['without a number', () => sign({ claims: { jti: undefined } })],
    ['by another subject', () => sign({ claims: { sub: newId() } })],
    ['by a system that is not known', () => sign({}, newId())],
    ['by nobody', async () => none({ iss: surgery.system.id, sub: surgery.system.id, aud: AUDIENCE, jti: newId(), exp: SECOND + 60 })],
    ['with another key', async () => sign({ with: (await generateKeyPair('ES384')).privateKey })],
    ['with a key of another name', () => sign({ header: { alg: 'ES384', kid: 'two' } })],
    ['with the public key as a secret that both hold', () => sign({ with: new TextEncoder().encode(publicKeys), header: { alg: 'HS256', kid: 'one' } })],
    ['with nothing that can be read', async () => 'x.y.z'],
  ])('%s', async (_, assertion) => {
    const answer = await askToken(await assertion())
    expect([answer.status, (await answer.json()).error]).toEqual([401, 'invalid_client'])
  })
})

test.each([
  [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
  [{ client_assertion_type: 'x' }, 401, 'invalid_client'],
  [{ scope: 'system/Patient.r' }, 400, 'invalid_scope'],
])('%j is refused', async (form, status, error) => {
  const answer = await askToken(await sign(), form as never)
  expect([answer.status, (await answer.json()).error]).toEqual([status, error])
})

test('a system that was revoked is given nothing, and what it was given opens nothing', async () => {
  const other = await aSystemOf(world, { publicKeys } as never)
  const { access_token } = await (await askToken(await sign({}, other.system.id))).json()
  expect((await askFhir(world, '/Task', { key: access_token })).status).toBe(200)
  await world.database.pool.query('update clinical_system set revoked_at = now() where id = $1', [other.system.id])
  expect((await askFhir(world, '/Task', { key: access_token })).status).toBe(401)
  expect((await askToken(await sign({}, other.system.id))).status).toBe(401)
})

test('programs read how to be given a token', async () => {
  const answer = await askFhir(world, '/.well-known/smart-configuration')
  expect(await answer.json()).toMatchObject({ token_endpoint: AUDIENCE, token_endpoint_auth_methods_supported: ['private_key_jwt'] })
})

describe('public keys that are pasted', () => {
  test('are kept without what is not needed', async () => {
    const read = readPublicKeys(JSON.stringify({ keys: [{ ...JSON.parse(publicKeys).keys[0], x5u: 'https://elsewhere.example' }] }))
    expect(read).toEqual(JSON.parse(publicKeys))
  })

  test('are refused when they are private, weak, without a name, or none', async () => {
    const jwk = JSON.parse(publicKeys).keys[0]
    const weak = await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey)
    const wrong = [
      { keys: [{ ...(await exportJWK(keys.privateKey)), kid: 'one' }] },
      { keys: [{ ...jwk, kid: undefined }] },
      { keys: [jwk, jwk] },
      { keys: [{ ...jwk, alg: 'HS256' }] },
      { keys: [{ ...jwk, x: 'AAAA' }] },
      { keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'x' }] },
      { keys: [] },
      [],
      null,
    ]
    for (const each of wrong) expect(readPublicKeys(JSON.stringify(each)), JSON.stringify(each)?.slice(0, 60)).toHaveProperty('problem')
    expect(readPublicKeys('not JSON')).toHaveProperty('problem')
    expect(readPublicKeys(JSON.stringify({ keys: [{ ...weak, kid: 'p256' }] }))).toHaveProperty('keys')
  })
})
