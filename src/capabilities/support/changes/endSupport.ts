import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Support } from '../support.ts'
import { settleTalk } from '../talks/changes/settleTalk.ts'
import { bringTo } from './bringTo.ts'

/** Ends a stretch of support, with what stays open to the person. Throws OutOfDate when somebody changed it first. */
export async function endSupport(acting: Acting, support: Support, { staysOpen, versionSeen }: { staysOpen: string; versionSeen: number }) {
  const { ledBy, ledByName } = support
  const now = {
    state: 'ended' as const,
    ledBy,
    ledByName,
    nextTalkOn: null,
    endedOn: acting.today,
    resumesAs: support.state === 'link work' || support.resumesAs === 'link work' ? ('link work' as const) : ('coaching' as const),
  }
  if (!(await bringTo(acting, support, { now, reason: staysOpen, versionSeen }))) return
  await settleTalk(acting, support, { state: 'did not happen', because: '' })
  await recordInAudit(acting, 'ended', { thing: 'support', thingId: support.id, personId: support.personId })
}
