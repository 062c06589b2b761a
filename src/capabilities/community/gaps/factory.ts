import type { Insertable } from 'kysely'
import type { Gap, GapTally, GapVoice } from '../../../../database/schema.ts'
import { newId } from '../../../platform/ids.ts'
import { FEW, keyOf } from './gap.ts'

/** Something people want that is not there. `people` has to agree with its tally. */
export const aGap = (given: { partnershipId: string; teamId: string } & Partial<Insertable<Gap>>) => {
  const interest = given.interest ?? 'Singing'
  return {
    id: newId(),
    interest,
    interestKey: keyOf(interest),
    outwardCode: 'AS1',
    area: 'AS1, North',
    state: 'noticed' as const,
    stateSince: '2026-11-10',
    noticedOn: '2026-11-10',
    ...given,
  }
}

type Of = { partnershipId: string; id: string; teamId: string }

/** Exactly how many want it. */
export const aTally = ({ partnershipId, id, teamId }: Of, given: Partial<Insertable<GapTally>> = {}) => ({ partnershipId, gapId: id, teamId, ...given })

/** The first step of a gap. */
export const aNotice = (gap: Of & { noticedOn: string }, by: { membershipId: string; name: string } | undefined) => ({
  partnershipId: gap.partnershipId,
  gapId: gap.id,
  version: 1,
  state: 'noticed',
  sinceOn: gap.noticedOn,
  byMembership: by?.membershipId ?? null,
  byName: by?.name ?? 'Livewell',
})

/** That somebody said they would like it. */
export const aVoice = (gap: Of, given: { byMembership: string } & Partial<Insertable<GapVoice>>) => ({
  partnershipId: gap.partnershipId,
  id: newId(),
  gapId: gap.id,
  teamId: gap.teamId,
  saidOn: '2026-11-10',
  byName: 'Sam Okoro',
  ...given,
})

/** People as the gap itself may say them. */
export const shownPeople = (people: number) => (people >= FEW ? people : null)
