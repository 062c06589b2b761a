import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { MovingOn } from '../moving-on/movingOn.ts'
import type { Support } from '../support.ts'
import { settleTalk } from '../talks/changes/settleTalk.ts'
import { bringTo } from './bringTo.ts'
import { goesOn } from './goesOn.ts'

type Said = Pick<MovingOn, 'staysOpen' | 'theirWords' | 'ourWords' | 'givesBack' | 'goals'>

interface Ending extends Said {
  /** What whoever introduced them may hear, as they agreed. */
  told?: string | undefined
  versionSeen: number
}

/** Ends a stretch of support, with what both said and what stays open to the person. Throws OutOfDate when somebody changed it first. */
export async function endSupport(acting: Acting, support: Support, { versionSeen, goals, told = '', ...said }: Ending) {
  const { tx, viewer, today } = acting
  const { partnershipId, personId, teamId, ledBy, ledByName } = support
  const wasLinkWork = support.state === 'link work' || (support.state === 'paused' && support.resumesAs === 'link work')
  const resumesAs = wasLinkWork ? ('link work' as const) : ('coaching' as const)
  const now = { state: 'ended' as const, ledBy, ledByName, nextTalkOn: null, endedOn: today, resumesAs, resumesOn: null }
  if (!(await bringTo(acting, support, { now, reason: said.staysOpen, versionSeen }))) return
  await settleTalk(acting, support, { state: 'did not happen', because: '' })
  await tx
    .insertInto('movingOn')
    .values({
      ...{ partnershipId, supportId: support.id, version: versionSeen + 1, personId, teamId, ...said },
      goals: JSON.stringify(goals) as never,
      movedOn: today,
      byMembership: viewer.membershipId,
      byName: viewer.name,
    })
    .execute()
  await recordInAudit(acting, 'ended', { thing: 'support', thingId: support.id, personId })
  await goesOn(acting, support, { to: 'ended', told })
}
