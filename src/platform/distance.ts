/** A place, in degrees (WGS 84). */
export interface Place {
  latitude: number
  longitude: number
}

/** Degrees. */
export interface Box {
  south: number
  north: number
  west: number
  east: number
}

const earthRadius = 6_371_008.8 // metres: the mean radius of the International Union of Geodesy and Geophysics
const metresInAMile = 1609.344

const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI

/**
 * Metres between two places as the crow flies, by the haversine formula: right to about half a per cent.
 *
 * @throws RangeError when a place is not on earth.
 */
export function metresBetween(one: Place, other: Place): number {
  for (const { latitude, longitude } of [one, other]) {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw new RangeError(`There is no place at ${latitude}, ${longitude}`)
    }
  }
  const [from, to] = [radians(one.latitude), radians(other.latitude)]
  const across = Math.sin(radians(other.longitude - one.longitude) / 2)
  const haversine = Math.sin((to - from) / 2) ** 2 + Math.cos(from) * Math.cos(to) * across ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(haversine)))
}

/** Puts a sentence into the reader's language. The sentence is the key; `{{count}}` stands for the number. */
type Say = (sentence: string, values: { count: number }) => string

const inEnglish: Say = (sentence, { count }) => sentence.replace('{{count}}', String(count))

/**
 * How far, in words: people need to know whether it is worth the journey, not the yards.
 *
 * @throws RangeError when the distance is not a number of metres.
 */
export function distanceInWords(metres: number, say: Say = inEnglish): string {
  if (!(metres >= 0 && Number.isFinite(metres))) throw new RangeError(`${metres} is not a distance`)
  const miles = metres / metresInAMile
  const count = Math.round(miles)
  if (miles < 0.5) return say('less than half a mile away', { count })
  if (miles < 0.75) return say('about half a mile away', { count })
  if (miles < 1.5) return say('about 1 mile away', { count })
  return say('about {{count}} miles away', { count })
}

/**
 * The smallest box that holds everything within so many metres, for a first look through an index; its corners are
 * farther away, so measure what it finds. Not for places where the box would reach a pole or cross longitude 180.
 *
 * @throws RangeError there, or when the radius is not a number of metres.
 */
export function boxAround({ latitude, longitude }: Place, radius: number): Box {
  if (!(radius >= 0)) throw new RangeError(`${radius} is not a distance`)
  const angle = radius / earthRadius
  const up = degrees(angle)
  // Circles bulge: the place farthest east lies a little nearer the pole than the middle.
  const along = degrees(Math.asin(Math.sin(angle) / Math.cos(radians(latitude))))
  const box = { south: latitude - up, north: latitude + up, west: longitude - along, east: longitude + along }
  if (!(box.south > -90 && box.north < 90 && box.west >= -180 && box.east <= 180)) {
    throw new RangeError(`No box fits ${radius} metres around ${latitude}, ${longitude}`)
  }
  return box
}
