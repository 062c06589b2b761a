import type { Asked, Field, ReadOf } from '../../../design/form/field.ts'
import { text } from '../../../design/form/text.tsx'
import type { Place } from '../../../platform/distance.ts'

/** A point as maps let one copy it: degrees north, then east, to about a metre. */
export const pointWords = ({ latitude, longitude }: Place): string => [latitude, longitude].map((degrees) => Number(degrees.toFixed(5))).join(', ')

/** How every form asks for one. */
export const POINT = { label: 'Point on the map', hint: 'Needed only when we do not know the postcode. Copy it from a map, like 52.951, -1.037' } as const

/** A point on the map, as it is copied from one. */
export const point = (rules: Asked): Field<Place | undefined> => {
  const line = text({ ...rules, most: 60, width: 20, fill: 'off' })
  return {
    ...line,
    read: (typed, name, reading): ReadOf<Place | undefined> => {
      const given = line.read(typed, name, reading)
      if ('problem' in given) return given
      if (given.value === '') return { value: undefined }
      const [, north, east] = /^(-?\d{1,3}(?:\.\d+)?)°?\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)°?$/.exec(given.value) ?? []
      const value = { latitude: Number(north), longitude: Number(east) }
      return Math.abs(value.latitude) <= 90 && Math.abs(value.longitude) <= 180 ? { value } : { problem: 'Enter a point like 52.951, -1.037' }
    },
    write: (value, name) => ({ [name]: value && pointWords(value) }),
    show: (value) => (value ? pointWords(value) : ''),
  }
}
