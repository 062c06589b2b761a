import type { Insertable } from 'kysely'
import type { ClinicalSystem } from '../../../../database/schema.ts'
import { newId } from '../../../platform/ids.ts'
import { hashToken } from '../../../platform/tokens.ts'

/** A clinical system that may do everything, with a key that tests know. */
export const aClinicalSystem = ({
  key = `livewell_key_${newId()}`,
  ...given
}: { partnershipId: string; organisationId: string; madeBy: string; key?: string } & Partial<Insertable<ClinicalSystem>>) => ({
  id: newId(),
  name: 'Surgery records',
  may: ['send', 'follow'] as ('send' | 'follow')[],
  wayIn: 'consultation' as const,
  keyHash: hashToken(key),
  keyMadeAt: new Date('2026-11-02T09:00:00Z'),
  ...given,
})
