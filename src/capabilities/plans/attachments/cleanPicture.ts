import { type Cleaned, has, MOST_SENT } from './attachment.ts'

/** The longer side of a picture as it is kept: writing on a sheet of A4 can be read. */
const LONGEST = 1800
/** What most cameras of phones make at most; a small file that would unfold to more is refused before it is. */
const MOST_POINTS = 60_000_000
/** A request waits for it, with its transaction open. */
const MOST_SECONDS = 8

// By what the file begins with, never by its name. Nothing but these reaches the library that draws: no SVG, no PDF, nothing with a program in it.
const KINDS = [
  { kind: 'jpeg', is: (bytes: Buffer) => has(bytes, '\xff\xd8\xff') },
  { kind: 'png', is: (bytes: Buffer) => has(bytes, '\x89PNG\r\n\x1a\n') },
  { kind: 'webp', is: (bytes: Buffer) => has(bytes, 'RIFF') && has(bytes, 'WEBP', 8) },
] as const

const NOT_A_PICTURE = 'That is not a picture we can keep. Choose a photo or another picture: JPEG, PNG or WebP'
const UNREADABLE = 'That picture cannot be opened. It may have been cut short on its way. Try again, or choose another'
const TOO_LARGE = 'That picture is too large. Choose one of at most 10 megabytes and 60 million points'
const MOVES = 'Moving pictures are not kept. Choose one that stays still'

// Unfolding a picture takes memory: one at a time, whoever sends them.
let last: Promise<unknown> = Promise.resolve()

/** A picture as it is kept: drawn anew as a JPEG, upright, with nothing beside what it shows: no place, no time, no name of a camera. */
export function cleanPicture(sent: Buffer): Promise<Cleaned> {
  const cleaned = last.then(() => clean(sent))
  last = cleaned.catch(() => undefined)
  return cleaned
}

async function clean(sent: Buffer): Promise<Cleaned> {
  if (sent.length > MOST_SENT.picture) return { problem: TOO_LARGE }
  if (has(sent, 'GIF8')) return { problem: MOVES }
  if (has(sent, 'ftyphei', 4) || has(sent, 'ftypmif1', 4)) {
    return { problem: 'Pictures of the kind HEIC cannot be kept. Save it as a JPEG, or take a picture of the screen' }
  }
  const known = KINDS.find(({ is }) => is(sent))
  if (!known) return { problem: NOT_A_PICTURE }
  const { default: sharp } = await import('sharp')
  try {
    const drawing = sharp(sent, { limitInputPixels: MOST_POINTS, failOn: 'error', sequentialRead: true })
    const { format, pages = 1 } = await drawing.metadata()
    if (format !== known.kind) return { problem: NOT_A_PICTURE }
    if (pages > 1) return { problem: MOVES }
    const bytes = await drawing
      .rotate()
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .timeout({ seconds: MOST_SECONDS })
      .toBuffer()
    return { bytes }
  } catch (problem) {
    return { problem: /pixel limit|timeout/.test(String(problem)) ? TOO_LARGE : UNREADABLE }
  }
}

/** The longer side of a picture as a device keeps it. */
const SMALL = 640

/** A small copy of a picture of ours, for a device that keeps the plan. */
export async function smallPicture(kept: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp(kept).resize({ width: SMALL, height: SMALL, fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 70 }).toBuffer()
}
