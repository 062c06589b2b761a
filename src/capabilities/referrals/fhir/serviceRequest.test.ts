import { beforeAll, describe, expect, test } from 'vitest'
import { aServiceRequest, aSystemOf, askFhir } from '../../../../tests/kit/clinical.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { makeApp } from '../../../app.tsx'
import { newId } from '../../../platform/ids.ts'
import { makeFhir } from './routes.ts'

let world: World
let surgery: Awaited<ReturnType<typeof aSystemOf>>
beforeAll(async () => {
  world = await aWorld()
  surgery = await aSystemOf(world)
})

const rowOf = async (table: 'person' | 'referral' | 'referral_progress', id: string) =>
  (await world.database.pool.query(`select * from ${table} where ${table === 'referral_progress' ? 'referral_id' : 'id'} = $1`, [id])).rows[0]

const idIn = (answer: Response) => answer.headers.get('location')?.split('/').at(-1) ?? ''

/** Sends a referral, and answers its id. */
async function send(request: object = aServiceRequest()) {
  const answer = await surgery.ask('/ServiceRequest', { body: request })
  expect(answer.status, await answer.clone().text()).toBe(201)
  return { id: idIn(answer), outcome: await answer.json() }
}

const saysOf = ({ issue }: { issue: { severity: string; diagnostics: string; expression?: string[] }[] }) =>
  issue.map(({ severity, expression, diagnostics }) => `${severity} ${expression?.[0] ?? ''}: ${diagnostics}`)

test('a referral is taken in, with all that was said and no more', async () => {
  const { id } = await send()
  expect(await rowOf('person', id)).toMatchObject({
    name: 'Nora Bright',
    nhs_number: '9449307539',
    phone: '020 7946 0018',
    postcode: 'AS1 2AB',
    address: '3 Mill Lane, Ashcombe',
    reach_by: 'phone',
    may_text: false,
    may_leave_message: false,
    organisation_id: world.practice.id,
    team_id: world.north.id,
  })
  expect(await rowOf('referral', id)).toMatchObject({
    way_in: 'consultation',
    own_words: 'I would like to sing again.',
    reason: 'On her own since the summer',
    risks_known: 'some',
    risks: 'Falls',
    referrer_name: 'Ann Bell',
    referrer_phone: '020 7946 0001',
    organisation_id: world.practice.id,
    person_agreed: true,
    may_tell_referrer: true,
    made_by: null,
  })
})

test('it is in the story of who looked and did, under the name of the system', async () => {
  const { id } = await send()
  await surgery.ask(`/ServiceRequest/${id}`)
  const { rows } = await world.database.pool.query('select did, by_name from audit_entry where person_id = $1 order by id', [id])
  expect(rows.map(({ did }) => did)).toEqual(['made', 'looked at'])
  expect(rows[0].by_name).toMatch(/^Surgery records, /)
})

test('it is read back with what names it and where it stands, and of the person only the name that was given', async () => {
  const { id } = await send(aServiceRequest({ identifier: 'K-1' }))
  const answer = await surgery.ask(`/ServiceRequest/${id}`)
  expect(answer.headers.get('content-type')).toMatch(/^application\/fhir\+json/)
  const text = await answer.text()
  expect(JSON.parse(text)).toMatchObject({ resourceType: 'ServiceRequest', id, status: 'active', intent: 'order', subject: { display: 'Nora Bright' } })
  expect(text).toContain('K-1')
  expect(text).not.toMatch(/9449307539|7946|3 Mill Lane|1951|sing again|Falls/)
})

test('the same sent twice is one referral; the same name for something else is refused', async () => {
  const request = aServiceRequest()
  const { id, outcome } = await send(request)
  const [again, reordered] = [await surgery.ask('/ServiceRequest', { body: request }), Object.fromEntries(Object.entries(request).reverse())]
  expect([again.status, idIn(again), await again.json()]).toEqual([200, id, outcome])
  expect((await surgery.ask('/ServiceRequest', { body: reordered })).status).toBe(200)
  const other = await surgery.ask('/ServiceRequest', { body: { ...request, intent: 'plan' } })
  expect(other.status).toBe(409)
  expect(await other.json()).toMatchObject({ issue: [{ code: 'duplicate', details: { coding: [{ code: 'REC_CONFLICT' }] } }] })
  const { rows } = await world.database.pool.query('select count(*)::int as n from referral where id = $1', [id])
  expect(rows[0].n).toBe(1)
})

