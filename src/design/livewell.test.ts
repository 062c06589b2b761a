import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import { contrast } from './contrast.ts'

let css = ''
let fonts: { name: string; size: number }[] = []

beforeAll(async () => {
  const built = await build({ logLevel: 'error', build: { write: false } })
  const { output } = [built].flat()[0] as { output: { fileName: string; source?: string | Uint8Array }[] }
  css = String(output.find(({ fileName }) => /livewell-[^/]*\.css$/.test(fileName))?.source)
  fonts = output.filter(({ fileName }) => fileName.endsWith('.woff2')).map(({ fileName, source }) => ({ name: fileName, size: source?.length ?? 0 }))
}, 30_000)

/** Each rule of the sheet without the media it stands in: its selector, and its declarations by name. */
function rules() {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector,
    declared: new Map(body.split(/;(?![^(]*\))/).map((each) => each.split(/:(.*)/s) as [string, string])),
  }))
}

const hex = (colour = '') => {
  const short = colour.match(/^#([\da-f])([\da-f])([\da-f])$/i)
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`
  return /^#[\da-f]{6}$/i.test(colour) ? colour : undefined
}

test('wherever one rule sets both words and ground, the words can be read', () => {
  const both = rules().flatMap(({ selector, declared }) => {
    const words = hex(declared.get('color'))
    const ground = hex(declared.get('background-color') ?? declared.get('background'))
    return words && ground ? [{ selector, ratio: contrast(words, ground) }] : []
  })
  expect(both.length).toBeGreaterThan(20)
  expect(both.filter(({ ratio }) => ratio < 4.5)).toEqual([])
})

test('nothing that belongs to NHS services is in it', () => {
  expect(css).not.toMatch(/frutiger|assets\.nhs\.uk|#005eb8/i)
})

test('nothing is asked of another place', () => {
  expect(css).not.toMatch(/url\(["']?(https?:)?\/\//)
})

test('our own classes stand the right way round in every language', () => {
  const turned = /^(margin|padding|border)-(left|right)|^(left|right)$/
  const ours = rules().filter(({ selector }) => selector.includes('.lw-'))
  expect(ours.length).toBeGreaterThan(100)
  expect(ours.flatMap(({ declared }) => [...declared.keys()]).filter((name) => turned.test(name))).toEqual([])
})

test('styles and the one font file of most pages leave room within 100 KB of a first visit', () => {
  const font = fonts.find(({ name }) => name.includes('latin-wght'))
  expect(brotliCompressSync(css).length + (font?.size ?? Number.NaN)).toBeLessThan(62_000)
})
