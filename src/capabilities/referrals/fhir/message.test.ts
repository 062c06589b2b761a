import { beforeAll, describe, expect, test } from 'vitest'
import { aMessage, aServiceRequest, aSystemOf, aTakingBack } from '../../../../tests/kit/clinical.ts'
import { fhirFaults, hasFhirExamples, publishedFiles, publishedMessages } from '../../../../tests/kit/fhirExamples.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'

let world: World
let surgery: Awaited<ReturnType<typeof aSystemOf>>
beforeAll(async () => {
  world = await aWorld()
  surgery = await aSystemOf(world)
})

const send = (body: unknown) => surgery.ask('/$process-message', { body })
const count = async (table: 'referral' | 'person') => (await world.database.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n
const resourceIn = (bundle: { entry: { resource: any }[] }, type: string) => bundle.entry.find(({ resource }) => resource.resourceType === type)?.resource

test('a message becomes a referral, and is answered with a message', async () => {
  const answer = await send(aMessage({ id: 'm-1' }))
  expect(answer.status).toBe(200)
  const bundle = await answer.json()
  expect(resourceIn(bundle, 'MessageHeader')).toMatchObject({ eventCoding: { code: 'servicerequest-response' }, response: { identifier: 'm-1', code: 'ok' } })
  const { id } = resourceIn(bundle, 'ServiceRequest')
  expect(resourceIn(bundle, 'Task')).toMatchObject({ id, status: 'requested', focus: { reference: `ServiceRequest/${id}` } })
  const { rows } = await world.database.pool.query('select name, reason, referrer_name from person p join referral r on r.person_id = p.id where r.id = $1', [
    id,
  ])
  expect(rows).toEqual([{ name: 'Nora Bright', reason: 'On her own since the summer', referrer_name: 'Ann Bell' }])
  expect((await surgery.ask(`/ServiceRequest/${id}`)).status).toBe(200)
})

test('a message sent twice is answered the same, also when something has become of it, and makes one referral', async () => {
  const message = aMessage({ id: 'm-2' })
  const first = await (await send(message)).text()
  const before = await count('referral')
  await world.database.pool.query(`update referral_progress set state = 'accepted', told = 'In touch', changed_at = '2026-12-04T09:00:00Z'`)
  const second = await send(message)
  expect([second.status, await second.text()]).toEqual([200, first])
  expect(await count('referral')).toBe(before)
})

test('another message under the same id is refused', async () => {
  await send(aMessage({ id: 'm-3' }))
  const answer = await send(aMessage({ id: 'm-3' }, { intent: 'plan' }))
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ issue: [{ code: 'duplicate' }] })
})

test('a message that was refused may be sent again once it is put right', async () => {
  expect((await send(aMessage({ id: 'm-4' }, { agreed: false }))).status).toBe(422)
  expect((await send(aMessage({ id: 'm-4' }))).status).toBe(200)
})

describe('a message that takes a referral back', () => {
  const sendNew = async (given: Record<string, any> = {}) => resourceIn(await (await send(aMessage({}, given))).json(), 'ServiceRequest').id as string

  test('is answered with how it stands, and says why in its story', async () => {
    const id = await sendNew()
    const message = aTakingBack(id)
    const answer = await send(message)
    expect(answer.status, await answer.clone().text()).toBe(200)
    const first = await answer.text()
    expect(resourceIn(JSON.parse(first), 'ServiceRequest')).toMatchObject({ id, status: 'revoked' })
    expect(resourceIn(JSON.parse(first), 'Task')).toMatchObject({ id, status: 'cancelled', statusReason: { text: 'She has moved away' } })
    const { rows } = await world.database.pool.query(
      'select r.state, h.reason, h.by_name from referral r join referral_history h on h.referral_id = r.id where r.id = $1 order by h.version desc',
      [id],
    )
    expect(rows[0]).toMatchObject({ state: 'withdrawn', reason: 'She has moved away', by_name: expect.stringContaining('Surgery') })
    // Sent twice, it is answered the same, and nothing happens twice.
    expect(await (await send(message)).text()).toBe(first)
    const again = await world.database.pool.query('select count(*)::int as n from referral_history where referral_id = $1', [id])
    expect(again.rows[0].n).toBe(rows.length)
  })

  test('as an error of theirs, too', async () => {
    expect((await send(aTakingBack(await sendNew(), { status: 'entered-in-error' }))).status).toBe(200)
  })

  test.each([
    ['without our id', { id: undefined }, 422],
    ['for what nobody sent', { id: '0193a3a0-0000-7000-8000-000000000000' }, 404],
    ['for something that is no id', { id: 'request' }, 404],
  ])('%s is refused', async (_, given, status) => {
    expect((await send(aTakingBack(await sendNew(), given))).status).toBe(status)
  })

  test('with the id of the message that asked is refused, and takes nothing back', async () => {
    const asked = aMessage()
    const { id } = resourceIn(await (await send(asked)).json(), 'ServiceRequest')
    expect((await send({ ...aTakingBack(id), id: asked.id })).status).toBe(409)
    expect(await (await surgery.ask(`/Task/${id}`)).json()).toMatchObject({ status: 'requested' })
  })
})

