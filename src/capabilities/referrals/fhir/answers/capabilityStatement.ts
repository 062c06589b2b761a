/** What can be asked here, and nothing else. */
export const capabilityStatement = ({ base, name, now }: { base: string; name: string; now: Date }) => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: now.toISOString().slice(0, 10),
  publisher: name,
  kind: 'instance',
  software: { name: 'Livewell' },
  implementation: { description: `Referrals to ${name}`, url: base },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      documentation:
        'A referral is a ServiceRequest, with the person (Patient), who refers and their agreement (Consent) contained in it. What is not kept is said in the answer. A request needs an identifier; the same one sent twice makes one referral.',
      security: {
        service: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' }] }],
        description:
          'As a Bearer token: the key that an administrator of the partnership made for the system, or a token of OAuth 2 client credentials with private_key_jwt (see .well-known/smart-configuration).',
      },
      resource: [
        {
          type: 'ServiceRequest',
          interaction: [{ code: 'create' }, { code: 'read' }],
          versioning: 'versioned',
          conditionalRead: 'not-match',
          conditionalCreate: false,
          referencePolicy: ['local'],
        },
        {
          type: 'Task',
          documentation:
            'Where a referral stands, as far as the person agreed that its sender hears. A Task is made with its ServiceRequest, under the same id. It may be updated to cancelled while it is requested.',
          interaction: [{ code: 'create' }, { code: 'read' }, { code: 'update' }, { code: 'search-type' }],
          updateCreate: false,
          versioning: 'versioned',
          conditionalRead: 'not-match',
          conditionalCreate: false,
          referencePolicy: ['local'],
          searchParam: [
            { name: '_lastUpdated', type: 'date', documentation: 'With ge, gt, le, lt or nothing before it' },
            { name: 'status', type: 'token' },
            { name: 'owner', type: 'reference', documentation: 'The team that answers, by the value of its identifier' },
          ],
        },
      ],
      operation: [
        {
          name: 'process-message',
          definition: 'http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message',
          documentation:
            'Takes servicerequest-request with the reason new, and with the reason update and a request that is revoked, shaped as the NHS Booking and Referral Standard has it. No conformance to that standard is claimed.',
        },
      ],
    },
  ],
})
