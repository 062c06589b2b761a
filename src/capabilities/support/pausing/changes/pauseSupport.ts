import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { bringTo } from '../../changes/bringTo.ts'
import { goesOn } from '../../changes/goesOn.ts'
import type { Support, SupportState } from '../../support.ts'
import { planNext } from '../../talks/changes/planTalk.ts'
import { settleTalk } from '../../talks/changes/settleTalk.ts'

const audited = ({ id, personId }: Support, reason: string) => ({ thing: 'support', thingId: id, personId, reason })

/** Lets support rest, with why and perhaps until when. What was planned is left out. */
export async function pauseSupport(
  acting: Acting,
  support: Support,
  { because, resumesOn, versionSeen }: { because: string; resumesOn: Day | ''; versionSeen: number },
) {
  if (support.version === versionSeen && support.state === 'paused') throw new OutOfDate('This support is paused already.')
  const { ledBy, ledByName, endedOn } = support
  const now = { state: 'paused' as const, ledBy, ledByName, endedOn, nextTalkOn: null, resumesOn: resumesOn || null, resumesAs: workingState(support) }
  if (!(await bringTo(acting, support, { now, reason: because, versionSeen }))) return
  await settleTalk(acting, support, { state: 'did not happen', because: '' })
  await recordInAudit(acting, 'paused', audited(support, because))
}

/**
 * Support that was paused goes on where it was; somebody who moved on comes back, to whoever opens the door, without starting again:
 * the same story goes on.
 */
export async function goOn(
  acting: Acting,
  support: Support,
  { because, firstTalkOn, versionSeen }: { because: string; firstTalkOn: Day; versionSeen: number },
) {
  const { viewer } = acting
  const hasEnded = support.state === 'ended'
  if (support.version === versionSeen && !hasEnded && support.state !== 'paused') throw new OutOfDate('This support goes on already.')
  const lead = hasEnded ? { ledBy: viewer.membershipId, ledByName: viewer.name } : { ledBy: support.ledBy, ledByName: support.ledByName }
  const now = {
    ...lead,
    state: support.resumesAs ?? 'coaching',
    endedOn: null,
    nextTalkOn: firstTalkOn,
    resumesOn: null,
    // How often we rang in vain was then.
    ...(hasEnded ? { talksInState: 0, tries: 0, triedAt: null, coveredByName: null, coveredFrom: null, coveredUntil: null } : {}),
  }
  if (!(await bringTo(acting, support, { now, reason: because, versionSeen }))) return
  await planNext(acting, { ...support, ...lead }, firstTalkOn, { state: 'moved', askedBy: 'the worker', because: '' })
  await recordInAudit(acting, hasEnded ? 'welcomed back' : 'went on', audited(support, because))
  if (hasEnded) await goesOn(acting, support, { to: 'on again', told: '' })
}

/** Writes down the way forward that a person and their worker agreed on. */
export async function agreeWayForward(acting: Acting, support: Support, { words, versionSeen }: { words: string; versionSeen: number }) {
  const { state, ledBy, ledByName, nextTalkOn, endedOn } = support
  if (!(await bringTo(acting, support, { now: { state, ledBy, ledByName, nextTalkOn, endedOn }, reason: words, what: 'way forward', versionSeen }))) return
  await recordInAudit(acting, 'agreed on a way forward', { thing: 'support', thingId: support.id, personId: support.personId })
}

const workingState = ({ state, resumesAs }: Support): Exclude<SupportState, 'paused' | 'ended'> =>
  state === 'coaching' || state === 'link work' ? state : (resumesAs ?? 'coaching')
