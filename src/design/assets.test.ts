import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { readAssets, serving } from './assets.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function aBuild() {
  const folder = mkdtempSync(join(tmpdir(), 'livewell-assets-'))
  folders.push(folder)
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
  mkdirSync(join(folder, '.vite'))
  mkdirSync(join(folder, 'assets'))
  write('assets/livewell-abc.css', css)
  write('assets/letters-def.woff2', 'font')
  write('assets/mark-123.svg', '<svg/>')
  write('assets/left-over.css', 'not in the manifest')
  const manifest = {
    'src/design/livewell.scss': { file: 'assets/livewell-abc.css', src: 'src/design/livewell.scss' },
    'node_modules/x/letters.woff2': { file: 'assets/letters-def.woff2', src: 'node_modules/x/letters.woff2' },
    'src/design/mark.svg': { file: 'assets/mark-123.svg', src: 'src/design/mark.svg' },
  }
  write('.vite/manifest.json', JSON.stringify(manifest))
  return readAssets(folder)
}

const css = 'body { color: black }\n'.repeat(50)

function aSite() {
  const assets = aBuild()
  return new Hono().get(
    '/assets/*',
    serving(() => assets),
  )
}

const accepting = (encodings: string) => ({ headers: { 'accept-encoding': encodings } })

test('a page names a file by its source, and is given the hashed address', () => {
  const assets = aBuild()
  expect(assets.url('livewell.css')).toBe('/assets/livewell-abc.css')
  expect(assets.url('mark.svg')).toBe('/assets/mark-123.svg')
  expect(() => assets.url('other.css')).toThrow('No asset is called other.css')
})

test('a missing build says what to run', () => {
  expect(() => readAssets('/nowhere')).toThrow('Run script/build')
})

test('a file is kept for ever, and read as nothing else than it is', async () => {
  const answer = await aSite().request('/assets/letters-def.woff2')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('font/woff2')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-encoding')).toBeNull()
})

test('text comes in the best compression the browser takes', async () => {
  const site = aSite()
  const brotli = await site.request('/assets/livewell-abc.css', accepting('gzip, deflate, br'))
  expect(brotli.headers.get('content-encoding')).toBe('br')
  expect(brotli.headers.get('vary')).toBe('Accept-Encoding')
  expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(css)

  const gzip = await site.request('/assets/livewell-abc.css', accepting('br;q=0, gzip;q=0.8'))
  expect(gzip.headers.get('content-encoding')).toBe('gzip')
  expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(css)

  const plain = await site.request('/assets/livewell-abc.css')
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(plain.headers.get('vary')).toBe('Accept-Encoding')
  expect(await plain.text()).toBe(css)
})

test.each(['/assets/left-over.css', '/assets/../.vite/manifest.json', '/assets/%2e%2e/package.json', '/assets/'])(
  'only files of the manifest are served: not %s',
  async (path) => {
    expect((await aSite().request(path)).status).toBe(404)
  },
)
