import type { Telling } from '../../referral.ts'
import type { Sent } from '../queries.ts'
import { type For, metaOf, senderOf } from './serviceRequest.ts'

/** Of the states that HL7's Gravity project has for a referral, those that one of ours comes to. */
export type TaskStatus = 'requested' | 'accepted' | 'in-progress' | 'completed' | 'rejected' | 'cancelled'

/** How far a referral has come, as its sender was told. */
export type Progress = 'received' | Telling['state']

const STATUS: Record<Progress, TaskStatus> = {
  received: 'requested',
  accepted: 'accepted',
  'in touch': 'in-progress',
  ended: 'completed',
  declined: 'rejected',
  withdrawn: 'cancelled',
}

/** Every status that a Task of FHIR may have; asking for one that none of ours has finds nothing. */
export const TASK_STATUSES: readonly string[] = [
  'draft',
  'requested',
  'received',
  'accepted',
  'rejected',
  'ready',
  'cancelled',
  'in-progress',
  'on-hold',
  'failed',
  'completed',
  'entered-in-error',
]

export const statesOf = (statuses: readonly string[]): Progress[] => (Object.keys(STATUS) as Progress[]).filter((state) => statuses.includes(STATUS[state]))

/** Where a referral stands, as its sender may know: it never says more than the person agreed to, because it is read from what was written for the sender. */
export function toTask(sent: Sent, { base, system }: For) {
  const { referralId, calledName, state, told, receivedAt, changedAt, teamId, teamName } = sent
  const status = STATUS[state as Progress] ?? 'accepted'
  const isClosed = status === 'rejected' || status === 'cancelled'
  return {
    resourceType: 'Task',
    id: referralId,
    meta: metaOf(sent),
    status,
    ...(isClosed ? { statusReason: { text: told || 'No reason was given' } } : {}),
    intent: 'order',
    code: { coding: [{ system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill' }] },
    focus: { reference: `ServiceRequest/${referralId}` },
    for: { display: calledName },
    authoredOn: receivedAt.toISOString(),
    lastModified: changedAt.toISOString(),
    requester: senderOf(system),
    owner: { type: 'Organization', identifier: { system: `${base}/team`, value: teamId }, display: teamName },
    ...(told && !isClosed ? { note: [{ text: told }] } : {}),
  }
}
