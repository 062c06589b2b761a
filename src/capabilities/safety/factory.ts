import type { Insertable } from 'kysely'
import type { Concern, ConcernStep, Outing } from '../../../database/schema.ts'
import { newId } from '../../platform/ids.ts'

/** A concern that has just been raised, owned by somebody who answers. */
export const aConcern = (given: { partnershipId: string; raisedBy: string; ownerId: string } & Partial<Insertable<Concern>>) => ({
  id: newId(),
  aboutName: 'Rosa',
  kind: 'ending their life' as const,
  said: 'Some days I do not see why I should get up.',
  ownerName: 'Sam Okoro',
  raisedByName: 'Jo Bellamy',
  raisedAt: new Date('2026-12-03T09:30:00Z'),
  acknowledgeBy: new Date('2026-12-03T11:30:00Z'),
  nextLookAt: new Date('2026-12-03T11:30:00Z'),
  readerIds: [given.ownerId],
  ...given,
})

type OfConcern = Pick<Insertable<Concern>, 'partnershipId' | 'raisedBy' | 'raisedByName' | 'ownerName' | 'raisedAt' | 'readerIds'> & { id: string }

/** The first step of a concern. */
export const howItBegan = (
  { partnershipId, id, raisedBy, raisedByName, ownerName, raisedAt, readerIds }: OfConcern,
  given: Partial<Insertable<ConcernStep>> = {},
) => ({
  partnershipId,
  concernId: id,
  version: 1,
  step: 'raised' as const,
  ownerName,
  byMembership: raisedBy,
  byName: raisedByName,
  at: raisedAt,
  raisedBy,
  readerIds,
  ...given,
})

/** Somebody who went out an hour ago and is back in another. */
export const anOuting = (given: { partnershipId: string; membershipId: string; colleagueId: string } & Partial<Insertable<Outing>>) => ({
  id: newId(),
  byName: 'Jo Bellamy',
  phone: '07700 900123',
  whereTo: '4 Mill Lane, Ashcombe',
  withWhom: 'Rosa',
  colleagueName: 'Sam Okoro',
  begunAt: new Date('2026-12-03T09:30:00Z'),
  backBy: new Date('2026-12-03T11:30:00Z'),
  nextLookAt: new Date('2026-12-03T11:45:00Z'),
  readerIds: [given.colleagueId],
  ...given,
})
