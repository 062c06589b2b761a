import { NotASound } from '../notASound.ts'

// MP3 and AAC are one frame of sound after another, each with its length in its head. What stands before, between and after is not sound.

const FEWEST = 4

const MP3_KILOBITS = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const
const MP3_RATES = [44100, 48000, 32000]

/** The length of the MP3 frame (MPEG 1, 2 or 2.5, layer III) that begins at a place; nothing when none does. */
function mp3FrameAt(bytes: Buffer, at: number): number | undefined {
  if (at + 4 > bytes.length || bytes[at] !== 0xff) return undefined
  const [second, third] = [bytes[at + 1] as number, bytes[at + 2] as number]
  const version = (second >> 3) & 3
  if ((second & 0xe0) !== 0xe0 || version === 1 || ((second >> 1) & 3) !== 1) return undefined
  const isFirst = version === 3
  const kilobits = MP3_KILOBITS[isFirst ? 1 : 2][third >> 4]
  const rate = MP3_RATES[(third >> 2) & 3]
  if (!kilobits || !rate) return undefined
  const perSecond = rate / (isFirst ? 1 : version === 2 ? 2 : 4)
  return Math.floor(((isFirst ? 144 : 72) * kilobits * 1000) / perSecond) + ((third >> 1) & 1)
}

/** The length of the AAC frame (ADTS) that begins at a place; nothing when none does. */
function aacFrameAt(bytes: Buffer, at: number): number | undefined {
  if (at + 7 > bytes.length || bytes[at] !== 0xff || ((bytes[at + 1] as number) & 0xf6) !== 0xf0) return undefined
  const length = (((bytes[at + 3] as number) & 3) << 11) | ((bytes[at + 4] as number) << 3) | ((bytes[at + 5] as number) >> 5)
  return length > 7 ? length : undefined
}

function framesOf(sent: Buffer, from: number, frameAt: typeof mp3FrameAt): Buffer[] {
  const frames: Buffer[] = []
  for (let at = from; at < sent.length; ) {
    const length = frameAt(sent, at)
    const end = at + (length ?? 0)
    // Two bytes by themselves can look like a frame: another has to begin where it ends, or the file has to.
    const isFrame = length !== undefined && end <= sent.length && (end === sent.length || frameAt(sent, end) !== undefined)
    if (isFrame) frames.push(sent.subarray(at, end))
    at = isFrame ? end : at + 1
  }
  if (frames.length < FEWEST) throw new NotASound('no frames of sound')
  return frames
}

export const cleanAac = (sent: Buffer): Buffer => Buffer.concat(framesOf(sent, 0, aacFrameAt))

/** An MP3 of its frames alone: without its tags, and without the silent frame in which a program says its name. */
export function cleanMp3(sent: Buffer): Buffer {
  const frames = framesOf(sent, afterTag(sent), mp3FrameAt)
  return Buffer.concat(frames.filter((frame, index) => index > 0 || !/Xing|Info|VBRI/.test(frame.subarray(4, 48).toString('latin1'))))
}

/** Where an ID3 tag at the beginning ends. Its length is in four bytes of seven bits. */
function afterTag(sent: Buffer): number {
  if (sent.toString('latin1', 0, 3) !== 'ID3' || sent.length < 10) return 0
  return 10 + [...sent.subarray(6, 10)].reduce((length, byte) => length * 128 + (byte & 127), 0)
}
