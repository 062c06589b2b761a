import type { Context } from 'hono'
import { typeOf } from './attachment.ts'

/**
 * A file of somebody's plan, as a browser is to treat it: as the picture or the sound it is, or as something to keep, and never as a page
 * of ours. Sound is given in the parts that a player asks for.
 */
export function serveFile(c: Context, bytes: Buffer, id: string): Response {
  const { type, ending } = typeOf(bytes)
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename="${id}.${ending}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  }
  const part = partAsked(c.req.header('range'), bytes.length)
  if (!part) return c.body(new Uint8Array(bytes), 200, headers)
  if (part === 'none') return c.body(null, 416, { ...headers, 'content-range': `bytes */${bytes.length}` })
  const [from, to] = part
  return c.body(new Uint8Array(bytes.subarray(from, to + 1)), 206, { ...headers, 'content-range': `bytes ${from}-${to}/${bytes.length}` })
}

/** The first and last byte that were asked for: one part, as players ask. Anything else is answered with all of it. */
function partAsked(range: string | undefined, length: number): [from: number, to: number] | 'none' | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return from > to || from >= length ? 'none' : [from, to]
}
