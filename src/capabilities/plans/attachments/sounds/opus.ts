import { NotASound } from '../notASound.ts'

// Ogg: pages, each with a head, a table of how long its segments are, and the segments. Opus in it: a page that says how it sounds, packets
// that say whose it is, and the sound.

const HEAD = 27

interface OggPage {
  flags: number
  granule: Buffer
  serial: number
  table: Buffer
  body: Buffer
}

/** Opus in Ogg, with an empty packet where words about it were. */
export function cleanOpus(sent: Buffer): Buffer {
  const [first, ...rest] = pagesOf(sent)
  if (first?.body.toString('latin1', 0, 8) !== 'OpusHead' || first.body.length !== 19) throw new NotASound('not Opus')
  if (rest.some(({ serial }) => serial !== first.serial)) throw new NotASound('more than one stream')
  // The words about it fill pages of their own: the last of them is the first that ends a packet.
  const last = rest.findIndex(({ table }) => table.at(-1) !== 255)
  if (last < 0 || rest[0]?.body.toString('latin1', 0, 8) !== 'OpusTags') throw new NotASound('not Opus')
  const sound = rest.slice(last + 1)
  if (sound.length === 0) throw new NotASound('no sound')
  const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)])
  const pages = [first, { ...first, flags: 0, table: Buffer.of(tags.length), body: tags }, ...sound]
  return Buffer.concat(pages.map(written))
}

function pagesOf(sent: Buffer): OggPage[] {
  const pages: OggPage[] = []
  for (let at = 0; at < sent.length; ) {
    if (sent.toString('latin1', at, at + 4) !== 'OggS' || at + HEAD > sent.length) throw new NotASound('not a page')
    const table = sent.subarray(at + HEAD, at + HEAD + (sent[at + 26] as number))
    const begins = at + HEAD + table.length
    const length = table.reduce((sum, each) => sum + each, 0)
    const body = sent.subarray(begins, begins + length)
    if (body.length < length) throw new NotASound('cut short')
    pages.push({ flags: sent[at + 5] as number, granule: sent.subarray(at + 6, at + 14), serial: sent.readUInt32LE(at + 14), table, body })
    at = begins + length
  }
  return pages
}

function written({ flags, granule, serial, table, body }: OggPage, index: number): Buffer {
  const head = Buffer.alloc(HEAD)
  head.write('OggS', 'latin1')
  head[5] = flags
  granule.copy(head, 6)
  head.writeUInt32LE(serial, 14)
  head.writeUInt32LE(index, 18)
  head[26] = table.length
  const page = Buffer.concat([head, table, body])
  page.writeUInt32LE(checksumOf(page), 22)
  return page
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24
  for (let bit = 0; bit < 8; bit++) rest = rest & 0x80000000 ? (rest << 1) ^ 0x04c11db7 : rest << 1
  return rest >>> 0
})

/** The checksum of a page of Ogg, as its format says (RFC 3533). */
function checksumOf(bytes: Buffer): number {
  let sum = 0
  for (const byte of bytes) sum = ((sum << 8) ^ (TABLE[(sum >>> 24) ^ byte] as number)) >>> 0
  return sum
}
