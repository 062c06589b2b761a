import type { Entry } from '../../entry.ts'
import type { Place } from '../queries/wholes.ts'
import { given, idOf, some } from './given.ts'
import type { Location, LocationLine } from './shapes.ts'

export const asLocationLine = ({ locationId, kind, name, summary, latitude, longitude }: Place): LocationLine => ({
  id: locationId,
  location_type: kind,
  name: given(name),
  description: given(summary),
  latitude: latitude ?? undefined,
  longitude: longitude ?? undefined,
})

/** A location with its address. An address without a street, a town or a postcode is none. */
export function asLocation(place: Place): Location {
  const { locationId, kind, address, town, county, postcode, country } = place
  const isSomewhere = [address, town, postcode ?? ''].some((text) => text.trim())
  return {
    ...asLocationLine(place),
    addresses: isSomewhere
      ? [
          {
            id: idOf('address', locationId),
            location_id: locationId,
            address_1: address,
            city: town,
            state_province: county,
            postal_code: postcode ?? '',
            country,
            address_type: kind,
          },
        ]
      : undefined,
  }
}

/** How a place can be got into and used: in words, and each feature by name. */
export function asAccessibility({ locationId, kind, access }: Place, { accessFeatures }: Pick<Entry, 'accessFeatures'>): Location['accessibility'] {
  if (kind !== 'physical') return undefined
  const location_id = locationId
  return some([
    ...(access.trim() ? [{ id: idOf('accessibility', locationId), location_id, description: access }] : []),
    ...accessFeatures.map((feature) => ({ id: idOf('accessibility', locationId, feature), location_id, accessibility: feature })),
  ])
}
