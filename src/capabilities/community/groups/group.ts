import type { Selectable } from 'kysely'
import type { CommunityGroup, GroupLife, Meetup as MeetupTable } from '../../../../database/schema.ts'
import { addDays, type Day } from '../../../platform/clock.ts'

/** Something that meets, with its page in the directory. */
export type Group = Selectable<CommunityGroup> & { entryId: string | null; roomFor: number | null; placesLeft: number | null }
export type GroupState = Group['state']

/** One step in the life of a group. */
export type Step = Selectable<GroupLife>

/** One time a group met. */
export type Meetup = Selectable<MeetupTable>

/** Where a group may go next in its life. Nothing is for ever: what rested or ended may start again. */
export const mayBecome = {
  idea: ['starting', 'ended'],
  starting: ['supported', 'standing on its own', 'resting', 'ended'],
  supported: ['standing on its own', 'resting', 'ended'],
  'standing on its own': ['supported', 'resting', 'ended'],
  resting: ['starting', 'supported', 'standing on its own', 'ended'],
  ended: ['starting'],
} as const satisfies Record<GroupState, readonly GroupState[]>

/** Every state, in the order a group lives them. */
export const groupStates = Object.keys(mayBecome) as GroupState[]

/** Each state in a word or two, and what it means. English keys: leaders read them. */
export const stateWords: Record<GroupState, { name: string; means: string }> = {
  idea: { name: 'An idea', means: 'Somebody would like it. It has not met yet' },
  starting: { name: 'Starting', means: 'It has a place and a day, and is finding its people' },
  supported: { name: 'Supported', means: 'It meets, with a worker beside it' },
  'standing on its own': { name: 'Standing on its own', means: 'Its own people run it. We are there when they ask' },
  resting: { name: 'Resting', means: 'It does not meet for now' },
  ended: { name: 'Ended', means: 'It will not meet again' },
}

/** Whether it meets, or is about to: only then is anything asked of its leads. */
export const isAlive = ({ state }: Pick<Group, 'state'>) => state === 'starting' || state === 'supported' || state === 'standing on its own'

/** Somebody a register knows. `isTicked` says whether they came to the meet-up that was asked about. */
export interface Member {
  id: string
  calledName: string
  came: number
  lastCameOn: Day | null
  isTicked: boolean
}

/** What a register shows of a group over some time. Who the people are is for those who keep it. */
export interface Figures {
  meetups: number
  attendances: number
  /** Different people whom the register knows. */
  people: number
  /** Of them, those who came more than once. */
  cameAgain: number
  /** Who came for the first time ever; only where names may be read. */
  newcomers?: number
}

/** How many came to a meet-up on average, to one place. Undefined when the group has not met. */
export const averageOf = ({ meetups, attendances }: Pick<Figures, 'meetups' | 'attendances'>): number | undefined =>
  meetups > 0 ? Math.round((attendances / meetups) * 10) / 10 : undefined

const LATELY = 56 // days

/** Whether somebody belongs at the top of the list: ticked, not been yet, or here in the last eight weeks. */
export const isLately = (member: Member, on: Day): boolean => member.isTicked || member.lastCameOn === null || member.lastCameOn >= addDays(on, -LATELY)

/** After so many meet-ups without them, somebody who used to come is quiet. */
export const QUIET_AFTER = 3
/** Somebody used to come who came so often. */
export const USED_TO_COME = 3

/** The day before which somebody was last here who is quiet now. `latest` are days of meet-ups, latest first; undefined when there are too few. */
export const quietBefore = (latest: readonly Day[]): Day | undefined => latest[QUIET_AFTER - 1]

/** What a register says of one meet-up. */
export interface Kept {
  /** Ids of members. */
  came: readonly string[]
  others: number
}

/** Whether two registers say the same, in whatever order. */
export const isSame = (one: Kept, other: Kept): boolean =>
  one.others === other.others && one.came.length === other.came.length && new Set([...one.came, ...other.came]).size === one.came.length
