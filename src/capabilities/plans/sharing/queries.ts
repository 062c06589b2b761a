import { sql } from 'kysely'
import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { PlanPage } from '../book/planPage.ts'
import type { Share } from './share.ts'

const SHOWN = [
  'partnershipId',
  'id',
  'personId',
  'pageIds',
  'withKind',
  'withName',
  'fromName',
  'membershipId',
  'teamId',
  'organisationId',
  'codeTries',
  'mayWrite',
  'until',
  'madeAt',
  'madeByName',
  'takenBackAt',
  'version',
  'askedBy',
  'askedByName',
] as const

/** What the owner of a plan shares, newest first. At most `limit`, after the share `after`. */
export const listShares = (
  tx: Tx,
  partnershipId: string,
  personId: string,
  { after, limit = 50 }: { after?: string | undefined; limit?: number } = {},
): Promise<Share[]> =>
  tx
    .selectFrom('planShare')
    .select(SHOWN)
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .$if(after !== undefined, (query) => query.where('id', '<', after as string))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export const findShare = (tx: Tx, partnershipId: string, id: string): Promise<Share | undefined> =>
  tx.selectFrom('planShare').select(SHOWN).where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** What others share with the viewer and stands today, newest first; the database shows them no other. With `personId`, of one person. */
export const listSharedWithMe = (
  tx: Tx,
  partnershipId: string,
  today: Day,
  { personId, after, limit = 50 }: { personId?: string; after?: string | undefined; limit?: number } = {},
): Promise<Share[]> =>
  tx
    .selectFrom('planShare')
    .select(SHOWN)
    .where('partnershipId', '=', partnershipId)
    .where('takenBackAt', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', today)]))
    .$if(personId !== undefined, (query) => query.where('personId', '=', personId as string))
    .$if(after !== undefined, (query) => query.where('id', '<', after as string))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** Whether a share of a page stands for the viewer today. A day that is over ends it at once, whatever its row still says. */
export async function isSharedToday(
  tx: Tx,
  { partnershipId, personId, id }: Pick<PlanPage, 'partnershipId' | 'personId' | 'id'>,
  today: Day,
): Promise<boolean> {
  const found = await tx
    .selectFrom('planShare')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where('takenBackAt', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', today)]))
    .where(sql<boolean>`${id}::uuid = any (page_ids)`)
    .executeTakeFirst()
  return found !== undefined
}

/** The share whose door the link in hand opens, or which that link and its code open together. */
export const findShareOfLink = (tx: Tx, { partnershipId, tokenHash = '' }: Pick<Viewer, 'partnershipId' | 'tokenHash'>) =>
  tx
    .selectFrom('planShare')
    .select([...SHOWN, 'doorHash', 'tokenHash'])
    .where('partnershipId', '=', partnershipId)
    .where((eb) => eb.or([eb('doorHash', '=', tokenHash), eb('tokenHash', '=', tokenHash)]))
    .executeTakeFirst()

/** Whom a person may share with, beside those they name: the team that supports them and their practice. */
export async function findNearby(tx: Tx, partnershipId: string, { teamId, organisationId }: { teamId: string; organisationId: string | null }) {
  const team = await tx.selectFrom('team').select(['id', 'name']).where('partnershipId', '=', partnershipId).where('id', '=', teamId).executeTakeFirst()
  const practice = organisationId
    ? await tx.selectFrom('organisation').select(['id', 'name']).where('partnershipId', '=', partnershipId).where('id', '=', organisationId).executeTakeFirst()
    : undefined
  return { team, practice }
}

/** The supporter that somebody with a link in hand is here, when they are signed in as one. With a link in hand the database shows an account its own membership alone. */
export async function findOwnSupporter(tx: Tx, { partnershipId, accountId }: Pick<Viewer, 'partnershipId' | 'accountId'>) {
  if (!accountId) return undefined
  const own = await tx
    .selectFrom('membership')
    .select(['id', 'name', 'hats', 'personId'])
    .where('partnershipId', '=', partnershipId)
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  return own?.hats.includes('supporter') ? own : undefined
}

/** Whether a person has an account here, and so keeps their plan themselves. For workers, who may read memberships. */
export async function hasAccount(tx: Tx, partnershipId: string, personId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('membership')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}
