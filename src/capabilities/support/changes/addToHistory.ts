import type { Acting } from '../../../platform/http/env.ts'
import type { Support } from '../support.ts'

/** Appends what a stretch of support has come to: who, when and why. Each version is written once. */
export const addToHistory = (
  { tx, viewer, now }: Pick<Acting, 'tx' | 'viewer' | 'now'>,
  support: Pick<Support, 'id' | 'personId' | 'teamId' | 'state' | 'ledByName' | 'version'>,
  reason: string | null = null,
  what: 'way forward' | null = null,
) =>
  tx
    .insertInto('supportHistory')
    .values({
      partnershipId: viewer.partnershipId,
      supportId: support.id,
      version: support.version,
      personId: support.personId,
      teamId: support.teamId,
      state: support.state,
      ledByName: support.ledByName,
      reason,
      what,
      byMembership: viewer.membershipId,
      byName: viewer.name,
      at: now,
    })
    .execute()
