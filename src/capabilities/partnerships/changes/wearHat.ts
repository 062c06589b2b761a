import type { Acting } from '../../../platform/http/env.ts'
import type { Hat } from '../../../platform/viewer.ts'

/** From now on they act as this hat. It has to be one of theirs: the next request falls back to their first when it is not. */
export async function wearHat({ tx, viewer }: Acting, hat: Hat) {
  await tx
    .insertInto('hatWorn')
    .values({ partnershipId: viewer.partnershipId, membershipId: viewer.membershipId, accountId: viewer.accountId as string, hat })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'membershipId']).doUpdateSet({ hat }))
    .execute()
}
