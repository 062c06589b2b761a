import type { Place, Whole, WholeLine } from '../queries/wholes.ts'
import { some } from './given.ts'
import { asAccessibility, asLocation, asLocationLine } from './location.ts'
import { asSchedule } from './schedule.ts'
import { asService, asServiceLine, type Of } from './service.ts'
import type { ServiceAtLocation, ServiceAtLocationLine } from './shapes.ts'

/** A service at one of its locations, in fields of one value. */
export const asServiceAtLocationLine = (whole: WholeLine, place: Place, of: Of): ServiceAtLocationLine => ({
  id: place.id,
  service_id: place.entryId,
  location_id: place.locationId,
  location: asLocationLine(place),
  service: asServiceLine(whole, of),
})

/** A service at one of its locations, with all that belongs to it, and when it is there. */
export function asServiceAtLocation(whole: Whole, place: Place, of: Of): ServiceAtLocation {
  const { service_at_locations, ...service } = asService(whole, of)
  return {
    id: place.id,
    service_id: place.entryId,
    location_id: place.locationId,
    location: { ...asLocation(place), accessibility: asAccessibility(place, whole.entry) },
    service,
    schedules: some(whole.schedules.filter(({ placeId }) => placeId === place.id).map(asSchedule)),
  }
}
