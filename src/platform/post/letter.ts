/** A message ready to go. */
export interface Letter {
  /** The id of its row, which goes with it: whoever gets it twice can tell. */
  id: string
  channel: 'email' | 'text'
  to: string
  /** Empty of a text message, which has none. */
  subject: string
  body: string
  createdAt: Date
}

/** Takes letters out of the house. */
export interface Post {
  /** Resolves when the letter is out of our hands. Throws NotSent. */
  send: (letter: Letter) => Promise<void>
  /** Removes what it has kept for longer than a time. */
  tidy: (before: Date) => Promise<void>
  close: () => void
}

/** Why a letter did not go: a code and never the words of whoever refused it, because they quote the address. */
export class NotSent extends Error {
  /** Trying again would end the same way: there is no such address. */
  readonly isFinal: boolean
  constructor(code: string, isFinal: boolean) {
    super(code)
    this.isFinal = isFinal
  }
}
