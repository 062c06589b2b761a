/** What is said about a message or a request, in the words of FHIR (`issue-type`). Says where, and never repeats what was sent. */
export interface Issue {
  severity: 'error' | 'warning' | 'information'
  code: string
  diagnostics: string
  /** Where, as a path: `ServiceRequest.subject`. */
  expression?: string
}

/** A request that is refused, with everything that is wrong with it. Answered as an OperationOutcome. */
export class FhirProblem extends Error {
  override name = 'FhirProblem'
  readonly status: Refusal
  readonly issues: readonly Issue[]
  readonly headers: Record<string, string>
  constructor(status: Refusal, issues: Issue | readonly Issue[], headers: Record<string, string> = {}) {
    super(`Refused with ${status}`)
    this.status = status
    this.issues = [issues].flat() as Issue[]
    this.headers = headers
  }
}

export type Refusal = 400 | 401 | 403 | 404 | 405 | 406 | 409 | 412 | 413 | 415 | 422 | 429

export const error = (code: string, diagnostics: string, expression?: string): Issue => ({
  severity: 'error',
  code,
  diagnostics,
  ...(expression ? { expression } : {}),
})
export const warning = (code: string, diagnostics: string, expression?: string): Issue => ({ ...error(code, diagnostics, expression), severity: 'warning' })
export const information = (code: string, diagnostics: string, expression?: string): Issue => ({
  ...error(code, diagnostics, expression),
  severity: 'information',
})