test('two of the same at one moment make one referral', async () => {
  const request = aServiceRequest()
  const answers = await Promise.all([1, 2, 3].map(() => surgery.ask('/ServiceRequest', { body: request })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201])
  expect(new Set(answers.map(idIn)).size).toBe(1)
})

test('an NHS number with a wrong check digit is kept, and told as wrong', async () => {
  const { id, outcome } = await send(aServiceRequest({ person: { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '3478526985' }] } }))
  expect(await rowOf('person', id)).toMatchObject({ nhs_number: '3478526985' })
  expect(saysOf(outcome)).toContainEqual(expect.stringMatching(/^warning ServiceRequest.contained\[0\].identifier\[0\].value: The check digit/))
})

test('what is not kept is said, by its place and never by what it says', async () => {
  const person = { gender: 'female', maritalStatus: { text: 'Widowed in May' }, birthDate: '1951' }
  const { outcome } = await send(aServiceRequest({ person, occurrenceDateTime: '2026-12-24' }))
  const said = saysOf(outcome)
  expect(said).toEqual(expect.arrayContaining([expect.stringContaining('contained[0].gender: This was not kept'), expect.stringContaining('maritalStatus')]))
  expect(said).toContainEqual(expect.stringContaining('ServiceRequest.occurrenceDateTime: This was not kept'))
  expect(said).toContainEqual(expect.stringContaining('birthDate: A year or a month alone'))
  expect(JSON.stringify(outcome)).not.toMatch(/Widowed|Nora|female/)
})

describe('what cannot be taken is refused, says where, and leaves nothing', () => {
  const contained = (change: (all: any[]) => any[]) => ({ contained: change(aServiceRequest().contained) })
  const consent = (change: object) => contained((all) => all.map((each) => (each.resourceType === 'Consent' ? { ...each, ...change } : each)))
  test.each([
    ['a person who was not asked', { agreed: false }, 422, 'business-rule', 'Consent'],
    ['agreement that is only implied', consent({ policyRule: { coding: [{ code: 'IMPLIED' }] } }), 422, 'business-rule', 'ServiceRequest.contained[3]'],
    ['a person who said no', consent({ provision: { type: 'deny' } }), 422, 'business-rule', 'ServiceRequest.contained[3]'],
    ['agreement that was refused', consent({ status: 'rejected' }), 422, 'business-rule', 'ServiceRequest.contained[3]'],
    ['agreement that is over', consent({ status: 'inactive' }), 422, 'business-rule', 'ServiceRequest.contained[3]'],
    ['agreement of somebody else', consent({ patient: { reference: '#other' } }), 422, 'business-rule', 'Consent'],
    ['a person who has died', { person: { deceasedBoolean: true } }, 422, 'business-rule', 'ServiceRequest.contained[0]'],
    ['nobody at all', { subject: { reference: 'Patient/1' } }, 422, 'required', 'ServiceRequest.subject'],
    ['no way to reach them', { person: { telecom: [], address: [] } }, 422, 'required', 'ServiceRequest.contained[0].telecom'],
    ['no name', { person: { name: [] } }, 422, 'required', 'ServiceRequest.contained[0].name'],
    ['nobody who refers', { requester: undefined }, 422, 'required', 'ServiceRequest.requester'],
    ['no reason', { reasonCode: [], note: [] }, 422, 'required', 'ServiceRequest'],
    ['no name of its own', { identifier: '' }, 422, 'structure', undefined],
    ['another code', { code: { coding: [{ system: 'http://snomed.info/sct', code: '306206005' }] } }, 422, 'code-invalid', 'ServiceRequest.code'],
    ['something that cannot wait', { priority: 'stat' }, 422, 'business-rule', 'ServiceRequest.priority'],
    ['something not to be done', { doNotPerform: true }, 422, 'not-supported', 'ServiceRequest.doNotPerform'],
    ['a draft', { status: 'draft' }, 422, 'not-supported', 'ServiceRequest.status'],
    ['what changes its meaning', { modifierExtension: [{ url: 'x' }] }, 422, 'extension', 'ServiceRequest.modifierExtension'],
    ['what is no ServiceRequest', { resourceType: 'Observation' }, 422, 'invalid', 'resourceType'],
    ['another shape', { subject: 'Nora' }, 422, 'structure', 'ServiceRequest.subject'],
    ['a very long note', { note: [{ text: 'x'.repeat(5000) }] }, 422, 'too-long', 'ServiceRequest.note[0].text'],
    ['a null character', { note: [{ text: 'a\u0000b' }] }, 400, 'value', undefined],
  ])('%s', async (_, change: Record<string, unknown>, status, code, expression) => {
    const before = await world.database.pool.query('select count(*)::int as n from person')
    const answer = await surgery.ask('/ServiceRequest', { body: aServiceRequest(change) })
    const outcome = await answer.json()
    expect([answer.status, outcome.issue[0].code]).toEqual([status, code])
    if (expression) expect(outcome.issue.map((issue: { expression?: string[] }) => issue.expression?.[0])).toContain(expression)
    expect((await world.database.pool.query('select count(*)::int as n from person')).rows).toEqual(before.rows)
  })
})

