import { recordLook } from '../../../platform/audit.ts'
import { isId } from '../../../platform/ids.ts'
import { answerResource, outcomeOf } from './answering.ts'
import { etagOf, type For } from './answers/serviceRequest.ts'
import { type C, inReach } from './asSystem.ts'
import { error, FhirProblem, type Issue } from './problem.ts'
import { findSentReferral, type Sent } from './queries.ts'

export const forWhom = ({ var: { base, system, partnership } }: C): For => ({ base, system, partnershipName: partnership.name })

/** What the organisation of the system sent under an id. Throws FhirProblem when it sent nothing with it. */
export async function mustFind(tx: Parameters<typeof findSentReferral>[0], c: C, id: string | undefined): Promise<Sent> {
  const { partnership, system } = c.var
  const sent = isId(id) ? await findSentReferral(tx, partnership.id, system.organisationId, id) : undefined
  if (!sent) throw new FhirProblem(404, error('not-found', 'Your organisation sent nothing with this id'))
  return sent
}

/** Says where it is, and shows what was asked for: the thing, nothing, or what there is to say about it. */
export function answerMade(c: C, resource: { resourceType: string }, sent: Sent, isNew: boolean, leftOut: readonly Issue[]) {
  const headers = { location: `${c.var.base}/${resource.resourceType}/${sent.referralId}`, etag: etagOf(sent) }
  const wanted = /return=(minimal|representation)/i.exec(c.req.header('prefer') ?? '')?.[1]?.toLowerCase()
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

/** One thing that was sent, as it stands. It is written down that the system looked. */
export async function answerRead(c: C, show: (sent: Sent, given: For) => object) {
  const sent = await inReach(c, async (acting) => {
    const found = await mustFind(acting.tx, c, c.req.param('id'))
    await recordLook(acting, { thing: 'referral', thingId: found.referralId, personId: found.personId })
    return found
  })
  const etag = etagOf(sent)
  const known = (c.req.header('if-none-match') ?? '').split(',').map((each) => each.trim())
  if (known.includes(etag) || known.includes('*')) return c.body(null, 304, { etag })
  return answerResource(c, show(sent, forWhom(c)), 200, { etag, 'last-modified': sent.changedAt.toUTCString() })
}
