import { v5 } from 'uuid'
import { outcomeOf } from '../answering.ts'
import type { Issue } from '../problem.ts'
import type { Sent } from '../queries.ts'
import { type For, toServiceRequest } from './serviceRequest.ts'
import { toTask } from './task.ts'

/** The answer to a message: as it was when it came, so that whoever sends it again is answered the same. */
export function answerToMessage(messageId: string, sent: Sent, leftOut: readonly Issue[], given: For) {
  const then = { ...sent, state: 'received', told: '', changedAt: sent.receivedAt }
  const idOf = (what: string) => v5(what, sent.referralId)
  const entry = (resource: { resourceType: string; id?: string }, fullUrl: string) => ({ fullUrl, resource })
  const outcome = {
    ...outcomeOf(leftOut.length > 0 ? leftOut : [{ severity: 'information', code: 'informational', diagnostics: 'Received' }]),
    id: idOf('outcome'),
  }
  return {
    resourceType: 'Bundle',
    id: idOf('answer'),
    type: 'message',
    timestamp: sent.receivedAt.toISOString(),
    entry: [
      entry(
        {
          resourceType: 'MessageHeader',
          id: idOf('header'),
          eventCoding: { system: 'https://fhir.nhs.uk/CodeSystem/message-events-bars', code: 'servicerequest-response' },
          source: { name: given.partnershipName, software: 'Livewell', endpoint: given.base },
          response: { identifier: messageId, code: 'ok', details: { reference: `urn:uuid:${idOf('outcome')}` } },
          focus: [{ reference: `${given.base}/ServiceRequest/${sent.referralId}` }],
        } as never,
        `urn:uuid:${idOf('header')}`,
      ),
      entry(toServiceRequest(then, given), `${given.base}/ServiceRequest/${sent.referralId}`),
      entry(toTask(then, given), `${given.base}/Task/${sent.referralId}`),
      entry(outcome, `urn:uuid:${idOf('outcome')}`),
    ],
  }
}
