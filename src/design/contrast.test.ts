import { expect, test } from 'vitest'
import { contrast } from './contrast.ts'
import { type Colour, palette } from './palette.ts'

/** Every ground that words stand on, and the colours those words may have. */
const words: Partial<Record<Colour, Colour[]>> = {
  page: ['text', 'quiet', 'link', 'linkVisited', 'linkHover', 'linkActive', 'error', 'brand', 'button', 'warmText'],
  panel: ['text', 'quiet', 'link', 'linkVisited', 'linkHover', 'linkActive', 'error', 'brand', 'button', 'blue'],
  footer: ['text', 'quiet', 'link'],
  brandTint: ['text', 'quiet', 'link', 'linkVisited', 'linkHover', 'linkActive', 'error', 'brand'],
  warmTint: ['text', 'quiet', 'link', 'linkVisited', 'linkHover', 'linkActive', 'warmText'],
  brand: ['onBrand', 'onBrandQuiet'],
  brandDark: ['onBrand', 'onBrandQuiet'],
  button: ['onBrand'],
  buttonHover: ['onBrand'],
  buttonActive: ['onBrand'],
  error: ['onBrand'],
  errorHover: ['onBrand'],
  errorActive: ['onBrand'],
  blue: ['onBrand'],
  onBrandQuiet: ['brand'],
  focus: ['text'],
}

/** Lines and shapes that carry a meaning, on what they are drawn on. */
const shapes: [Colour, Colour][] = [
  ['quiet', 'panel'],
  ['quiet', 'page'],
  ['brand', 'page'],
  ['brand', 'panel'],
  ['brandLine', 'panel'],
  ['warm', 'page'],
  ['warm', 'panel'],
]

test('contrast is reckoned as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

const pairs = Object.entries(words).flatMap(([ground, colours]) => colours.map((colour) => [colour, ground] as const))

test.each(pairs)('words in %s on %s reach 4.5:1', (colour, ground) => {
  expect(contrast(palette[colour], palette[ground as Colour])).toBeGreaterThanOrEqual(4.5)
})

test.each(shapes)('shapes in %s on %s reach 3:1', (colour, ground) => {
  expect(contrast(palette[colour], palette[ground])).toBeGreaterThanOrEqual(3)
})
