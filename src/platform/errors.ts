/** What was asked for is not there, or the database hides it from this viewer: to them it is the same. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** It is there, and this viewer may not do that. `audit` says what to write down about the refusal. */
export class NotAllowed extends Error {
  override name = 'NotAllowed'
  readonly audit: { thing: string; thingId?: string; personId?: string } | undefined
  constructor(audit?: { thing: string; thingId?: string; personId?: string }) {
    super('Not allowed')
    this.audit = audit
  }
}

/** Nobody is signed in, and this page needs somebody. */
export class SignInFirst extends Error {
  override name = 'SignInFirst'
}

/** Somebody else changed it first. `what` says in plain words what is different now. */
export class OutOfDate extends Error {
  override name = 'OutOfDate'
  readonly what: string
  constructor(what: string) {
    super(what)
    this.what = what
  }
}

/** Too many tries from one place. `retryAfter` is in seconds. */
export class TooMany extends Error {
  override name = 'TooMany'
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super('Too many tries')
    this.retryAfter = retryAfter
  }
}

/** It cannot be done at this moment: the server is starting, or its disk is nearly full. */
export class NotNow extends Error {
  override name = 'NotNow'
  readonly because: 'starting' | 'full'
  constructor(because: 'starting' | 'full') {
    super(`Not now: ${because}`)
    this.because = because
  }
}