describe('what is no message of ours is refused, says where, and leaves nothing', () => {
  const header = (change: object) => {
    const message = aMessage()
    Object.assign(message.entry[0]?.resource as object, change)
    return message
  }
  test.each([
    ['a batch', { ...aMessage(), type: 'batch' }, 422, 'not-supported', 'Bundle.type'],
    ['a transaction', { ...aMessage(), type: 'transaction' }, 422, 'not-supported', 'Bundle.type'],
    ['a document', { ...aMessage(), type: 'document' }, 422, 'not-supported', 'Bundle.type'],
    ['what is no Bundle', aServiceRequest(), 422, 'invalid', 'resourceType'],
    ['no entries', { resourceType: 'Bundle', type: 'message', id: 'x' }, 422, 'structure', 'Bundle.entry'],
    ['entries without resources', { ...aMessage(), entry: [{ fullUrl: 'urn:uuid:1' }] }, 422, 'structure', 'Bundle.entry'],
    ['no header', { ...aMessage(), entry: aMessage().entry.slice(1) }, 422, 'required', 'Bundle.entry[0].resource'],
    ['no id', { ...aMessage(), id: undefined }, 422, 'required', 'Bundle.id'],
    ['two under one name', { ...aMessage(), entry: [...aMessage().entry, aMessage().entry[1]] }, 422, 'duplicate', 'Bundle.entry[6].fullUrl'],
    [
      'another event',
      header({ eventCoding: { system: 'https://fhir.nhs.uk/CodeSystem/message-events-bars', code: 'booking-request' } }),
      422,
      'not-supported',
      undefined,
    ],
    ['something to be deleted', header({ reason: { coding: [{ code: 'delete' }] } }), 422, 'not-supported', 'Bundle.entry[0].resource.reason'],
    ['a change that takes nothing back', header({ reason: { coding: [{ code: 'update' }] } }), 422, 'not-supported', 'Bundle.entry[1].resource.status'],
    ['a focus that is not there', header({ focus: [{ reference: 'urn:uuid:nothing' }] }), 422, 'required', 'Bundle.entry[0].resource.focus'],
  ])('%s', async (_, message, status, code, expression) => {
    const before = await count('person')
    const answer = await send(message)
    const outcome = await answer.json()
    expect([answer.status, outcome.issue[0].code]).toEqual([status, code])
    if (expression) expect(outcome.issue[0].expression).toEqual([expression])
    expect(await count('person')).toBe(before)
  })

  test('a batch at the address where servers take them', async () => {
    const answer = await surgery.ask('', { body: { resourceType: 'Bundle', type: 'batch' } })
    expect(answer.status).toBe(422)
  })

  test('a sender that is another organisation than the key was made for', async () => {
    await world.database.pool.query(`update organisation set ods_code = 'C84001' where id = $1`, [world.practice.id])
    const said = (value: string) => {
      const message = aMessage()
      message.entry.push({
        fullUrl: 'urn:uuid:sender',
        resource: { resourceType: 'Organization', identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value }] },
      })
      Object.assign(message.entry[0]?.resource as object, { sender: { reference: 'urn:uuid:sender' } })
      return message
    }
    expect((await send(said('RYE'))).status).toBe(403)
    expect((await send(said('C84001'))).status).toBe(200)
    await world.database.pool.query('update organisation set ods_code = null where id = $1', [world.practice.id])
  })
})

