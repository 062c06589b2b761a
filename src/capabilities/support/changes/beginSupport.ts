import type { Day } from '../../../platform/clock.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'

interface Beginning {
  referralId: string
  teamId: string
  person: { id: string; name: string }
  firstTalkOn: Day
}

/** Begins a stretch of support, led by whoever begins it: a health coach sees new people first. */
export async function beginSupport({ tx, viewer, now, today }: Acting, { referralId, teamId, person, firstTalkOn }: Beginning) {
  const begun = {
    partnershipId: viewer.partnershipId,
    id: newId(),
    personId: person.id,
    referralId,
    teamId,
    state: 'coaching' as const,
    personName: person.name,
    foldedName: foldName(person.name),
    ledBy: viewer.membershipId,
    ledByName: viewer.name,
    nextTalkOn: firstTalkOn,
    begunOn: today,
  }
  await tx.insertInto('support').values(begun).execute()
  await tx
    .insertInto('supportHistory')
    .values({
      partnershipId: viewer.partnershipId,
      supportId: begun.id,
      version: 1,
      personId: person.id,
      teamId,
      state: 'coaching',
      ledByName: viewer.name,
      byMembership: viewer.membershipId,
      byName: viewer.name,
      at: now,
    })
    .execute()
  return begun
}
