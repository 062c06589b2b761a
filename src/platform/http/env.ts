import type { Accounts } from '../accounts.ts'
import type { Clock, Day } from '../clock.ts'
import type { Tx } from '../database/narrowed.ts'
import type { Database } from '../database/open.ts'
import type { Lifecycle } from '../lifecycle.ts'
import type { Log } from '../log.ts'
import type { Capability } from '../manifest.ts'
import type { Settings } from '../settings.ts'
import type { Hat, Member, Viewer } from '../viewer.ts'
import type { Words } from '../words.ts'

/** What the whole server has, made once by main.ts. */
export interface House {
  settings: Settings
  database: Database
  accounts: Accounts
  clock: Clock
  log: Log
  capabilities: readonly Capability[]
  /** In the demonstration: the accounts that the sign-in page offers. */
  demoAccounts?: readonly DemoAccount[]
  /** How the server stands; a house without one serves. */
  lifecycle?: Lifecycle
}

/** An account of the demonstration. Its password is public. */
export interface DemoAccount {
  email: string
  hat: Hat
  password: string
}

/** An account that has signed in, whatever the partnership. */
export interface SignedIn {
  accountId: string
  name: string
  email: string
  hasTotp: boolean
}

/** What every request carries. */
export interface Carried {
  house: House
  requestId: string
  words: Words
  now: Date
  /** The body, read whole before any transaction begins. */
  form: FormData
  account: SignedIn | undefined
  notice: string | undefined
}

/** What a request inside a partnership carries. */
export interface Visit extends Carried {
  viewer: Viewer
  tx: Tx
  today: Day
  /** Set when a route has decided who may do this; without it nothing is committed. */
  decided: boolean
}

/** Who acts, when, and in which transaction: what a change needs. Any visit is one. */
export type Acting<V extends Viewer = Member> = { tx: Tx; viewer: V; now: Date; today: Day; requestId: string; words: Words; house: House }

export type Env = { Variables: Visit }
export type OutsideEnv = { Variables: Carried }
