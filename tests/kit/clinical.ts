import { makeApp } from '../../src/app.tsx'
import { aClinicalSystem } from '../../src/capabilities/referrals/fhir/factory.ts'
import { newId } from '../../src/platform/ids.ts'
import type { World } from './world.ts'

/** A clinical system of the practice, and how it asks. */
export async function aSystemOf(world: World, given: Partial<Parameters<typeof aClinicalSystem>[0]> = {}) {
  const { partnershipId, practice, members } = world
  const key = `livewell_key_${newId()}`
  const system = aClinicalSystem({ partnershipId, organisationId: practice.id, madeBy: members.administrator.membershipId, key, ...given })
  await world.sow({ clinicalSystem: [system] })
  const ask = (path: string, { body, headers = {}, method }: { body?: unknown; headers?: Record<string, string>; method?: string } = {}) =>
    askFhir(world, path, { key, body, headers, ...(method ? { method } : {}) })
  return { system, key, ask }
}

/** Asks as a program would. A body that is a text is sent as it is. */
export async function askFhir(
  world: World,
  path: string,
  {
    key,
    body,
    headers = {},
    method = body === undefined ? 'GET' : 'POST',
  }: { key?: string; body?: unknown; headers?: Record<string, string>; method?: string } = {},
) {
  return makeApp(world.house).request(`http://livewell.test/ashcombe/fhir/R4${path}`, {
    method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

/** A referral as a clinical system sends it: a person who agreed, who refers, and why. `change` makes another of it. */
export function aServiceRequest({ identifier = newId(), agreed = true, mayTell = true, person = {}, ...request }: Record<string, any> = {}) {
  const consent = {
    resourceType: 'Consent',
    id: 'agreed',
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ text: 'Referral' }],
    patient: { reference: '#person' },
    policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
    ...(mayTell ? { provision: { type: 'permit', action: [{ coding: [{ code: 'disclose' }] }] } } : {}),
  }
  return {
    resourceType: 'ServiceRequest',
    identifier: [{ system: 'https://surgery.example/referrals', value: identifier }],
    status: 'active',
    intent: 'order',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '871731000000106' }] },
    subject: { reference: '#person' },
    authoredOn: '2026-12-02T15:00:00Z',
    requester: { reference: '#nurse' },
    reasonCode: [{ text: 'On her own since the summer' }],
    note: [{ authorReference: { reference: '#person' }, text: 'I would like to sing again.' }],
    contained: [
      {
        resourceType: 'Patient',
        id: 'person',
        identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9449307539' }],
        name: [{ use: 'official', family: 'Bright', given: ['Nora'], prefix: ['Ms'] }],
        telecom: [{ system: 'phone', value: '020 7946 0018' }],
        birthDate: '1951-04-02',
        address: [{ line: ['3 Mill Lane'], city: 'Ashcombe', postalCode: 'AS1 2AB' }],
        ...person,
      },
      { resourceType: 'Practitioner', id: 'nurse', name: [{ family: 'Bell', given: ['Ann'] }], telecom: [{ system: 'phone', value: '020 7946 0001' }] },
      { resourceType: 'Flag', id: 'risks', status: 'active', code: { text: 'Falls' }, subject: { reference: '#person' } },
      ...(agreed ? [consent] : []),
    ],
    ...request,
  }
}

/** The same referral as a message, shaped as the Booking and Referral Standard has it. */
export function aMessage({ id = newId() }: { id?: string } = {}, given: Record<string, any> = {}) {
  const { contained, ...request } = aServiceRequest(given)
  const urn = (text: string) => text.replaceAll(/"#(\w+)"/g, '"urn:uuid:$1"')
  const inside = [{ ...request, id: 'request' }, ...contained].map((resource) => ({
    fullUrl: `urn:uuid:${resource.id}`,
    resource: JSON.parse(urn(JSON.stringify(resource))),
  }))
  const header: { resourceType: string; [name: string]: unknown } = {
    resourceType: 'MessageHeader',
    eventCoding: { system: 'https://fhir.nhs.uk/CodeSystem/message-events-bars', code: 'servicerequest-request' },
    source: { name: 'Surgery', endpoint: 'https://surgery.example/fhir' },
    reason: { coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/message-reason-bars', code: 'new' }] },
    focus: [{ reference: 'urn:uuid:request' }],
  }
  const entry: { fullUrl: string; resource: { resourceType: string; [name: string]: unknown } }[] = [
    { fullUrl: 'urn:uuid:header', resource: header },
    ...inside,
  ]
  return { resourceType: 'Bundle', id, type: 'message', timestamp: '2026-12-02T15:00:00Z', entry }
}

/** The message that takes back what was sent: the request as it is read here, with our id, and revoked. */
export function aTakingBack(referralId: string, given: Record<string, any> = {}) {
  const message = aMessage()
  const [header, request] = message.entry as [(typeof message.entry)[number], (typeof message.entry)[number]]
  const fullUrl = `urn:uuid:${referralId}`
  Object.assign(header.resource, {
    reason: { coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/message-reason-bars', code: 'update' }] },
    focus: [{ reference: fullUrl }],
  })
  const resource = { ...request.resource, id: referralId, status: 'revoked', reasonCode: [{ text: 'She has moved away' }], ...given }
  return { ...message, entry: [header, { fullUrl, resource }] }
}
