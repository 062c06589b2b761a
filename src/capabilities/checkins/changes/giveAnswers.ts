import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { setMayCount } from '../../people/index.ts'
import { type Checkin, canBeAnswered } from '../checkin.ts'
import { measuresVersion } from '../measures.ts'

export interface GivenAnswers {
  how: NonNullable<Checkin['how']>
  answeredOn: Day
  /** By the key of the question. A question left blank is not in it. */
  answers: Record<string, number>
  /** Whether they may be counted, where that was asked and answered. */
  mayCount: boolean | undefined
}

/** Writes down what a person answered. Once: throws OutOfDate when there are answers already, or the time has passed. */
export async function giveAnswers(acting: Acting<Viewer>, checkin: Checkin, { how, answeredOn, answers, mayCount }: GivenAnswers) {
  const { tx, viewer, now, today } = acting
  const { partnershipId, id, personId } = checkin
  if (!canBeAnswered(checkin, today)) throw new OutOfDate('This check-in has been answered, or its time has passed.')
  const isByLink = how === 'by link'
  const { numUpdatedRows } = await tx
    .updateTable('checkin')
    .set({
      state: 'answered',
      askedAt: checkin.askedAt ?? now,
      answeredOn,
      how,
      helpedBy: how === 'with a worker' || how === 'from paper' ? (viewer.membershipId ?? null) : null,
      measuresVersion,
      answers: JSON.stringify(answers),
      mayCount: isByLink ? (mayCount ?? null) : null,
      version: checkin.version + 1,
    })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('state', 'in', ['due', 'asked'])
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has just answered this check-in.')
  if (mayCount !== undefined && !isByLink) await setMayCount(tx, partnershipId, personId, mayCount)
  await recordInAudit(acting, 'answered', { thing: 'check-in', thingId: id, personId })
}
