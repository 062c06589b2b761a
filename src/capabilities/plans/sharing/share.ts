import { randomInt } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { PlanShare } from '../../../../database/schema.ts'
import type { Day } from '../../../platform/clock.ts'

/** Pages of a plan that its owner shows to somebody. */
export type Share = Omit<Selectable<PlanShare>, 'doorHash' | 'tokenHash'>

/** Whether it stands: not taken back, and its last day not over. */
export const stands = ({ takenBackAt, until }: Pick<Share, 'takenBackAt' | 'until'>, today: Day) => takenBackAt === null && (until === null || until >= today)

/** A link is locked after so many wrong codes. With six figures, five tries open one of 200,000. */
export const MOST_TRIES = 5

/** A code to say on the phone: six figures. */
export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0')

/** A code however it was typed: "123 456". */
export const foldCode = (typed: string): string => typed.replace(/\D/g, '')
