import { Hono } from 'hono'
import { recordLook } from '../../../platform/audit.ts'
import { isId } from '../../../platform/ids.ts'
import { answerFhirProblem, answerResource, outcomeOf, safe, speakingJson } from './answering.ts'
import { capabilityStatement } from './answers/capabilityStatement.ts'
import { etagOf, type For, toServiceRequest } from './answers/serviceRequest.ts'
import { type C, type FhirEnv, inReach, known, mayDo, ofPartnership, throttled } from './asSystem.ts'
import { takeIn } from './changes/takeIn.ts'
import { hashOf, jsonBody, limitedBody, readResource } from './messages/body.ts'
import { Received, readAs } from './messages/received.ts'
import { error, FhirProblem, type Issue } from './problem.ts'
import { findSentReferral, type Sent } from './queries.ts'

const BASE = '/:partnership/fhir/R4'

/** Where clinical systems refer: FHIR R4, as a role that adds referrals and reads back what their organisation may know of them. */
export function makeFhir({ perAddress = { times: 600, seconds: 60 }, perSystem = { times: 300, seconds: 60 } } = {}) {
  const fhir = new Hono<FhirEnv>()
  fhir.onError((problem, c) => answerFhirProblem(problem, c))
  fhir.use('/:partnership/fhir/*', safe(), throttled(perAddress), speakingJson(), ofPartnership())
  fhir.get(`${BASE}/metadata`, (c) => answerResource(c, capabilityStatement({ base: c.var.base, name: c.var.partnership.name, now: c.var.now })))

  fhir.use(
    `${BASE}/*`,
    known(),
    throttled(perSystem, (c) => c.var.system.id),
  )
  fhir.post(`${BASE}/ServiceRequest`, mayDo('send'), jsonBody(), limitedBody(), createServiceRequest)
  fhir.get(`${BASE}/ServiceRequest/:id`, mayDo('follow'), readServiceRequest)
  fhir.all('/:partnership/fhir/*', () => {
    throw new FhirProblem(404, error('not-supported', 'There is nothing of this name. GET [base]/metadata says what there is'))
  })
  return fhir
}

const forWhom = ({ var: { base, system, partnership } }: C): For => ({ base, system, partnershipName: partnership.name })

async function createServiceRequest(c: C) {
  if (c.req.header('if-none-exist') !== undefined)
    throw new FhirProblem(412, error('not-supported', 'The identifier of a request does what If-None-Exist would'))
  const sent = await readResource(c)
  if (sent.resourceType !== 'ServiceRequest') throw new FhirProblem(422, error('invalid', 'Send a ServiceRequest to this address', 'resourceType'))
  const received = new Received()
  const resource = readAs('ServiceRequest', sent)
  for (const [at, inside] of (resource.contained ?? []).entries()) {
    received.add(`ServiceRequest.contained[${at}]`, inside as never, typeof inside['id'] === 'string' ? `#${inside['id']}` : undefined)
  }
  const identifier = resource.identifier?.find(({ value }) => value !== undefined)
  if (!identifier) {
    throw new FhirProblem(
      422,
      error('required', 'Give the request an identifier of yours, so that it makes one referral however often it is sent', 'ServiceRequest.identifier'),
    )
  }
  const messageId = `${identifier.system ?? ''}|${identifier.value}`
  if (messageId.length > 300) throw new FhirProblem(422, error('too-long', 'An identifier may have 300 letters with its system', 'ServiceRequest.identifier'))
  const came = { kind: 'request', messageId, contentsHash: hashOf(sent) } as const
  const { made, isNew, leftOut } = await inReach(c, async (acting) => {
    const taken = await takeIn(acting, c.var.system, came, received, { path: 'ServiceRequest', resource })
    return { ...taken, made: await mustFind(acting.tx, c, taken.referralId) }
  })
  return answerMade(c, toServiceRequest(made, forWhom(c)), made, isNew, leftOut)
}

/** Says where it is, and shows what was asked for: the thing, nothing, or what there is to say about it. */
function answerMade(c: C, resource: { resourceType: string }, sent: Sent, isNew: boolean, leftOut: readonly Issue[]) {
  const headers = { location: `${c.var.base}/${resource.resourceType}/${sent.referralId}`, etag: etagOf(sent) }
  const wanted = /return=(minimal|representation|OperationOutcome)/i.exec(c.req.header('prefer') ?? '')?.[1]?.toLowerCase()
  const status = isNew ? 201 : 200
  if (wanted === 'minimal') return c.body(null, status, headers)
  if (wanted === 'representation') return answerResource(c, resource, status, headers)
  return answerResource(
    c,
    outcomeOf(leftOut.length > 0 ? leftOut : [{ severity: 'information', code: 'informational', diagnostics: 'Received' }]),
    status,
    headers,
  )
}

async function readServiceRequest(c: C) {
  const sent = await inReach(c, async (acting) => {
    const found = await mustFind(acting.tx, c, c.req.param('id'))
    await recordLook(acting, { thing: 'referral', thingId: found.referralId, personId: found.personId })
    return found
  })
  const etag = etagOf(sent)
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, { etag })
  return answerResource(c, toServiceRequest(sent, forWhom(c)), 200, { etag, 'last-modified': sent.changedAt.toUTCString() })
}

async function mustFind(tx: Parameters<typeof findSentReferral>[0], c: C, id: string | undefined): Promise<Sent> {
  const { partnership, system } = c.var
  const sent = isId(id) ? await findSentReferral(tx, partnership.id, system.organisationId, id) : undefined
  if (!sent) throw new FhirProblem(404, error('not-found', 'Your organisation sent nothing with this id'))
  return sent
}
