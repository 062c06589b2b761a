import { type Cleaned, has, MOST_SENT } from './attachment.ts'
import { NotASound } from './notASound.ts'
import { cleanAac, cleanMp3 } from './sounds/frames.ts'
import { cleanMp4 } from './sounds/mp4.ts'
import { cleanOpus } from './sounds/opus.ts'
import { cleanWav } from './sounds/wav.ts'

const KINDS: readonly { is: (bytes: Buffer) => boolean; clean: (bytes: Buffer) => Buffer }[] = [
  { is: (bytes) => has(bytes, 'OggS'), clean: cleanOpus },
  { is: (bytes) => has(bytes, 'RIFF') && has(bytes, 'WAVE', 8), clean: cleanWav },
  { is: (bytes) => has(bytes, 'ftyp', 4), clean: cleanMp4 },
  { is: ([first = 0, second = 0]) => first === 0xff && (second & 0xf6) === 0xf0, clean: cleanAac },
  { is: (bytes) => has(bytes, 'ID3') || (bytes[0] === 0xff && ((bytes[1] as number) & 0xe6) === 0xe2), clean: cleanMp3 },
]

/**
 * A recording as it is kept: the sound alone, taken out of its file part by part, and put into a new one of the same kind without names,
 * places, times and pictures. Only kinds of which we can do that are kept.
 */
export function cleanSound(sent: Buffer): Cleaned {
  if (sent.length > MOST_SENT.sound) return { problem: 'That recording is too long. Choose one of at most 4 megabytes: some minutes of speech' }
  const kind = KINDS.find(({ is }) => is(sent))
  if (!kind) return { problem: 'That is not a recording we can keep. Choose one of these kinds: M4A, MP3, AAC, WAV, or OGG with Opus' }
  try {
    return { bytes: kind.clean(sent) }
  } catch (problem) {
    if (problem instanceof NotASound || problem instanceof RangeError) {
      return { problem: 'That recording cannot be opened. It may have been cut short, or hold more than sound. Try again, or choose another' }
    }
    throw problem
  }
}
