import type { Insertable } from 'kysely'
import type { GrantApplication, GrantPot, GrantView } from '../../../../database/schema.ts'
import { newId } from '../../../platform/ids.ts'
import { newToken } from '../../../platform/tokens.ts'

/** A pot of £1,000, open in December 2026. */
export const aPot = (given: { partnershipId: string; panelIds: string[] } & Partial<Insertable<GrantPot>>) => ({
  id: newId(),
  name: 'Small things that begin',
  purpose: 'For groups that begin, and for meals together.',
  amountPence: 100_000,
  mostPence: 50_000,
  opensOn: '2026-11-01',
  closesOn: '2026-12-31',
  panelNames: given.panelIds.map(() => 'Somebody'),
  ...given,
})

/** Somebody asks for £120.50 of a pot. */
export const anApplication = (pot: { partnershipId: string; id: string; panelIds: string[] }, given: Partial<Insertable<GrantApplication>> = {}) => ({
  partnershipId: pot.partnershipId,
  potId: pot.id,
  panelIds: pot.panelIds,
  id: newId(),
  applicant: 'Winston Clarke',
  idea: 'A choir for people who were told they cannot sing.',
  whoFor: 'Anybody in Ashcombe.',
  amountPence: 12_050,
  spentOn: 'The hall for ten weeks, and tea.',
  tokenHash: newToken().hash,
  sentOn: '2026-11-20',
  stateSince: '2026-11-20',
  ...given,
})

/** What one of the panel thinks. */
export const aView = (
  application: { partnershipId: string; id: string; panelIds: string[] },
  membershipId: string,
  given: Partial<Insertable<GrantView>> = {},
) => ({
  partnershipId: application.partnershipId,
  applicationId: application.id,
  panelIds: application.panelIds,
  membershipId,
  name: 'Somebody',
  view: 'approve' as const,
  reason: 'Many have asked for it.',
  givenOn: '2026-11-24',
  ...given,
})
