import { sql } from 'kysely'
import type { Day } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Place } from '../../../../platform/distance.ts'
import { foldName } from '../../../../platform/fold.ts'
import { foldPostcode } from '../../../../platform/postcode.ts'
import type { Partnership } from '../partnership.ts'

export const findPartnership = (tx: Tx, slug: string): Promise<Partnership | undefined> =>
  tx
    .selectFrom('partnership')
    .select(['partnershipId as id', 'slug', 'name', 'about', 'email', 'timeZone', 'createdAt'])
    .where('slug', '=', slug)
    .executeTakeFirst()

/** The middle of a postcode. */
export const findPostcode = (tx: Tx, partnershipId: string, postcode: string): Promise<Place | undefined> =>
  tx
    .selectFrom('place')
    .select(['latitude', 'longitude'])
    .where('partnershipId', '=', partnershipId)
    .where('foldedName', '=', foldName(foldPostcode(postcode) ?? postcode))
    .executeTakeFirst()

/**
 * What is different when anything of the feed is different: how many there are, and how often they were changed, summed, so that a
 * change counts whenever it is committed. Entries are read from an index alone.
 */
export async function findVersion(tx: Tx, partnershipId: string, today: Day): Promise<string> {
  const marks: (string | number)[] = [today]
  for (const table of ['entry', 'organiser', 'keepingRules', 'taxonomy', 'term'] as const) {
    const changes = table === 'taxonomy' || table === 'term' ? sql<number>`sum(extract(epoch from changed_at))` : sql<number>`sum(version)`
    const { count, sum } = await tx
      .selectFrom(table)
      .select([sql<number>`count(*)`.as('count'), changes.as('sum')])
      .where('partnershipId', '=', partnershipId)
      .executeTakeFirstOrThrow()
    marks.push(count, sum)
  }
  return marks.join(' ')
}
