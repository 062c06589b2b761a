import type { Selectable } from 'kysely'
import type { Cover as CoverTable } from '../../../../database/schema.ts'
import type { Day } from '../../../platform/clock.ts'

export type Cover = Selectable<CoverTable>

/** Whether somebody is covered for on a day, both ends included. */
export const isCoveredOn = ({ fromOn, untilOn, endedOn }: Pick<Cover, 'fromOn' | 'untilOn' | 'endedOn'>, day: Day) =>
  endedOn === null && fromOn <= day && day <= untilOn