describe.runIf(hasFhirExamples())('the published examples', () => {
  const example = (name: string) => structuredClone(publishedMessages().find(([each]) => each === name)?.[1])

  // What each of them asks for, and the answer it deserves. Only the first three are messages at all.
  const messages: Record<string, string> = {
    'bars-request/Booking (POST).json': 'Bundle.entry[0].resource.eventCoding',
    'bars-request/ValidationResponse (POST) .json': 'Bundle.entry[0].resource.eventCoding',
    'bars-request/ValidationRequest (POST) .json': 'Bundle.entry[1].resource.category',
  }

  test.each(publishedFiles())('%s is refused as what it is, and nothing is kept of it', async (name, resource) => {
    const before = await count('person')
    const answer = await send(resource)
    const where = messages[name]
    const issue = where
      ? { code: 'not-supported', expression: [where] }
      : { code: 'invalid', diagnostics: 'Send a Bundle of the type message', expression: ['resourceType'] }
    expect([answer.status, await answer.json()]).toEqual([
      422,
      expect.objectContaining({ resourceType: 'OperationOutcome', issue: expect.arrayContaining([expect.objectContaining({ severity: 'error', ...issue })]) }),
    ])
    expect(await count('person')).toBe(before)
  })

  test('every one of them was sent, and what we answer with is among the codes they show', async () => {
    const files = publishedFiles()
    expect(files.filter(([name]) => name in messages)).toHaveLength(3)
    const published = new Set(files.flatMap(([, { issue = [] }]) => issue.flatMap(({ details }: any) => details?.coding ?? []).map(({ code }: any) => code)))
    const refused = [
      await surgery.ask('/Task?status=done'),
      await surgery.ask('/Task', { headers: { authorization: 'Bearer x' } }),
      await surgery.ask('/nothing'),
      await surgery.ask('/Task/x', { method: 'DELETE' }),
      await surgery.ask('/Task', { headers: { accept: 'application/xml' } }),
      await send({}),
      await send('{'),
    ]
    for (const answer of refused) {
      const [coding] = (await answer.json()).issue[0].details.coding
      expect(published, String(answer.status)).toContain(coding.code)
    }
  })

  test('a request shaped as they are, for a referral and with the agreement of the person, is taken with its doubtful NHS number', async () => {
    const message = example('ValidationRequest')
    const find = (type: string) => message.entry.find(({ resource }: any) => resource.resourceType === type).resource
    find('ServiceRequest').category[0].coding[0].code = 'referral'
    find('ServiceRequest').reasonCode = [{ text: 'Lives alone, would like company' }]
    expect((await send(message)).status, 'the agreement is only implied').toBe(422)
    find('Consent').policyRule.coding[0].code = 'OPTIN'
    const answer = await send(message)
    expect(answer.status, await answer.clone().text()).toBe(200)
    const bundle = await answer.json()
    const said = resourceIn(bundle, 'OperationOutcome').issue
    expect(said).toContainEqual(expect.objectContaining({ severity: 'warning', expression: ['Bundle.entry[5].resource.identifier[0].value'] }))
    expect(said).toContainEqual(expect.objectContaining({ expression: ['Bundle.entry[3].resource'], diagnostics: 'This was not kept' }))
    const { rows } = await world.database.pool.query('select * from person where id = $1', [resourceIn(bundle, 'ServiceRequest').id])
    expect(rows[0]).toMatchObject({
      name: 'Julie Jones',
      nhs_number: '3478526985',
      phone: '07736312544',
      email: 'jjones@hotmail.co.uk',
      postcode: 'LS10 4YU',
      supporter_name: 'Jack Grayson',
      supporter_agreed: false,
      language: 'en',
    })
    const { rows: referrals } = await world.database.pool.query('select referrer_name, referrer_phone, risks_known from referral where id = $1', [rows[0].id])
    expect(referrals[0]).toEqual({ referrer_name: 'Marcy BLAKE', referrer_phone: '0205568263', risks_known: 'not asked' })
  })

  test('everything we answer is FHIR R4, and so are the messages that our tests send', async () => {
    const faults = fhirFaults()
    const bundle = await (await send(aMessage())).json()
    const { id } = resourceIn(bundle, 'ServiceRequest')
    const read = async (path: string) => (await surgery.ask(path)).json()
    const takenBack = await (await send(aTakingBack(id))).json()
    const answers = [
      aMessage(),
      bundle,
      aTakingBack(id),
      takenBack,
      ...(await Promise.all(['/metadata', `/ServiceRequest/${id}`, `/Task/${id}`, '/Task', '/nothing'].map(read))),
    ]
    expect(answers.flatMap((each) => faults(each as { resourceType: string }))).toEqual([])
    expect(faults({ ...bundle, type: 'a letter' })).not.toEqual([])
  })
})
