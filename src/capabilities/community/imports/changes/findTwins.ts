import { findAlike } from '../../keeping/findAlike.ts'
import type { Comparable } from '../comparing.ts'
import type { DirectoryImport } from '../directory.ts'
import type { Working } from './working.ts'

/**
 * Which new entries look like one that is here and came from elsewhere: the same name, near each other. Those that only share a
 * postcode or a phone are taken, and a worker is asked about them in the morning as about any others.
 */
export async function findTwins(
  { tx, partnershipId }: Working,
  of: DirectoryImport,
  fresh: readonly { id: string; incoming: Comparable }[],
): Promise<Map<string, string>> {
  const found = await findAlike(
    tx,
    partnershipId,
    // By name alone: what else they share is for a worker to look at.
    fresh.map(({ id, incoming: { name, places } }) => ({ id, name, phone: '', website: '', places: places.map((place) => ({ ...place, postcode: null })) })),
  )
  const twins = found.map((others) => others.filter(({ because }) => because.includes('name')).map(({ other }) => other))
  const ids = [...new Set(twins.flatMap((others) => others.map(({ id }) => id)))]
  if (ids.length === 0) return new Map()
  const ofThisSource = await tx
    .selectFrom('directoryOrigin')
    .select('ourId')
    .where('partnershipId', '=', partnershipId)
    .where('sourceId', '=', of.sourceId)
    .where('kind', '=', 'entry')
    .where('ourId', 'in', ids)
    .execute()
  const own = new Set(ofThisSource.map(({ ourId }) => ourId))
  return new Map(
    fresh.flatMap(({ id }, at) => {
      const twin = twins[at]?.find((other) => !own.has(other.id))
      return twin ? [[id, twin.name] as const] : []
    }),
  )
}
