import type { Day } from '../../../../platform/clock.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import type { Application, ApplicationState } from '../grant.ts'

/** Appends one step of an application. */
export async function addStep(
  { tx, viewer, today }: Pick<Acting<Viewer>, 'tx' | 'viewer' | 'today'>,
  { id, panelIds }: Pick<Application, 'id' | 'panelIds'>,
  { version, state, why = '', byName, sinceOn = today }: { version: number; state: ApplicationState; why?: string; byName: string; sinceOn?: Day },
) {
  await tx
    .insertInto('grantStep')
    .values({
      partnershipId: viewer.partnershipId,
      applicationId: id,
      version,
      panelIds,
      state,
      sinceOn,
      why,
      byMembership: viewer.membershipId ?? null,
      byName,
    })
    .execute()
}
