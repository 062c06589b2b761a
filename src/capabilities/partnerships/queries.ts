import { sql } from 'kysely'
import type { Tx } from '../../platform/database/narrowed.ts'
import { outwardCode } from '../../platform/postcode.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** The partnerships of this installation, by name. There are few; at most a hundred are listed. */
export const listPartnerships = (tx: Tx) => tx.selectFrom('partnership').select(['slug', 'name', 'about']).orderBy('name').limit(100).execute()

/** Where an account is a member, with its hats there. In a transaction that has the account and no partnership: the policy sees to the rest. */
export const listOwnPartnerships = (tx: Tx) =>
  tx
    .selectFrom('membership as m')
    .innerJoin('partnership as p', 'p.partnershipId', 'm.partnershipId')
    .select(['p.slug', 'p.name', 'm.hats'])
    .where('m.leftAt', 'is', null)
    .orderBy('p.name')
    .limit(100)
    .execute()

/** Every membership of an account, those it has left among them. In a transaction that has the account and no partnership, as above. */
export async function listOwnMemberships(tx: Tx) {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('partnership as p', 'p.partnershipId', 'm.partnershipId')
    .select(['p.partnershipId', 'p.slug', 'p.name', 'p.timeZone', 'p.phone', 'p.answersWithinDays', 'p.staffNeedTotp'])
    .select(['m.id as membershipId', 'm.name as memberName', 'm.hats', 'm.personId', 'm.leftAt'])
    .orderBy('p.name')
    .execute()
  return rows.map(({ slug, name, timeZone, phone, answersWithinDays, staffNeedTotp, ...row }) => ({
    ...row,
    slug,
    name,
    partnership: { id: row.partnershipId, slug, name, timeZone, phone, answersWithinDays, staffNeedTotp },
  }))
}

/** The partnership as its front page shows it. */
export const findPartnership = (tx: Tx, partnershipId: string) =>
  tx.selectFrom('partnership').selectAll().where('partnershipId', '=', partnershipId).executeTakeFirstOrThrow()

/** The teams of the partnership, by area. */
export const listTeams = (tx: Tx, partnershipId: string) =>
  tx.selectFrom('team').selectAll().where('partnershipId', '=', partnershipId).orderBy('area').orderBy('name').limit(200).execute()

/** The teams that the viewer is of, by area. */
export const listOwnTeams = (tx: Tx, { partnershipId, teamIds }: Pick<Viewer, 'partnershipId' | 'teamIds'>) =>
  tx
    .selectFrom('team')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('id', 'in', teamIds.length > 0 ? teamIds : [null as never])
    .orderBy('area')
    .orderBy('name')
    .execute()

/** GP practices that are open, by name, to choose from. */
export const listPractices = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('organisation')
    .select(['id', 'name', 'postcode', 'teamId'])
    .where('partnershipId', '=', partnershipId)
    .where('kind', '=', 'GP practice')
    .where('closedOn', 'is', null)
    .orderBy('foldedName')
    .limit(1000)
    .execute()

/** Workers and administrators who are here, by name, to name one for something. For administrators, who reach memberships. */
export const listStaff = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('membership')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    // As the index of staff says it, so that it is read and not every person's account.
    .where(sql<boolean>`hats && array['health coach', 'link worker', 'administrator']`)
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)
    .orderBy('sortName')
    .orderBy('id')
    .limit(500)
    .execute()

/**
 * The team that answers somebody: of their practice, else of where they live, else the one that takes the rest.
 * Undefined only when the partnership has no team yet.
 */
export async function findTeamFor(tx: Tx, partnershipId: string, { practiceId, postcode }: { practiceId?: string | undefined; postcode?: string | undefined }) {
  const district = (postcode && outwardCode(postcode)) ?? ''
  const team = await tx
    .selectFrom('team as t')
    .leftJoin('organisation as o', (join) =>
      join
        .onRef('o.partnershipId', '=', 't.partnershipId')
        .onRef('o.teamId', '=', 't.id')
        .on('o.id', '=', practiceId ?? null),
    )
    .where('t.partnershipId', '=', partnershipId)
    .select(['t.id', 't.name', 't.area'])
    .orderBy((eb) => eb('o.id', 'is', null))
    .orderBy(sql`${district} = any (t.outward_codes)`, 'desc')
    .orderBy('t.takesTheRest', 'desc')
    .orderBy('t.id')
    .executeTakeFirst()
  return team
}
