import type { Insertable } from 'kysely'
import type { Checkin } from '../../../database/schema.ts'
import { newId } from '../../platform/ids.ts'
import { measuresVersion } from './measures.ts'

/** A check-in at the start that waits for answers, valid and dull unless told otherwise. Given answers, it is answered. */
export const aCheckin = (
  given: { partnershipId: string; personId: string; supportId: string; teamId: string } & Partial<Omit<Insertable<Checkin>, 'answers'>> & {
      answers?: Record<string, number>
    },
): Insertable<Checkin> & { id: string } => {
  const dueOn = given.dueOn ?? '2026-12-01'
  const { answers, ...rest } = given
  return {
    id: newId(),
    occasion: 'start',
    dueOn,
    ...(answers
      ? { state: 'answered', answeredOn: dueOn, how: 'with a worker', measuresVersion, answers: JSON.stringify(answers) }
      : { state: 'due', answeredOn: null, how: null, measuresVersion: null, answers: null }),
    ...rest,
  }
}
