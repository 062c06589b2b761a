import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Person } from '../../people/index.ts'
import type { Offer, Wish } from './offer.ts'

type Offered = Pick<Offer, 'languages' | 'topics' | 'interests' | 'experience' | 'special'>

/** A worker says what they offer. Throws OutOfDate when it changed since `versionSeen`: they have it open twice. */
export async function keepOffer({ tx, viewer }: Acting, versionSeen: number, offered: Offered) {
  const { partnershipId, membershipId, name, teamIds } = viewer
  const columns = { ...offered, name, teamIds: [...teamIds], version: versionSeen + 1 }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('workerOffer')
    .values({ partnershipId, membershipId, ...columns })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'membershipId']).doUpdateSet(columns).where('workerOffer.version', '=', versionSeen))
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new OutOfDate('You have changed this on another page since you opened it.')
}

/** Keeps what a person said about who would suit them, as they or their worker wrote it down. Throws OutOfDate. */
export async function keepWish(acting: Acting, person: Person, versionSeen: number, { topics, words }: Pick<Wish, 'topics' | 'words'>) {
  const { tx, viewer, today } = acting
  const { partnershipId } = viewer
  const columns = { teamId: person.teamId, topics, words, byName: viewer.name, saidOn: today, version: versionSeen + 1 }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('workerWish')
    .values({ partnershipId, personId: person.id, ...columns })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'personId']).doUpdateSet(columns).where('workerWish.version', '=', versionSeen))
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this since you opened it.')
  await recordInAudit(acting, 'wrote down', { thing: 'who would suit', personId: person.id })
}