test('a code that the administrator set for the system is taken', async () => {
  const other = await aSystemOf(world, { alsoCodes: ['306206005'] })
  const body = aServiceRequest({ code: { coding: [{ system: 'http://snomed.info/sct', code: '306206005' }] } })
  expect((await other.ask('/ServiceRequest', { body })).status).toBe(201)
})

describe('what is no message at all is refused before anybody reads it', () => {
  const deep = `{"resourceType":"ServiceRequest","note":${'['.repeat(5000)}${']'.repeat(5000)}}`
  test.each([
    ['no JSON', '{"resourceType":', 400, {}],
    ['no resource', '[]', 400, {}],
    ['not UTF-8', 'ÿ', 400, {}],
    ['too deep', deep, 413, {}],
    ['too large', JSON.stringify({ resourceType: 'ServiceRequest', x: 'x'.repeat(1_100_000) }), 413, {}],
    ['XML', '<ServiceRequest/>', 415, { 'content-type': 'application/fhir+xml' }],
    ['another version of FHIR', '{}', 406, { 'content-type': 'application/fhir+json; fhirVersion=5.0' }],
    ['an answer in XML', '{}', 406, { accept: 'application/fhir+xml' }],
  ])('%s', async (what, body, status, headers) => {
    const sent = what === 'not UTF-8' ? { body: new Uint8Array([0x7b, 0xff, 0x7d]) } : { body }
    const answer = await makeApp(world.house).request('http://livewell.test/ashcombe/fhir/R4/ServiceRequest', {
      method: 'POST',
      headers: { authorization: `Bearer ${surgery.key}`, 'content-type': 'application/fhir+json', ...headers },
      ...sent,
    })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] })
  })
})

describe('what is foreign is not there', () => {
  test('what another organisation sent, though it is there', async () => {
    const { id } = await send()
    const elsewhere = newId()
    await world.sow({ organisation: [{ partnershipId: world.partnershipId, id: elsewhere, kind: 'charity', name: 'Age Well', foldedName: 'age well' }] })
    const other = await aSystemOf(world, { organisationId: elsewhere })
    expect((await other.ask(`/ServiceRequest/${id}`)).status).toBe(404)
    expect((await surgery.ask(`/ServiceRequest/${id}`)).status).toBe(200)
    expect((await (await aSystemOf(world)).ask(`/ServiceRequest/${id}`)).status).toBe(200)
  })

  test('a system of another partnership', async () => {
    const { id } = await send()
    const answer = await makeApp(world.house).request(`http://livewell.test/brindle/fhir/R4/ServiceRequest/${id}`, {
      headers: { authorization: `Bearer ${surgery.key}` },
    })
    expect(answer.status).toBe(401)
  })

  test.each(['nothing', newId(), '%00'])('the id %s', async (id) => {
    expect((await surgery.ask(`/ServiceRequest/${id}`)).status).toBe(404)
  })

  test.each(['/Patient/1', '/Patient', '/Observation', '/ServiceRequest'])('%s', async (path) => {
    const answer = await surgery.ask(path)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ resourceType: 'OperationOutcome' })
  })
})

