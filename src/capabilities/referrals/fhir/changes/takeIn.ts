import { v5 } from 'uuid'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { makeReferral } from '../../changes/makeReferral.ts'
import { toReferral } from '../mapping/toReferral.ts'
import type { Read, Received } from '../messages/received.ts'
import { error, FhirProblem, type Issue } from '../problem.ts'
import { findSent } from '../queries.ts'
import { SNOMED } from '../snomed.ts'
import type { System } from '../system.ts'

/** What came, and by what it is known again when it comes twice. */
export interface Came {
  kind: 'message' | 'request'
  messageId: string
  contentsHash: string
}

/**
 * Makes a referral of what a system sent. What came before makes no second one: it is answered as it was. Throws FhirProblem, also when the same
 * id comes with other contents.
 */
export async function takeIn(acting: Acting<Viewer>, system: System, came: Came, received: Received, request: Read<'ServiceRequest'>) {
  const { partnershipId } = acting.viewer
  const before = await whatItBecame(acting, system, came)
  if (before) return before
  const referral = await toReferral(acting, system, received, request)
  received.saysUnused()
  // Worked out from the message, so that two of the same at one moment meet in the same row.
  const id = v5(`${system.organisationId} ${came.kind} ${came.messageId}`, partnershipId)
  const { isNew } = await makeReferral(acting, { id, ...referral })
  if (!isNew) {
    const meanwhile = await whatItBecame(acting, system, came)
    if (!meanwhile) throw new FhirProblem(409, error('duplicate', 'This came before, and is no longer here'))
    return meanwhile
  }
  const { identifier = [], intent, code, authoredOn } = request.resource
  const asked = code?.coding?.find((each) => each.system === SNOMED)?.code ?? null
  const authoredAt = authoredOn && !Number.isNaN(Date.parse(authoredOn)) ? new Date(authoredOn) : null
  const leftOut = received.said
  await acting.tx
    .insertInto('clinicalRequest')
    .values({
      partnershipId,
      referralId: id,
      personId: id,
      organisationId: system.organisationId,
      systemId: system.id,
      ...came,
      identifiers: JSON.stringify(identifier.slice(0, 10).map(({ system, value }) => ({ system, value }))),
      intent,
      code: asked,
      authoredAt,
      leftOut: JSON.stringify(leftOut),
      receivedAt: acting.now,
    })
    .execute()
  return { referralId: id, leftOut, isNew: true }
}

/** What came under the same id before, and what it became. Throws FhirProblem when that had other contents. */
export async function whatItBecame({ tx, viewer }: Acting<Viewer>, system: System, came: Came) {
  const before = await findSent(tx, viewer.partnershipId, system.organisationId, came)
  if (!before) return undefined
  if (before.contentsHash !== came.contentsHash) {
    throw new FhirProblem(409, error('duplicate', 'Something else came with this id before. Give each thing that you send an id of its own'))
  }
  return { referralId: before.referralId, leftOut: before.leftOut as unknown as Issue[], isNew: false }
}
