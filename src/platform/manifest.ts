import type { Hono } from 'hono'
import type { Day } from './clock.ts'
import type { Tx } from './database/narrowed.ts'
import type { Acting, Env, House, OutsideEnv } from './http/env.ts'
import type { Hat, Member } from './viewer.ts'
import type { MessageKind } from './wording.ts'

/** A link of the navigation, and for whom it is. */
export interface NavigationItem {
  label: string
  href: (slug: string) => string
  /** What one finds there, in a line, for the home of those for whom nothing is waiting. */
  about?: string
  /** Hats that see it; 'anybody' also without an account. */
  for: readonly Hat[] | 'anybody'
  /** It is not opened every day: where there are many links, it stands under “More”. */
  isSeldom?: boolean
}

/** A form that anybody may send, and how often within so many minutes. It is counted before the transaction of the request begins. */
export interface OpenForm {
  path: string
  times: number
  minutes: number
}

/** A form of a partnership whose body may be larger than others', with a file in it: its address, and how many megabytes. */
export interface LargeForm {
  path: string
  megabytes: number
}

/** Things that need somebody today: one heading of their home. */
export interface NeedsMe {
  heading: string
  /** What it means when there is nothing. */
  empty: string
  items: readonly { title: string; href: string; meta: string; isLate?: boolean; done?: { label: string; action: string } }[]
  more?: { label: string; href: string }
  /** Where else one goes from here. */
  links?: readonly { label: string; href: string }[]
  /** It stands before everything else: somebody may not be safe. */
  isFirst?: boolean
}

/** A goal of somebody, opened for a viewer who may read it: what they look back on when they move on. */
export interface GoalToLookBackOn {
  id: string
  words: string
}

/** The person whose page it is, as far as the capabilities need them. */
export interface PersonOfStory {
  id: string
  name: string
  email: string | null
  teamId: string
}

/** A part of a person's page: what one capability knows of their story. Its words are for the person to read, too. */
export interface PartOfStory {
  /** Empty when there is only something to do, and nothing to tell. */
  heading: string
  /** What can be done from here, by this viewer. */
  actions?: readonly { label: string; href: string; isMain?: boolean }[]
  /** What happens next, when something does: already in the reader's language. */
  next?: string
  items: readonly StoryItem[]
  /** What it means when there is nothing. */
  empty: string
}

export interface StoryItem {
  on: Day
  /** Already in the reader's language. */
  what: string
  /** Somebody's own words, each with what they are about. */
  said?: readonly { about?: string; words: string }[]
  href?: string
}

/** Support came to where whoever referred may hear of it: a talk was held, it ended, or it goes on after an end. */
export interface SupportWent {
  to: 'in touch' | 'ended' | 'on again'
  personId: string
  supportId: string
  /** The referral that it began with; others may have come while it went on. */
  referralId: string
  /** Nobody had talked with them before. */
  isFirstTalk?: boolean
  /** What they agreed that is told; what we would say when empty. */
  told: string
}

/**
 * Something that evaluation may count. `count` runs as a role that sees no name; what it gives is hidden where it is small
 * before anybody reads it.
 */
export interface Countable {
  key: string
  title: string
  /** A name of a few words, for a row of a table of figures like it. The title when there is none. */
  name?: string
  /** The heading that figures like it stand under together. */
  under?: string
  /** What the figure means, and whom it leaves out. */
  definition: string
  count: (tx: Tx, partnershipId: string, today: Day) => Promise<Counted>
}

export type Counted =
  /** One number, with how many people it rests on. */
  | { kind: 'total'; value: number }
  /** A total split into parts that do not overlap. */
  | { kind: 'parts'; of: string; parts: readonly { label: string; count: number }[] }
  /** Each is part of the one before it: asked, answered. */
  | { kind: 'chain'; steps: readonly { label: string; count: number }[] }
  /** A middle value with its spread, in days or the like, and how many it rests on. */
  | { kind: 'spread'; n: number; unit: string; lower: number; median: number; upper: number }
  /** Change within the same people. */
  | {
      kind: 'change'
      unit: string
      asked: number
      moments: { n: number; meanStart: number; meanLater: number; meanChange: number; varianceOfChange: number } | undefined
      higherIsBetter: boolean
    }

/** Work that is done without anybody waiting. */
export interface Job {
  name: string
  /** Cron in the partnership's time, for work that comes round by itself. */
  every?: string
  /**
   * Work that waits in a table. It is looked for every few seconds and run with its id, again and again until it waits no more: each
   * run does a short piece, and keeps where to go on.
   */
  waiting?: (house: House) => Promise<readonly { partnershipId: string; id: string }[]>
  run: (house: House, partnership: { id: string; slug: string; timeZone: string }, data: { id?: string }) => Promise<void>
}

/** What a capability declares. The app, the navigation, the jobs, the figures and the export of a person read this, and never name one. */
export interface Capability {
  name: string
  routes?: Hono<Env>
  /** Addresses that belong to no partnership: signing in, one's own account. */
  outside?: Hono<OutsideEnv>
  /** Addresses for programs, open to everybody: answered before anybody is recognised, with answers and problems of their own kind. */
  open?: Hono<OutsideEnv>
  /** Its forms that need no account, by their address in a partnership: how often each may be sent from one place. */
  openForms?: readonly OpenForm[]
  /** Its forms with a large file in them. */
  largeForms?: readonly LargeForm[]
  navigation?: readonly NavigationItem[]
  /** It only reads, while others read in the same transaction. */
  needsMe?: (acting: Acting<Member>) => Promise<NeedsMe[]>
  /**
   * Its part of a person's page, for a worker of their team or for themselves; asked only when the person may be read.
   * It only reads, while others read in the same transaction.
   */
  partOfStory?: (acting: Acting<Member>, person: PersonOfStory) => Promise<PartOfStory[]>
  /** An administrator changed the name of a member: rows that repeat it, for those who do not reach memberships, follow. */
  whenMemberRenamed?: (acting: Acting<Member>, member: { id: string; name: string }) => Promise<unknown>
  /** The goals of a person, as far as the viewer may read them, for looking back on when they move on. */
  toLookBackOn?: (acting: Acting, personId: string) => Promise<readonly GoalToLookBackOn[]>
  counts?: readonly Countable[]
  /** Everything it holds about a person, for the person to take away. The house opens what is sealed. */
  holdsAbout?: (tx: Tx, partnershipId: string, personId: string, house: House) => Promise<Record<string, readonly object[]>>
  jobs?: readonly Job[]
  /** Messages it sends to people and to whoever referred, which a partnership may word itself. */
  messages?: readonly MessageKind<any>[]
  /** Support has come further: somebody may have to hear of it. */
  whenSupportGoesOn?: (acting: Acting, went: SupportWent) => Promise<unknown>
  /** What has to be done at each start before anybody is answered, such as what a migration could not do. */
  atStart?: (house: House) => Promise<void>
}
