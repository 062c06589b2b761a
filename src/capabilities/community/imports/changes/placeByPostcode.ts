import type { Tx } from '../../../../platform/database/narrowed.ts'
import { foldName } from '../../../../platform/fold.ts'
import type { IncomingPlace } from '../incoming.ts'

/** Where the postcodes of these places are, as far as the table of places knows them. */
export async function placeByPostcode(
  tx: Tx,
  partnershipId: string,
  places: readonly IncomingPlace[],
): Promise<Map<string, { latitude: number; longitude: number }>> {
  const wanted = [...new Set(places.flatMap(({ postcode, latitude }) => (postcode && latitude === null ? [postcode] : [])))]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .selectFrom('place')
    .select(['foldedName', 'latitude', 'longitude'])
    .where('partnershipId', '=', partnershipId)
    .where('foldedName', 'in', wanted.map(foldName))
    .execute()
  const known = new Map(rows.map(({ foldedName, latitude, longitude }) => [foldedName, { latitude, longitude }]))
  return new Map(
    wanted.flatMap((postcode) =>
      known.has(foldName(postcode)) ? [[postcode, known.get(foldName(postcode)) as { latitude: number; longitude: number }] as const] : [],
    ),
  )
}
