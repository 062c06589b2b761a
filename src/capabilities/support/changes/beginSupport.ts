import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import { planCheckins } from '../../checkins/index.ts'
import { planTalk } from '../talks/changes/planTalk.ts'
import { addToHistory } from './addToHistory.ts'

interface Beginning {
  referralId: string
  teamId: string
  personId: string
  firstTalkOn: Day
}

/** Begins a stretch of support, led by whoever begins it: a health coach sees new people first. Its check-ins are planned with it. */
export async function beginSupport(acting: Acting, { referralId, teamId, personId, firstTalkOn }: Beginning) {
  const { tx, viewer, today } = acting
  const begun = {
    partnershipId: viewer.partnershipId,
    id: newId(),
    personId,
    referralId,
    teamId,
    state: 'coaching' as const,
    ledBy: viewer.membershipId,
    ledByName: viewer.name,
    nextTalkOn: firstTalkOn,
    begunOn: today,
    version: 1,
  }
  await tx.insertInto('support').values(begun).execute()
  await addToHistory(acting, begun)
  await planTalk(acting, begun, { plannedOn: firstTalkOn })
  await planCheckins(acting, { personId, supportId: begun.id, teamId, beginsOn: today })
  return begun
}
