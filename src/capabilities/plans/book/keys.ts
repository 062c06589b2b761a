import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/http/env.ts'
import { type Keyring, newSealingKey } from '../../../platform/sealing.ts'

type In = { tx: Tx; house: Pick<House, 'settings'> }

// Said when a key is wrapped, so that one person's key cannot be put in another's row.
const aboutKey = (partnershipId: string, personId: string) => `plan key of ${partnershipId}/${personId}`

/** A key as its row keeps it. */
export const wrapKey = (keyring: Keyring, partnershipId: string, personId: string, key: Buffer) => keyring.wrap(key, aboutKey(partnershipId, personId))

/** A key out of its row. Throws DoesNotOpen. */
export const unwrapKey = (
  keyring: Keyring,
  partnershipId: string,
  personId: string,
  { wrapped, wrappedWith }: { wrapped: Uint8Array; wrappedWith: string },
): Buffer => keyring.unwrap(wrapped, wrappedWith, aboutKey(partnershipId, personId))

/** Opens the key of somebody's plan, for whoever may read a page of it. Undefined when they have none: nothing was written yet, or it was destroyed. */
export async function findKey({ tx, house }: In, partnershipId: string, personId: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('planKey')
    .select(['wrapped', 'wrappedWith'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row && unwrapKey(house.settings.keyring, partnershipId, personId, row)
}

/** The key of a plan that has pages. Without it they cannot be read, and might as well not be there. */
export async function keyOf(acting: In, partnershipId: string, personId: string): Promise<Buffer> {
  const key = await findKey(acting, partnershipId, personId)
  if (!key) throw new NotFound()
  return key
}

/** The key of a plan, made when there is none. `sharedWith` names a worker who begins it on paper together with the person. */
export async function keyToWrite(acting: In, partnershipId: string, personId: string, sharedWith: readonly string[] = []): Promise<Buffer> {
  const { tx, house } = acting
  const known = await findKey(acting, partnershipId, personId)
  if (known) return known
  await tx
    .insertInto('planKey')
    .values({ partnershipId, personId, ...wrapKey(house.settings.keyring, partnershipId, personId, newSealingKey()), sharedWith: [...sharedWith] })
    // Somebody may have begun in another window at this moment: theirs is used.
    .onConflict((conflict) => conflict.columns(['partnershipId', 'personId']).doNothing())
    .execute()
  return keyOf(acting, partnershipId, personId)
}

/** The day on which a plan will be deleted, when its owner asked for that. */
export async function findForgetOn(tx: Tx, partnershipId: string, personId: string): Promise<Day | undefined> {
  const row = await tx.selectFrom('planKey').select('forgetOn').where('partnershipId', '=', partnershipId).where('personId', '=', personId).executeTakeFirst()
  return row?.forgetOn ?? undefined
}
