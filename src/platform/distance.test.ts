import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxAround, distanceInWords, metresBetween, type Place } from './distance.ts'

const nottingham = { latitude: 52.9548, longitude: -1.1581 }
const mansfield = { latitude: 53.144, longitude: -1.1964 }

test('distances agree with the same formula worked out elsewhere', () => {
  // Python's math module, to the millimetre.
  expect(metresBetween(nottingham, mansfield)).toBeCloseTo(21193.298554783796, 3)
  const london = { latitude: 51.5007, longitude: -0.1246 }
  const edinburgh = { latitude: 55.9533, longitude: -3.1883 }
  expect(metresBetween(london, edinburgh)).toBeCloseTo(534427.9092867681, 3)
})

test('a degree of latitude, and half the earth, are as long as they should be', () => {
  expect(metresBetween({ latitude: 52, longitude: 0 }, { latitude: 53, longitude: 0 })).toBeCloseTo(111195.08, 2)
  expect(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20015114.44, 2)
})

test('it is no distance to the same place, and as far there as back', () => {
  expect(metresBetween(mansfield, mansfield)).toBe(0)
  expect(metresBetween(mansfield, nottingham)).toBe(metresBetween(nottingham, mansfield))
})

test('a place that is not on earth is refused', () => {
  expect(() => metresBetween(nottingham, { latitude: 100, longitude: 0 })).toThrow(RangeError)
  expect(() => metresBetween({ latitude: 0, longitude: Number.NaN }, nottingham)).toThrow(RangeError)
})

describe('in words', () => {
  test.each([
    [0, 'less than half a mile away'],
    [804, 'less than half a mile away'],
    [805, 'about half a mile away'],
    [1206, 'about half a mile away'],
    [1208, 'about 1 mile away'],
    [2413, 'about 1 mile away'],
    [2415, 'about 2 miles away'],
    [16093, 'about 10 miles away'],
  ])('%i metres is %s', (metres, words) => {
    expect(distanceInWords(metres)).toBe(words)
  })

  test('another language is asked for by the English sentence', () => {
    expect(distanceInWords(3300, (sentence, { count }) => `${sentence} | ${count}`)).toBe('about {{count}} miles away | 2')
  })

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%d metres is refused', (metres) => {
    expect(() => distanceInWords(metres)).toThrow(RangeError)
  })
})

describe('the box around a place', () => {
  const place = fc.record({
    latitude: fc.double({ min: 49, max: 61, noNaN: true }),
    longitude: fc.double({ min: -9, max: 2, noNaN: true }),
  })
  const radius = fc.double({ min: 10, max: 100_000, noNaN: true })

  /** Where somebody ends up who goes so far in one direction. */
  function goFrom({ latitude, longitude }: Place, metres: number, bearing: number): Place {
    const [at, angle] = [(latitude * Math.PI) / 180, metres / 6_371_008.8]
    const ends = Math.asin(Math.sin(at) * Math.cos(angle) + Math.cos(at) * Math.sin(angle) * Math.cos(bearing))
    const turned = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(at), Math.cos(angle) - Math.sin(at) * Math.sin(ends))
    return { latitude: (ends * 180) / Math.PI, longitude: longitude + (turned * 180) / Math.PI }
  }

  test('holds every place within the radius', () => {
    fc.assert(
      fc.property(place, radius, fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), (centre, metres, bearing) => {
        const box = boxAround(centre, metres)
        const { latitude, longitude } = goFrom(centre, metres, bearing)
        const rounding = 1e-9
        expect(latitude).toBeGreaterThanOrEqual(box.south - rounding)
        expect(latitude).toBeLessThanOrEqual(box.north + rounding)
        expect(longitude).toBeGreaterThanOrEqual(box.west - rounding)
        expect(longitude).toBeLessThanOrEqual(box.east + rounding)
      }),
      { numRuns: 1000 },
    )
  })

  test('is no larger than it need be: its north edge is exactly so far away', () => {
    const box = boxAround(nottingham, 5000)
    expect(metresBetween(nottingham, { ...nottingham, latitude: box.north })).toBeCloseTo(5000, 3)
    expect(metresBetween(nottingham, { ...nottingham, longitude: box.east })).toBeGreaterThanOrEqual(5000)
    expect(metresBetween(nottingham, { ...nottingham, longitude: box.east })).toBeLessThan(5010)
  })

  test('is refused at a pole, across longitude 180 and for no distance', () => {
    expect(() => boxAround({ latitude: 89.99, longitude: 0 }, 5000)).toThrow(RangeError)
    expect(() => boxAround({ latitude: 0, longitude: 179.99 }, 5000)).toThrow(RangeError)
    expect(() => boxAround(nottingham, -1)).toThrow(RangeError)
    expect(() => boxAround(nottingham, Number.NaN)).toThrow(RangeError)
  })
})
