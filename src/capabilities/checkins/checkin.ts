import type { Selectable } from 'kysely'
import type { Checkin as CheckinTable } from '../../../database/schema.ts'
import { addDays, addMonths, type Day } from '../../platform/clock.ts'

export type Checkin = Selectable<CheckinTable>
export type CheckinState = Checkin['state']
export type Occasion = Checkin['occasion']

/** When people are asked, in months after support begins. */
export const occasions = { start: 0, 'four months': 4, 'eight months': 8 } as const satisfies Record<Occasion, number>

/** The occasions as a sentence names them. */
export const occasionWords: Record<Occasion, string> = { start: 'At the start', 'four months': 'After four months', 'eight months': 'After eight months' }

/** What may become of a check-in. Answers are given once. */
export const mayBecome = {
  due: ['asked', 'answered', 'missed'],
  asked: ['asked', 'answered', 'missed'],
  answered: [],
  missed: [],
} as const satisfies Record<CheckinState, readonly CheckinState[]>

// Answers from much before or after the day would not say how things were at that time.
const OPENS_DAYS_BEFORE = 28
const CLOSES_DAYS_AFTER = 60

/** How long a link in a message can be used. */
export const LINK_DAYS = 14

/** The first day on which a check-in may be answered. */
export const opensOn = ({ dueOn }: Pick<Checkin, 'dueOn'>): Day => addDays(dueOn, -OPENS_DAYS_BEFORE)

/** Check-ins due before this day, and still without answers, are missed. */
export const missedBefore = (today: Day): Day => addDays(today, -CLOSES_DAYS_AFTER)

/** Whether a check-in waits for answers and they can be given today. */
export const canBeAnswered = (checkin: Pick<Checkin, 'state' | 'dueOn'>, today: Day): boolean =>
  (mayBecome[checkin.state] as readonly CheckinState[]).includes('answered') && today >= opensOn(checkin)

/** Whether the link that was sent can still be used. */
export const hasLiveLink = (checkin: Pick<Checkin, 'tokenExpiresAt'>, now: Date): boolean => checkin.tokenExpiresAt !== null && checkin.tokenExpiresAt > now

/** The days on which somebody is asked whose support begins on a day. */
export const daysOfAsking = (beginsOn: Day): { occasion: Occasion; dueOn: Day }[] =>
  (Object.entries(occasions) as [Occasion, number][]).map(([occasion, months]) => ({ occasion, dueOn: addMonths(beginsOn, months) }))
