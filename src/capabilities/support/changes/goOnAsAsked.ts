import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import { goOn } from '../pausing/changes/pauseSupport.ts'
import type { Support } from '../support.ts'
import { moveTalk } from '../talks/changes/moveTalk.ts'
import { sayWhenWeTalk } from '../talks/changes/sayWhenWeTalk.ts'
import { findNextTalk } from '../talks/queries.ts'

/**
 * Somebody asked again, or was introduced again, while their support goes on: so that they hear from whoever leads it, support that is paused is
 * taken up, and the day is planned when none is. Either way they are told when they talk. Throws OutOfDate when somebody changed it meanwhile.
 */
export async function goOnAsAsked(acting: Acting, support: Support, talkOn: Day | undefined) {
  if (support.state === 'paused' && talkOn) {
    await goOn(acting, support, { because: 'There was a new referral, and we said yes to it.', firstTalkOn: talkOn, versionSeen: support.version })
    await sayWhenWeTalk(acting, support, { plannedOn: talkOn, beginsAt: '' })
  } else if (support.nextTalkOn) {
    const planned = await findNextTalk(acting.tx, support.partnershipId, support.id)
    await sayWhenWeTalk(acting, support, { plannedOn: support.nextTalkOn, beginsAt: planned?.beginsAt ?? '' })
  } else if (talkOn) {
    await moveTalk(acting, support, { id: newId(), plannedOn: talkOn, beginsAt: '', mode: '', place: '' })
  }
}
