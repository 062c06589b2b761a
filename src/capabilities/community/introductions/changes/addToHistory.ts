import type { Day } from '../../../../platform/clock.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { IntroductionState } from '../introduction.ts'

/** Appends one step of an introduction to its history. */
export async function addToHistory(
  { tx, viewer }: Pick<Acting, 'tx' | 'viewer'>,
  { id, personId, teamId }: { id: string; personId: string; teamId: string },
  step: { version: number; state: IntroductionState; sinceOn: Day; said?: string },
) {
  const { partnershipId, membershipId, name } = viewer
  await tx
    .insertInto('introductionHistory')
    .values({ partnershipId, introductionId: id, personId, teamId, ...step, byMembership: membershipId, byName: name })
    .execute()
}
