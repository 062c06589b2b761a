import type { Sent } from '../queries.ts'
import { SNOMED } from '../snomed.ts'
import type { System } from '../system.ts'

/** What an answer is made for. */
export interface For {
  base: string
  system: System
  partnershipName: string
}

type Status = 'active' | 'revoked' | 'completed'

// A referral stays active until we or its sender close it.
const STATUS: Record<string, Status> = { declined: 'revoked', withdrawn: 'revoked', ended: 'completed' }

/** By what the version of a thing is told: it changes only when its sender is told something. */
export const versionOf = ({ changedAt }: Pick<Sent, 'changedAt'>): string => String(changedAt.getTime())
export const etagOf = (sent: Pick<Sent, 'changedAt'>): string => `W/"${versionOf(sent)}"`

export const metaOf = (sent: Sent) => ({ versionId: versionOf(sent), lastUpdated: sent.changedAt.toISOString() })

/** What a referral is called, by us and by whoever sent it. */
const identifiersOf = ({ identifiers, reference }: Sent, base: string) => [
  ...(identifiers as unknown as { system?: string; value?: string }[]),
  { system: `${base}/reference`, value: reference },
]

/** The organisation that sent it, as its partners know it. */
export const senderOf = ({ odsCode, organisationName }: System) => ({
  ...(odsCode ? { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: odsCode } } : {}),
  display: organisationName,
})

/** A referral as its sender reads it back: what they sent, as far as it names the referral, and where it stands. Of the person only the name they gave. */
export function toServiceRequest(sent: Sent, { base, system, partnershipName }: For) {
  const { referralId, calledName, intent, code, authoredAt, receivedAt, state } = sent
  return {
    resourceType: 'ServiceRequest',
    id: referralId,
    meta: metaOf(sent),
    identifier: identifiersOf(sent, base),
    status: STATUS[state] ?? 'active',
    intent,
    category: [{ coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/message-category-servicerequest', code: 'referral' }] }],
    ...(code ? { code: { coding: [{ system: SNOMED, code }] } } : {}),
    subject: { display: calledName },
    authoredOn: (authoredAt ?? receivedAt).toISOString(),
    requester: senderOf(system),
    performer: [{ display: partnershipName }],
  }
}
