import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { isDatabaseAway } from '../../../platform/database/away.ts'
import { NotFound, NotNow, OutOfDate } from '../../../platform/errors.ts'
import { pathForLog } from '../../../platform/log.ts'
import { NobodyAnswers } from '../changes/makeReferral.ts'
import type { C, FhirEnv } from './asSystem.ts'
import { error, FhirProblem, type Issue } from './problem.ts'

const FHIR_JSON = 'application/fhir+json; charset=utf-8'

/** What every answer carries. It is about people, so nothing between us and the system keeps it. */
export const safe = () => {
  const headers = secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    strictTransportSecurity: 'max-age=31536000; includeSubDomains',
  })
  return createMiddleware<FhirEnv>(async (c, next) => {
    await headers(c, next)
    c.res.headers.set('cache-control', 'no-store')
    c.res.headers.delete('set-cookie')
    // The number of a talk between two systems comes back to whoever gave it.
    const correlation = c.req.header('x-correlation-id')
    if (correlation && /^[A-Za-z0-9._-]{1,100}$/.test(correlation)) c.res.headers.set('x-correlation-id', correlation)
  })
}

/** JSON of FHIR R4 is what we speak. Whoever can take nothing else is told before anything is done. */
export const speakingJson = () =>
  createMiddleware<FhirEnv>(async (c, next) => {
    const asked = c.req.query('_format') ?? c.req.header('accept') ?? '*/*'
    if (!/(^|[\s,])(\*\/\*|application\/\*|json)|application\/(fhir\+)?json/i.test(asked)) {
      throw new FhirProblem(406, error('processing', 'Answers are application/fhir+json'))
    }
    if (/fhirVersion=(?!4\.0)/i.test(`${asked} ${c.req.header('content-type') ?? ''}`)) throw new FhirProblem(406, error('not-supported', 'This is FHIR R4'))
    await next()
  })

/** A resource as an answer. */
export const answerResource = (c: C, resource: object, status: 200 | 201 = 200, headers: Record<string, string> = {}) =>
  c.body(JSON.stringify(resource), status, { 'content-type': FHIR_JSON, ...headers })

// The codes that the Booking and Referral Standard has for its OperationOutcomes: REC for what the receiver found, SEND for how it was sent.
const CODES: Record<number, string> = {
  400: 'REC_BAD_REQUEST',
  401: 'SEND_UNAUTHORIZED',
  403: 'REC_FORBIDDEN',
  404: 'REC_NOT_FOUND',
  405: 'SEND_METHOD_NOT_ALLOWED',
  406: 'SEND_NOT_ACCEPTABLE',
  409: 'REC_CONFLICT',
  412: 'REC_CONFLICT',
  413: 'REC_UNPROCESSABLE_ENTITY',
  422: 'REC_UNPROCESSABLE_ENTITY',
  429: 'SEND_TOO_MANY_REQUESTS',
  500: 'REC_SERVER_ERROR',
  503: 'REC_SERVICE_UNAVAILABLE',
}

/** Everything there is to say about a message, as one resource. */
export const outcomeOf = (issues: readonly Issue[], status = 200) => ({
  resourceType: 'OperationOutcome',
  issue: issues.map(({ severity, code, diagnostics, expression }) => ({
    severity,
    code,
    ...(severity === 'error' && CODES[status]
      ? { details: { coding: [{ system: 'https://fhir.nhs.uk/Codesystem/http-error-codes', code: CODES[status] }] } }
      : {}),
    diagnostics,
    ...(expression ? { expression: [expression] } : {}),
  })),
})

/** Every problem as an OperationOutcome. What is not one of ours is a bug: logged, told by its number. */
export function answerFhirProblem(problem: Error, c: C): Response {
  const { requestId, house } = c.var
  const refuse = (status: number, issues: readonly Issue[], headers: Record<string, string> = {}) =>
    c.body(JSON.stringify(outcomeOf(issues, status)), status as 400, { 'content-type': FHIR_JSON, ...headers })

  if (problem instanceof FhirProblem) return refuse(problem.status, problem.issues, problem.headers)
  if (problem instanceof NotFound || (problem instanceof HTTPException && problem.status === 404)) return refuse(404, [error('not-found', 'Nothing is here')])
  if (problem instanceof OutOfDate) return refuse(409, [error('conflict', problem.what)])
  if (problem instanceof NobodyAnswers) return refuse(503, [error('transient', 'No team of this partnership answers yet')], { 'retry-after': '3600' })
  if (problem instanceof NotNow || isDatabaseAway(problem)) return refuse(503, [error('transient', 'Please try again in a minute')], { 'retry-after': '60' })
  // The message of a database error can quote a row, so only its code and where it happened are kept.
  house.log.error({ requestId, path: pathForLog(c.req.path), code: (problem as { code?: string }).code, at: problem.stack?.split('\n').slice(1, 8) }, 'bug')
  return refuse(500, [error('exception', `It is our fault, and nothing was kept. Its number is ${requestId}`)])
}
