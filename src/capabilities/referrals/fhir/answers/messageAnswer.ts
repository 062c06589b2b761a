import { v5 } from 'uuid'
import { outcomeOf } from '../answering.ts'
import type { Issue } from '../problem.ts'
import type { Sent } from '../queries.ts'
import { type For, toServiceRequest } from './serviceRequest.ts'
import { toTask } from './task.ts'

/** The answer to a message that asked for a referral: as it was when it came, so that whoever sends it again is answered the same. */
export const answerToMessage = (messageId: string, sent: Sent, leftOut: readonly Issue[], given: For) =>
  answer(messageId, { ...sent, state: 'received', told: '', changedAt: sent.receivedAt }, leftOut, given)

/** The answer to a message that took a referral back: as it stands now, which is as it was after that. */
export const answerToTakingBack = (messageId: string, sent: Sent, given: For) => answer(messageId, sent, [], given, 'taking back ')

function answer(messageId: string, then: Sent, leftOut: readonly Issue[], given: For, about = '') {
  const idOf = (what: string) => v5(`${about}${what}`, then.referralId)
  const entry = (resource: { resourceType: string; id?: string }, fullUrl: string) => ({ fullUrl, resource })
  const outcome = {
    ...outcomeOf(leftOut.length > 0 ? leftOut : [{ severity: 'information', code: 'informational', diagnostics: 'Received' }]),
    id: idOf('outcome'),
  }
  return {
    resourceType: 'Bundle',
    id: idOf('answer'),
    type: 'message',
    timestamp: then.changedAt.toISOString(),
    entry: [
      entry(
        {
          resourceType: 'MessageHeader',
          id: idOf('header'),
          eventCoding: { system: 'https://fhir.nhs.uk/CodeSystem/message-events-bars', code: 'servicerequest-response' },
          source: { name: given.partnershipName, software: 'Livewell', endpoint: given.base },
          response: { identifier: messageId, code: 'ok', details: { reference: `urn:uuid:${idOf('outcome')}` } },
          focus: [{ reference: `${given.base}/ServiceRequest/${then.referralId}` }],
        } as never,
        `urn:uuid:${idOf('header')}`,
      ),
      entry(toServiceRequest(then, given), `${given.base}/ServiceRequest/${then.referralId}`),
      entry(toTask(then, given), `${given.base}/Task/${then.referralId}`),
      entry(outcome, `urn:uuid:${idOf('outcome')}`),
    ],
  }
}
