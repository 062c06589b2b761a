import { recordInAudit } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import { word } from '../../../platform/wording.ts'
import { messageTo, type Person } from '../../people/index.ts'
import { coverOf } from '../cover/queries.ts'
import { somebodyNewWalksWithYou } from '../messages.ts'
import type { Colleague, Support } from '../support.ts'
import { planNext } from '../talks/changes/planTalk.ts'
import { bringTo } from './bringTo.ts'

interface HandingOver {
  to: Colleague
  because: string
  firstTalkOn: Day
  versionSeen: number
}

/**
 * Gives the lead to a colleague of the team, and tells the person. With a link worker, coaching becomes link work. Throws OutOfDate
 * when somebody changed it first; the same form sent twice changes nothing, and tells nobody twice.
 */
export async function handOver(acting: Acting, support: Support, person: Person, { to, because, firstTalkOn, versionSeen }: HandingOver) {
  // A new worker who talks with them soon ends a pause.
  const was = support.state === 'paused' ? (support.resumesAs ?? 'coaching') : support.state
  const state = to.hats.includes('link worker') ? 'link work' : was
  const begins = state === 'link work' && was !== 'link work' ? { talksInState: 0 } : {}
  const now = { state, ledBy: to.id, ledByName: to.name, nextTalkOn: firstTalkOn, endedOn: null, resumesOn: null, ...begins, ...(await coverOf(acting, to.id)) }
  if (!(await bringTo(acting, support, { now, reason: because, versionSeen }))) return
  await planNext(acting, support, firstTalkOn, { state: 'moved', askedBy: 'the worker', because: '' }, { with: to })
  await recordInAudit(acting, 'handed over', { thing: 'support', thingId: support.id, personId: support.personId, reason: because })
  const said = { name: to.name, day: acting.words.day(firstTalkOn), from: acting.viewer.name }
  const message = messageTo(acting.house, person, word(acting, somebodyNewWalksWithYou, said))
  if (message) await putInOutbox(acting, message)
}
