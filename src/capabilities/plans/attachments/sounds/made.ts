// Recordings made for tests: as small as their kind allows.

const chunk = (name: string, bytes: Buffer) => {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)])
}

/** A WAV of a little silence, with other chunks before it. */
export function aWav(others: Record<string, string> = {}): Buffer {
  const form = Buffer.alloc(16)
  form.writeUInt16LE(1, 0)
  form.writeUInt16LE(1, 2)
  form.writeUInt32LE(8000, 4)
  form.writeUInt32LE(8000, 8)
  form.writeUInt16LE(1, 12)
  form.writeUInt16LE(8, 14)
  const more = Object.entries(others).map(([name, words]) => chunk(name, Buffer.from(words)))
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', form), ...more, chunk('data', Buffer.alloc(800, 128))]))
}

/** An MP3 of silent frames, with a tag before and one after. */
export function anMp3({ before = '', after = '' } = {}): Buffer {
  const frame = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)])
  const tag = Buffer.from(before)
  const head = Buffer.concat([Buffer.from('ID3'), Buffer.from([4, 0, 0, 0, 0, tag.length >> 7, tag.length & 127]), tag])
  return Buffer.concat([...(before ? [head] : []), ...Array.from({ length: 6 }, () => frame), Buffer.from(after)])
}

/** Opus in Ogg, with words about it. The checksums are left empty. */
export function anOpus({ words = '' } = {}): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead')
  head[8] = 1
  head[9] = 1
  const page = (flags: number, sequence: number, body: Buffer) => {
    const table = Buffer.concat([Buffer.alloc(Math.floor(body.length / 255), 255), Buffer.of(body.length % 255)])
    const start = Buffer.alloc(27)
    start.write('OggS')
    start[5] = flags
    start.writeUInt32LE(7, 14)
    start.writeUInt32LE(sequence, 18)
    start[26] = table.length
    return Buffer.concat([start, table, body])
  }
  return Buffer.concat([page(2, 0, head), page(0, 1, Buffer.concat([Buffer.from('OpusTags'), Buffer.from(words)])), page(4, 2, Buffer.alloc(300, 1))])
}

const box = (type: string, ...contents: Buffer[]): Buffer => {
  const body = Buffer.concat(contents)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
const numbers = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.from(Uint32Array.of(value).buffer).swap32()))

/** An M4A of one sample of four bytes, with words about it in several places, and some beside the sound. */
export function anM4a({ words = '', handler = 'soun' } = {}): Buffer {
  const said = Buffer.from(words)
  const head = box('ftyp', Buffer.from('M4A '), numbers(0))
  const made = (at: number) => {
    const table = box(
      'stbl',
      box('stsd', numbers(0, 0)),
      box('stts', numbers(0, 1, 1, 1)),
      box('stsc', numbers(0, 1, 1, 1, 1)),
      box('stsz', numbers(0, 4, 1)),
      box('stco', numbers(0, 1, at)),
    )
    const media = box(
      'mdia',
      box('mdhd', numbers(0, 7, 7, 1, 1, 0)),
      box('hdlr', numbers(0, 0), Buffer.from(handler), Buffer.alloc(12), said),
      box('minf', box('smhd', numbers(0, 0)), box('dinf', box('dref', numbers(0, 1), box('url ', numbers(1)))), table),
    )
    return box('moov', box('mvhd', numbers(0, 7, 7, 1, 1)), box('trak', box('tkhd', numbers(0, 7, 7, 1)), media, box('udta', said)), box('udta', said))
  }
  const soundAt = head.length + made(0).length + 8 + said.length
  return Buffer.concat([head, made(soundAt), box('mdat', said, Buffer.from('SOUN'), said), box('uuid', said)])
}
