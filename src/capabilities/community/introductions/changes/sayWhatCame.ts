import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { takeGroup } from '../../groups/changes/countAgain.ts'
import { type Introduction, type IntroductionState, isSuggestion } from '../introduction.ts'
import { addToHistory } from './addToHistory.ts'
import { moveIntroductions } from './moveIntroductions.ts'

export interface WhatCame {
  state: IntroductionState
  /** What the person said of it, in their words. */
  said: string
  /** Only where no register says so. */
  firstCameOn: Day | null
  /** When somebody who was only told would like to be asked again. */
  askOn: Day | null
}

const HAS_MOVED = 'This introduction has moved on since you opened it.'

/**
 * Writes down what a person said of an introduction. Where a register is kept, how often they came stays its say. Throws
 * OutOfDate when somebody, or the register, moved it since `versionSeen`.
 */
export async function sayWhatCame(acting: Acting, introduction: Introduction, versionSeen: number, came: WhatCame) {
  const { tx, viewer, today } = acting
  const { id, groupId, memberId, personId } = introduction
  if (groupId) await takeGroup(tx, viewer.partnershipId, groupId)
  // "They go, or would like to" leaves to the register what it said before.
  const isRegisters = memberId !== null && came.state === 'introduced' && !['not for me', 'moved on'].includes(introduction.state)
  const state = isRegisters ? introduction.state : came.state
  const isMoved = state !== introduction.state
  const dates = isSuggestion(introduction)
    ? state === 'said yes' && introduction.yesOn === null && { yesOn: today }
    : !memberId && { firstCameOn: came.firstCameOn, regularOn: state === 'comes regularly' ? (introduction.regularOn ?? today) : introduction.regularOn }
  const { numUpdatedRows } = await tx
    .updateTable('introduction')
    .set({
      state,
      said: came.said,
      version: versionSeen + 1,
      askOn: state === 'told' ? came.askOn : null,
      ...(isMoved ? { stateSince: today } : {}),
      ...(dates || {}),
    })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate(HAS_MOVED)
  if (isMoved || came.said !== introduction.said) {
    await addToHistory(acting, introduction, { version: versionSeen + 1, state, sinceOn: today, said: came.said })
  }
  if (memberId) await moveIntroductions(acting, [memberId])
  await recordInAudit(acting, 'changed', { thing: 'introduction', thingId: id, personId })
}

/** The person answers what was suggested to them, themselves. Throws OutOfDate when it moved since `version`. */
export async function answerSuggestion(
  acting: Acting,
  introduction: Introduction,
  { version, state, said, calledName }: { version: number; state: 'said yes' | 'not for me'; said: string; calledName: string },
) {
  const { tx, viewer, today } = acting
  const { id, personId } = introduction
  const { numUpdatedRows } = await tx
    .updateTable('introduction')
    .set({ state, stateSince: today, said, version: version + 1, ...(state === 'said yes' ? { yesOn: today, calledName } : {}) })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate(HAS_MOVED)
  await addToHistory(acting, introduction, { version: version + 1, state, sinceOn: today, said })
  await recordInAudit(acting, 'answered', { thing: 'introduction', thingId: id, personId })
}
