import type { Tx } from '../../platform/database/narrowed.ts'

/**
 * Concerns that a person knows of, and that whoever raised them said are safe to find. Others, and every note, are given by hand, when
 * somebody who answers has looked whether they could harm anybody.
 */
export const holdsAbout = async (tx: Tx, partnershipId: string, personId: string) => ({
  'concerns you know of': await tx
    .selectFrom('concern')
    .select(['raisedAt', 'kind', 'said', 'state', 'closedAt'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where('mayRead', '=', true)
    .orderBy('raisedAt')
    .execute(),
})
