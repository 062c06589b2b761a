/** Something that whoever asked can put right, or that is not there. Answered as a problem in JSON (RFC 9457), never as a page. */
export class FeedProblem extends Error {
  override name = 'FeedProblem'
  readonly status: 400 | 404 | 405 | 429
  readonly parameter: string | undefined
  constructor(status: 400 | 404 | 405 | 429, detail: string, parameter?: string) {
    super(detail)
    this.status = status
    this.parameter = parameter
  }
}
