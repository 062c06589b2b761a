import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Introduction, IntroductionState } from '../introduction.ts'
import { moveIntroductions, takeGroup } from './countAgain.ts'

export interface WhatCame {
  state: IntroductionState
  /** What the person said of it, in their words. */
  said: string
  /** Only where no register says so. */
  firstCameOn: Day | null
}

/**
 * Writes down what a person said of an introduction. Where a register is kept, how often they came stays its say. Throws
 * OutOfDate when somebody, or the register, moved it since `versionSeen`.
 */
export async function sayWhatCame(acting: Acting, introduction: Introduction, versionSeen: number, came: WhatCame) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  const { id, groupId, memberId, personId } = introduction
  if (groupId) await takeGroup(tx, partnershipId, groupId)
  const { numUpdatedRows } = await tx
    .updateTable('introduction')
    .set({ state: came.state, said: came.said, version: versionSeen + 1, ...(memberId ? {} : { firstCameOn: came.firstCameOn }) })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This introduction has moved on since you opened it.')
  if (memberId) await moveIntroductions(acting, [memberId])
  await recordInAudit(acting, 'changed', { thing: 'introduction', thingId: id, personId })
}
