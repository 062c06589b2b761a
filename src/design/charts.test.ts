import { expect, test } from 'vitest'
import { barChart, changeChart, lineChart, rememberingLast } from './charts.ts'
import { palette } from './palette.ts'

const words = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)

test('a line chart names its months and its lines, and leaves a gap where there is no figure', async () => {
  const april = { when: 'April', value: 12 }
  const june = { when: 'June', value: 15 }
  const lines = [
    { name: 'Ashcombe', points: [april, { when: 'May', value: null }, june] },
    { name: 'Millbrook', points: [april, june] },
  ]
  const svg = await lineChart({ unit: 'Referrals', lines })

  expect(words(svg)).toEqual(expect.arrayContaining(['Referrals', 'April', 'May', 'June', 'Ashcombe', 'Millbrook']))
  expect(svg).toContain(palette.brand)
  expect(svg).not.toContain('NaN')
  const drawn = [...svg.matchAll(/<path stroke="(#\w+)" stroke-dasharray[^>]*d="([^"]*)"/g)].map(([, colour, path]) => [colour, path])
  // The one goes nowhere from its last point, and the other from its first point to its second.
  expect(drawn).toEqual([
    [palette.brand, expect.stringMatching(/^M[\d.]+ [\d.]+$/)],
    [palette.warm, expect.stringMatching(/^m[\d.]+ [\d.]+ [\d.]+-[\d.]+$/)],
  ])
})

test('a line along a scale that has words shows the words, and numbers below nought too', async () => {
  const levels = [
    { value: -1, name: 'Less "than" hoped' },
    { value: 0, name: 'As hoped' },
    { value: 1, name: 'More' },
  ]
  const points = [
    { when: 'Start', value: -1 },
    { when: 'May', value: 1 },
  ]
  const svg = await lineChart({ unit: 'Where it was', lines: [{ name: 'Rating', points }], levels })

  expect(words(svg)).toEqual(expect.arrayContaining(['As hoped', 'More', 'Start', 'May']))
  expect(words(svg)).not.toContain('-1')
  expect(svg).toContain('than')
})

test('a bar chart names its categories, and tells only what may be told', async () => {
  const bars = [
    { name: 'They asked themselves', value: 34 },
    { name: 'Social care', value: null, label: 'fewer than 5' },
  ]
  const svg = await barChart({ unit: 'People', bars })

  const told = words(svg)
  expect(told).toEqual(expect.arrayContaining(['People', 'They asked themselves', '34', 'Social care', 'fewer than 5']))
  expect(told).not.toContain('0')
})

test('a change chart shows where people were, and the change with its interval', async () => {
  const change = { mean: 1.7, low: 1.1, high: 2.3 }
  const svg = await changeChart({ scale: [0, 10], measures: [{ name: 'Satisfied', start: 4.6, later: 6.3, change }] })

  expect(words(svg)).toEqual(expect.arrayContaining(['Satisfied', 'At the start', 'Later', 'Change', '10']))
  // From 1.1 to 2.3, where 380 pixels are the six points from -3 to 3.
  expect(svg).toContain(`<path stroke="${palette.brandLine}" stroke-width="4" d="M263.67 186h${Math.round(((2.3 - 1.1) * 380) / 6)}"/>`)
})

test('a name with signs of its own cannot break out of the drawing', async () => {
  const svg = await barChart({ unit: 'People', bars: [{ name: '<script>& role="none"', value: 1 }] })
  expect(words(svg)).toContain('&lt;script&gt;&amp; role=&quot;none&quot;')
})

test('a drawing is made once, and no more are kept than the limit', async () => {
  const made: number[] = []
  const drawing = rememberingLast(2, async (number: number) => made.push(number))

  for (const number of [1, 1, 2, 1, 3, 1, 2]) await drawing(number)

  // 2 had gone unused for longest when 3 came.
  expect(made).toEqual([1, 2, 3, 2])
  expect(drawing.size()).toBe(2)
})

test('a failure is tried again', async () => {
  let tries = 0
  const failing = rememberingLast(2, async () => {
    tries += 1
    if (tries === 1) throw new Error('not yet')
    return tries
  })

  await expect(failing('x')).rejects.toThrow('not yet')
  await expect(failing('x')).resolves.toBe(2)
})
