import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import { findOldestShown, isShownIn } from '../keeping/rules.ts'
import type { Shown } from '../search/sought.ts'

/** What an organiser runs, by name: what anybody is shown. At most `limit`, after `after`. */
export const listEntriesOfOrganiser = async (
  tx: Tx,
  partnershipId: string,
  organiserId: string,
  { after, limit, today }: { after: { sortName: string; id: string } | undefined; limit: number; today: Day },
): Promise<Shown[]> => {
  const oldest = await findOldestShown(tx, partnershipId, today)
  return tx
    .selectFrom('entry as e')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('entryPlace as first')
          .select(['first.name', 'first.latitude', 'first.longitude'])
          .whereRef('first.partnershipId', '=', 'e.partnershipId')
          .whereRef('first.entryId', '=', 'e.id')
          .orderBy('first.position')
          .orderBy('first.id')
          .limit(1)
          .as('p'),
      (join) => join.onTrue(),
    )
    .select(['e.id', 'e.kind', 'e.name', 'e.sortName', 'e.summary', 'e.whenItMeets', 'e.cost', 'e.isFree', 'e.lastCheckedOn'])
    .select(['e.state', 'e.closedBecause', 'e.closedUntil', 'e.placesLeft', 'p.latitude', 'p.longitude'])
    .select((eb) => [eb.fn.coalesce('p.name', eb.val('')).as('placeName'), eb.lit(null).as('metres')])
    .where('e.partnershipId', '=', partnershipId)
    .where('e.organiserId', '=', organiserId)
    .where(isShownIn('e', oldest))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('e.sortName', 'e.id'), '>', eb.tuple(after?.sortName as string, after?.id as string))),
    )
    .orderBy('e.sortName')
    .orderBy('e.id')
    .limit(limit)
    .execute()
}

/** Organisers to choose from, by name. */
export const listOrganisers = (tx: Tx, partnershipId: string, limit = 300) =>
  tx.selectFrom('organiser').select(['id', 'name']).where('partnershipId', '=', partnershipId).orderBy('sortName').orderBy('id').limit(limit).execute()