describe('keys', () => {
  test('without one, with a wrong one, or with one in the address, nothing is answered', async () => {
    const body = aServiceRequest()
    expect((await askFhir(world, '/ServiceRequest', { body })).status).toBe(401)
    expect((await askFhir(world, '/ServiceRequest', { body, key: `livewell_key_${newId()}` })).status).toBe(401)
    expect((await askFhir(world, `/ServiceRequest?access_token=${surgery.key}`, { body, key: surgery.key })).status).toBe(400)
  })

  test('what was revoked opens nothing, and each may do only what it was given', async () => {
    const { id } = await send()
    const revoked = await aSystemOf(world, { revokedAt: new Date('2026-12-01T09:00:00Z') })
    expect((await revoked.ask(`/ServiceRequest/${id}`)).status).toBe(401)
    const sender = await aSystemOf(world, { may: ['send'] })
    expect((await sender.ask(`/ServiceRequest/${id}`)).status).toBe(403)
    const follower = await aSystemOf(world, { may: ['follow'] })
    expect((await follower.ask('/ServiceRequest', { body: aServiceRequest() })).status).toBe(403)
    expect((await follower.ask(`/ServiceRequest/${id}`)).status).toBe(200)
  })

  test('neither a key nor what was sent is in the log', async () => {
    const lines: string[] = []
    const write = (...said: unknown[]) => void lines.push(JSON.stringify(said))
    const app = makeApp({ ...world.house, log: { info: write, error: write, warn: write } as never })
    const ask = (path: string, body?: string) =>
      app.request(`http://livewell.test/ashcombe/fhir/R4${path}`, {
        headers: { authorization: `Bearer ${surgery.key}`, 'content-type': 'application/fhir+json' },
        ...(body ? { method: 'POST', body } : {}),
      })
    await ask('/ServiceRequest', JSON.stringify(aServiceRequest()))
    await ask('/ServiceRequest', '{"Nora": Bright')
    await ask(`/Task?access_token=${surgery.key}`)
    await ask('/$process-message', JSON.stringify(aServiceRequest()))
    expect(lines.length).toBe(4)
    expect(lines.join()).not.toMatch(/livewell_key|Nora|Bright|9449307539/)
  })

  test('who asks too often is told when to ask again, and others are answered', async () => {
    const other = await aSystemOf(world)
    const app = makeApp({ ...world.house, capabilities: [{ name: 'referrals', open: makeFhir({ perSystem: { times: 2, seconds: 60 } }) as never }] })
    const ask = (key: string) => app.request('http://livewell.test/ashcombe/fhir/R4/Task', { headers: { authorization: `Bearer ${key}` } })
    expect([(await ask(surgery.key)).status, (await ask(surgery.key)).status]).toEqual([200, 200])
    const refused = await ask(surgery.key)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({ issue: [{ code: 'throttled', details: { coding: [{ code: 'SEND_TOO_MANY_REQUESTS' }] } }] })
    expect((await ask(other.key)).status).toBe(200)
  })

  test('a cookie of somebody signed in opens nothing', async () => {
    expect((await world.ask('/ashcombe/fhir/R4/ServiceRequest/x', { as: world.members.administrator })).status).toBe(401)
  })
})

test('Prefer says what comes back', async () => {
  const prefer = (value: string) => surgery.ask('/ServiceRequest', { body: aServiceRequest(), headers: { prefer: `return=${value}` } })
  expect(await (await prefer('minimal')).text()).toBe('')
  expect(await (await prefer('representation')).json()).toMatchObject({ resourceType: 'ServiceRequest', subject: { display: 'Nora Bright' } })
  expect(await (await prefer('OperationOutcome')).json()).toMatchObject({ resourceType: 'OperationOutcome' })
})

test('who has it already is told so', async () => {
  const { id } = await send()
  const etag = (await surgery.ask(`/ServiceRequest/${id}`)).headers.get('etag') as string
  expect((await surgery.ask(`/ServiceRequest/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('anybody reads what there is', async () => {
  const answer = await askFhir(world, '/metadata')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' })
})
