import type { Tx } from '../../../../platform/database/narrowed.ts'

const systems = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('clinicalSystem as s')
    .innerJoin('organisation as o', (join) => join.onRef('o.partnershipId', '=', 's.partnershipId').onRef('o.id', '=', 's.organisationId'))
    .where('s.partnershipId', '=', partnershipId)
    .select([
      's.partnershipId',
      's.id',
      's.name',
      's.may',
      's.wayIn',
      's.alsoCodes',
      's.keyMadeAt',
      's.revokedAt',
      's.lastUsedOn',
      's.madeAt',
      's.version',
      's.publicKeys',
    ])
    .select(['o.name as organisation'])

export type SystemKept = Awaited<ReturnType<ReturnType<typeof systems>['executeTakeFirstOrThrow']>>

/** The clinical systems of the partnership, newest first. One page, after the system `after`. */
export const listSystems = (tx: Tx, partnershipId: string, { after, limit }: { after?: string | undefined; limit: number }): Promise<SystemKept[]> =>
  systems(tx, partnershipId)
    .$if(after !== undefined, (query) => query.where('s.id', '<', after as string))
    .orderBy('s.id', 'desc')
    .limit(limit)
    .execute()

export const findSystem = (tx: Tx, partnershipId: string, id: string): Promise<SystemKept | undefined> =>
  systems(tx, partnershipId).where('s.id', '=', id).executeTakeFirst()

/** Organisations that are open, by name, to choose from. */
export const listOrganisations = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    .where('closedOn', 'is', null)
    .orderBy('foldedName')
    .limit(1000)
    .execute()
