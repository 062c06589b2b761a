import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { isOpen, type Support } from '../../support.ts'
import type { Mode } from '../conversation.ts'
import { findNextTalk, findTalk } from '../queries.ts'
import type { WhoAsked } from '../talk.ts'
import { planTalk } from './planTalk.ts'
import { sayWhenWeTalk } from './sayWhenWeTalk.ts'
import { type Became, settleTalk } from './settleTalk.ts'

export interface NewPlan {
  /** Made when the form was opened, so that a form sent twice plans one talk. */
  id: string
  plannedOn: Day
  beginsAt: string
  mode: Mode | ''
  place: string
  askedBy?: WhoAsked
  because?: string
}

/** Plans the next talk with its time and place, or moves the one that is planned, and says who asked and why. */
export async function moveTalk(acting: Acting, support: Support, { id, plannedOn, beginsAt, mode, place, askedBy, because }: NewPlan) {
  if (!isOpen(support)) throw new OutOfDate('This support has ended.')
  const planned = await findNextTalk(acting.tx, support.partnershipId, support.id)
  if (planned?.id === id) return
  if (planned && !askedBy) throw new OutOfDate('A talk has been planned meanwhile.')
  await settleTalk(acting, support, { state: 'moved', askedBy: askedBy ?? null, because: because ?? '' })
  await planTalk(acting, support, { id, plannedOn, beginsAt: beginsAt || null, mode: mode || null, place })
  await setNextTalk(acting, support, plannedOn)
  await recordInAudit(acting, planned ? 'moved' : 'planned', { thing: 'talk', thingId: id, personId: support.personId })
  const isAsItWas = planned?.plannedOn === plannedOn && (planned.beginsAt ?? '').slice(0, 5) === beginsAt.slice(0, 5)
  if (!isAsItWas) await sayWhenWeTalk(acting, support, { plannedOn, beginsAt })
}

interface NotHeld {
  /** Made when the form was opened: the talk that is tried again. */
  id: string
  /** The talk that was planned when the form was opened; empty when only a day was. */
  talk: string
  what: 'did not come' | 'was left out'
  askedBy: WhoAsked | ''
  because: string
  nextTalkOn: Day | ''
}

/** Says that the talk that was planned did not happen, and perhaps when they try again. Sent twice, it was said the first time. */
export async function sayItDidNotHappen(acting: Acting, support: Support, { id, talk, what, askedBy, because, nextTalkOn }: NotHeld) {
  const became = {
    state: 'did not happen',
    came: what === 'did not come' ? 'did not come' : null,
    askedBy: what === 'was left out' && askedBy ? askedBy : null,
    because,
  } as const
  const planned = await findNextTalk(acting.tx, support.partnershipId, support.id)
  const isThere = planned ? planned.id === talk && (await settleTalk(acting, support, became)).isSettled : !talk && support.nextTalkOn !== null
  if (!isThere) {
    if (planned?.id === id || (await isSaid(acting, support, talk, became))) return
    throw new OutOfDate('This talk is not planned any more.')
  }
  if (nextTalkOn) await planTalk(acting, support, { id, plannedOn: nextTalkOn })
  await setNextTalk(acting, support, nextTalkOn || null)
  await recordInAudit(acting, 'did not hold', { thing: 'talk', personId: support.personId })
  if (nextTalkOn) await sayWhenWeTalk(acting, support, { plannedOn: nextTalkOn, beginsAt: '' })
}

/** Whether just this stands there of a talk already. */
async function isSaid({ tx }: Acting, { partnershipId, id }: Support, talk: string, { state, came, askedBy, because }: Became) {
  const there = talk ? await findTalk(tx, partnershipId, talk) : undefined
  return there?.supportId === id && there.state === state && there.came === came && there.askedBy === askedBy && there.because === because
}

const setNextTalk = ({ tx }: Acting, support: Support, nextTalkOn: Day | null) =>
  tx.updateTable('support').set({ nextTalkOn }).where('partnershipId', '=', support.partnershipId).where('id', '=', support.id).execute()
