import type { Day } from '../../../../platform/clock.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Support } from '../../support.ts'
import type { Mode } from '../conversation.ts'
import { type Became, settleTalk } from './settleTalk.ts'

export type OfTalk = Pick<Support, 'partnershipId' | 'id' | 'personId' | 'teamId' | 'ledBy' | 'ledByName'>

export interface TalkToPlan {
  id?: string
  plannedOn: Day
  beginsAt?: string | null
  mode?: Mode | null
  place?: string
  /** Who talks with them: whoever leads, unless somebody else does this time. */
  with?: { id: string; name: string }
}

/** Writes down the talk that is next. Whatever was planned before has been settled by whoever calls this. */
export async function planTalk({ tx, viewer, now }: Acting, support: OfTalk, talk: TalkToPlan) {
  const { partnershipId, personId, teamId } = support
  await tx
    .insertInto('plannedTalk')
    .values({
      partnershipId,
      id: talk.id ?? newId(),
      supportId: support.id,
      personId,
      teamId,
      withMembership: talk.with?.id ?? support.ledBy,
      withName: talk.with?.name ?? support.ledByName,
      plannedOn: talk.plannedOn,
      beginsAt: talk.beginsAt ?? null,
      mode: talk.mode ?? null,
      place: talk.place ?? '',
      byMembership: viewer.membershipId,
      byName: viewer.name,
      createdAt: now,
    })
    // Sent twice, or planned by a colleague at the same moment: the first stands.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * The next talk of a stretch of support is on `nextTalkOn`, or nothing is planned: what was planned before is settled as `became`. A talk
 * that is planned for that day already, with the same worker, stays as it is, with its time and place.
 */
export async function planNext(acting: Acting, support: OfTalk, nextTalkOn: Day | null, became: Became, more: Partial<TalkToPlan> = {}) {
  const stay = nextTalkOn && !more.beginsAt ? { on: nextTalkOn, withMembership: more.with?.id ?? support.ledBy } : undefined
  const { stays } = await settleTalk(acting, support, became, stay)
  if (nextTalkOn && !stays) await planTalk(acting, support, { ...more, plannedOn: nextTalkOn })
}
