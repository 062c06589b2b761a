import type { Selectable } from 'kysely'
import type { CommunityGroup, Meetup as MeetupTable } from '../../../database/schema.ts'
import { addDays, type Day } from '../../platform/clock.ts'

/** Something that meets, with its page in the directory. */
export type Group = Pick<Selectable<CommunityGroup>, 'partnershipId' | 'id' | 'name' | 'state'> & { entryId: string | null }

/** One time a group met. */
export type Meetup = Selectable<MeetupTable>

/** Somebody a register knows. `isTicked` says whether they came to the meet-up that was asked about. */
export interface Member {
  id: string
  calledName: string
  came: number
  lastCameOn: Day | null
  isTicked: boolean
}

/** What a register shows of a group over some time. People and newcomers are for its leader, who may see who they are. */
export interface Figures {
  meetups: number
  attendances: number
  people: number | undefined
  newcomers: number | undefined
}

/** How many came to a meet-up on average, to one place. Undefined when the group has not met. */
export const averageOf = ({ meetups, attendances }: Figures): number | undefined => (meetups > 0 ? Math.round((attendances / meetups) * 10) / 10 : undefined)

const LATELY = 56 // days

/** Whether somebody belongs at the top of the list: ticked, not been yet, or here in the last eight weeks. */
export const isLately = (member: Member, on: Day): boolean => member.isTicked || member.lastCameOn === null || member.lastCameOn >= addDays(on, -LATELY)

/** What a register says of one meet-up. */
export interface Kept {
  /** Ids of members. */
  came: readonly string[]
  others: number
}

/** Whether two registers say the same, in whatever order. */
export const isSame = (one: Kept, other: Kept): boolean =>
  one.others === other.others && one.came.length === other.came.length && new Set([...one.came, ...other.came]).size === one.came.length
