import { NotASound } from '../notASound.ts'

// MP4: boxes in boxes, and places in the file by their number of bytes. So nothing is moved: what is not the sound, or how to play it, is
// written over with nothing.

interface Box {
  type: string
  from: number
  /** Where its contents begin and end. */
  begins: number
  ends: number
}

/** What is kept of each box; what is not named is written over. */
const KEPT: Record<string, readonly string[]> = {
  moov: ['mvhd', 'trak'],
  trak: ['tkhd', 'mdia', 'edts'],
  edts: ['elst'],
  mdia: ['mdhd', 'hdlr', 'minf'],
  minf: ['smhd', 'dinf', 'stbl'],
  dinf: ['dref'],
  stbl: ['stsd', 'stts', 'stsc', 'stsz', 'stco', 'co64', 'sgpd', 'sbgp'],
}
const MOST_PARTS = 1_000_000

/** An M4A with one track of sound, and no words, times, pictures or places about it. */
export function cleanMp4(sent: Buffer): Buffer {
  const bytes = Buffer.from(sent)
  const top = boxesIn(bytes, 0, bytes.length)
  const moovs = top.filter(({ type }) => type === 'moov')
  const [moov] = moovs
  if (!moov || moovs.length > 1 || top.some(({ type }) => type === 'moof')) throw new NotASound('not a recording of one piece')
  for (const box of top) if (!['ftyp', 'moov', 'mdat'].includes(box.type)) blank(bytes, box)
  const track = soundOf(bytes, moov)
  for (const box of boxesIn(bytes, moov.begins, moov.ends)) if (box.type === 'trak' && box.from !== track.from) blank(bytes, box)
  const places = placesOf(bytes, inside(bytes, track, 'mdia', 'minf', 'stbl'))
  keepOnly(bytes, moov)
  for (const mdat of top.filter(({ type }) => type === 'mdat')) blankBetween(bytes, mdat, places)
  return bytes
}

function boxesIn(bytes: Buffer, begins: number, ends: number): Box[] {
  const boxes: Box[] = []
  for (let at = begins; at < ends; ) {
    const short = bytes.readUInt32BE(at)
    const head = short === 1 ? 16 : 8
    const length = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? ends - at : short
    if (length < head || at + length > ends) throw new NotASound('cut short')
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), from: at, begins: at + head, ends: at + length })
    at += length
  }
  return boxes
}

function inside(bytes: Buffer, box: Box, ...path: readonly string[]): Box {
  return path.reduce((outer, type) => {
    const found = boxesIn(bytes, outer.begins, outer.ends).find((each) => each.type === type)
    if (!found) throw new NotASound(`has no ${type}`)
    return found
  }, box)
}

function blank(bytes: Buffer, { from, begins, ends }: Box) {
  bytes.write('free', from + 4, 'latin1')
  bytes.fill(0, begins, ends)
}

/** The one track of sound. A film is not a recording of a voice. */
function soundOf(bytes: Buffer, moov: Box): Box {
  const tracks = boxesIn(bytes, moov.begins, moov.ends)
    .filter(({ type }) => type === 'trak')
    .map((box) => ({ box, handler: handlerOf(bytes, inside(bytes, box, 'mdia', 'hdlr')) }))
  const sounds = tracks.filter(({ handler }) => handler === 'soun')
  if (sounds.length !== 1 || !sounds[0] || tracks.some(({ handler }) => handler === 'vide')) throw new NotASound('not one track of sound')
  return sounds[0].box
}

const handlerOf = (bytes: Buffer, { begins }: Box) => bytes.toString('latin1', begins + 8, begins + 12)

function keepOnly(bytes: Buffer, outer: Box) {
  for (const box of boxesIn(bytes, outer.begins, outer.ends)) {
    if (!KEPT[outer.type]?.includes(box.type)) blank(bytes, box)
    else if (KEPT[box.type]) keepOnly(bytes, box)
    else tidy(bytes, box)
  }
}

/** When it was made, and what a program called it. */
function tidy(bytes: Buffer, { type, begins, ends }: Box) {
  if (['mvhd', 'tkhd', 'mdhd'].includes(type)) bytes.fill(0, begins + 4, begins + (bytes[begins] === 1 ? 20 : 12))
  if (type === 'hdlr') bytes.fill(0, begins + 24, ends)
  // The sound is in this file: one entry that says so, without a name of another.
  if (type === 'dref' && ends - begins !== 20) throw new NotASound('sound in another file')
}

/** Where in the file the sound is: for each chunk its first byte and its last, in order. */
function placesOf(bytes: Buffer, stbl: Box): [from: number, to: number][] {
  const table = (type: string) => boxesIn(bytes, stbl.begins, stbl.ends).find((box) => box.type === type)
  const [sizes, runs, near, far] = ['stsz', 'stsc', 'stco', 'co64'].map(table)
  const chunks = near ?? far
  if (!sizes || !runs || !chunks) throw new NotASound('does not say where its sound is')
  const [even, samples] = [bytes.readUInt32BE(sizes.begins + 4), bytes.readUInt32BE(sizes.begins + 8)]
  const [runCount, chunkCount] = [bytes.readUInt32BE(runs.begins + 4), bytes.readUInt32BE(chunks.begins + 4)]
  if (Math.max(samples, runCount, chunkCount) > MOST_PARTS) throw new NotASound('too many parts')
  const places: [number, number][] = []
  let sample = 0
  let run = 0
  for (let chunk = 1; chunk <= chunkCount; chunk++) {
    while (run + 1 < runCount && bytes.readUInt32BE(runs.begins + 8 + (run + 1) * 12) <= chunk) run++
    const inChunk = Math.min(bytes.readUInt32BE(runs.begins + 8 + run * 12 + 4), samples - sample)
    let length = even * inChunk
    if (even === 0) for (let each = 0; each < inChunk; each++) length += bytes.readUInt32BE(sizes.begins + 12 + (sample + each) * 4)
    const from = near ? bytes.readUInt32BE(near.begins + 8 + (chunk - 1) * 4) : Number(bytes.readBigUInt64BE(chunks.begins + 8 + (chunk - 1) * 8))
    if (from + length > bytes.length) throw new NotASound('cut short')
    places.push([from, from + length])
    sample += inChunk
  }
  if (sample === 0) throw new NotASound('no sound')
  return places.sort(([a], [b]) => a - b)
}

function blankBetween(bytes: Buffer, { begins, ends }: Box, places: readonly [number, number][]) {
  let at = begins
  for (const [from, to] of places) {
    if (to <= begins || from >= ends) continue
    if (from > at) bytes.fill(0, at, from)
    at = Math.max(at, to)
  }
  if (at < ends) bytes.fill(0, at, ends)
}
