import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Place } from '../../../platform/distance.ts'
import { findPlace } from '../queries/entries.ts'

/** Where something is, by its postcode, else by the name of its place, when we know either. */
export async function locate(tx: Tx, partnershipId: string, { postcode, placeName }: { postcode: string; placeName: string }): Promise<Place | undefined> {
  for (const typed of [postcode, placeName]) {
    const place = typed ? await findPlace(tx, partnershipId, typed) : undefined
    if (place) return place
  }
  return undefined
}
