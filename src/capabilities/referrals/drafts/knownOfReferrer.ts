import type { Typed } from '../../../design/form/field.ts'
import type { Env } from '../../../platform/http/env.ts'
import type { Way } from '../ways/way.ts'

/** What is known of whoever introduces somebody, so that nothing is typed twice: for them to change. */
export async function knownOfReferrer({ tx, viewer, account }: Env['Variables'], way: Way, organisationId = viewer.organisationIds[0]): Promise<Typed> {
  if (way.voice === 'own') return {}
  const organisation = organisationId
    ? await tx
        .selectFrom('organisation')
        .select(['id', 'name', 'kind', 'phone'])
        .where('partnershipId', '=', viewer.partnershipId)
        .where('id', '=', organisationId)
        .executeTakeFirst()
    : undefined
  return {
    ...(viewer.membershipId ? { referrerName: viewer.name, referrerEmail: account?.email ?? '' } : {}),
    ...(organisation ? { referrerOrganisation: organisation.name, referrerPhone: organisation.phone ?? '' } : {}),
    ...(organisation?.kind === 'GP practice' ? { practiceId: organisation.id } : {}),
  }
}
