import { readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Handler } from 'hono'

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Kinds that compress well; fonts and photographs are compressed already. */
const worthCompressing = new Set(['.css', '.js', '.json', '.svg'])

type Bytes = Uint8Array<ArrayBuffer>
type Asset = { type: string; plain: Bytes; br?: Bytes; gzip?: Bytes }

/** One entry of the manifest that Vite writes. */
type ManifestEntry = { file: string; src?: string; css?: string[]; assets?: string[]; imports?: string[] }

/**
 * Reads what script/build made in `folder`: every file of its manifest, into memory, with its compressed forms.
 * Throws when the folder has no manifest.
 */
export function readAssets(folder: string) {
  const manifest = readManifest(folder)
  const addresses = new Map<string, string>()
  const files = new Map<string, Asset>()

  for (const [source, { file, src = source, css = [], assets = [] }] of Object.entries(manifest)) {
    const name = basename(src, extname(src))
    addresses.set(name + extname(file), `/${file}`)
    // The styles that a script brings are named as it is: map.ts has map.css.
    if (css[0]) addresses.set(`${name}.css`, `/${css[0]}`)
    for (const path of [file, ...css, ...assets]) {
      if (!files.has(`/${path}`)) files.set(`/${path}`, readAsset(join(folder, path)))
    }
  }

  return {
    /** Where a built file is served: `livewell.css` → `/assets/livewell-<hash>.css`. Throws for a name not built. */
    url(name: string) {
      const address = addresses.get(name)
      if (!address) throw new Error(`No asset is called ${name}. Known: ${[...addresses.keys()].join(', ')}. If it is new, run script/build`)
      return address
    },
    /** Everything that a built file needs, itself first: the fonts of its styles, the code it imports. */
    withAll(name: string): string[] {
      const address = this.url(name)
      const entry = Object.values(manifest).find(({ file }) => `/${file}` === address)
      const more = (each: ManifestEntry): string[] => [
        each.file,
        ...(each.css ?? []),
        ...(each.assets ?? []),
        ...(each.imports ?? []).flatMap((imported) => (manifest[imported] ? more(manifest[imported]) : [])),
      ]
      return entry ? [...new Set(more(entry))].map((path) => `/${path}`) : [address]
    },
    find: (address: string) => files.get(address),
  }
}

let built: ReturnType<typeof readAssets> | undefined
const assets = () => (built ??= readAssets(join(import.meta.dirname, '../../dist')))

/** The address of a built file, for a page to name: `assetUrl('livewell.css')`, `assetUrl('mark.svg')`. */
export const assetUrl = (name: string) => assets().url(name)

/** The addresses of everything that built files need, for what works without a network. */
export const assetUrlsOf = (...names: readonly string[]) => [...new Set(names.flatMap((name) => assets().withAll(name)))]

/** A built file itself, as text. */
export const assetText = (name: string) => new TextDecoder().decode(assets().find(assetUrl(name))?.plain)

/** Answers `/assets/*` out of the given assets. A name carries the hash of its content, so it may be kept for ever. */
export const serving =
  (from: () => Pick<ReturnType<typeof readAssets>, 'find'>): Handler =>
  (c) => {
    const asset = from().find(c.req.path)
    if (!asset) return c.notFound()

    const encoding = bestEncoding(c.req.header('accept-encoding') ?? '', asset)
    c.header('content-type', asset.type)
    c.header('cache-control', 'public, max-age=31536000, immutable')
    c.header('x-content-type-options', 'nosniff')
    if (asset.br) c.header('vary', 'Accept-Encoding')
    if (encoding) c.header('content-encoding', encoding)
    const body = (encoding && asset[encoding]) || asset.plain
    c.header('content-length', String(body.byteLength))
    return c.body(body)
  }

export const serveAssets = serving(assets)

function readManifest(folder: string): Record<string, ManifestEntry> {
  try {
    return JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'))
  } catch (cause) {
    throw new Error('The styles and scripts have not been built. Run script/build.', { cause })
  }
}

function readAsset(path: string): Asset {
  const kind = extname(path)
  const plain = new Uint8Array(readFileSync(path))
  const type = contentTypes[kind] ?? 'application/octet-stream'
  if (!worthCompressing.has(kind)) return { type, plain }
  return { type, plain, br: new Uint8Array(brotliCompressSync(plain)), gzip: new Uint8Array(gzipSync(plain)) }
}

/** Brotli before gzip, among those the browser takes; `;q=0` means it does not. */
function bestEncoding(accepted: string, asset: Asset): 'br' | 'gzip' | undefined {
  const takes = (name: string) =>
    accepted
      .split(',')
      .map((part) =>
        part
          .trim()
          .toLowerCase()
          .split(/\s*;\s*/),
      )
      .some(([coding, weight = 'q=1']) => coding === name && Number(weight.replace('q=', '')) > 0)
  return (['br', 'gzip'] as const).find((name) => asset[name] && takes(name))
}
