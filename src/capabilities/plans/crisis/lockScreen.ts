import qrcode from 'qrcode'
import { palette } from '../../../design/palette.ts'
import { paperFonts } from '../../../design/paper/fonts.ts'
import type { Words } from '../../../platform/words.ts'

// As tall and narrow as most phones are. The clock of a lock screen covers the top, and buttons the bottom, so the card keeps clear of both.
const WIDTH = 1170
const HEIGHT = 2532
const CARD = { left: 95, top: 780, width: 980, height: 1400 }
const CODE = 800
const WORDS_WIDTH = 840

const FONT_FILE = paperFonts.bold

/** The card as a picture for the lock screen of a phone: its words and its code, and nothing of whose it is. */
export async function lockScreen(link: string, { t, language }: Pick<Words, 't' | 'language'>): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const written = async (words: string, size: number) => {
    // What stands for the library's own marks is words here.
    const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const text = { text: `<span foreground="#000000">${escaped}</span>`, font: `Atkinson Hyperlegible Next ${size}`, fontfile: FONT_FILE }
    const { data, info } = await sharp({ text: { ...text, width: WORDS_WIDTH, align: 'centre', rgba: true, wrap: 'word-char', dpi: 72 } })
      .png()
      .toBuffer({ resolveWithObject: true })
    return { input: data, width: info.width, height: info.height }
  }
  const code = { input: await qrcode.toBuffer(link, { type: 'png', margin: 2, width: CODE }), width: CODE, height: CODE }
  const parts = [
    await written(t('In a crisis, please read this'), 66),
    await written(t('I wrote down what helps me. Scan the code, or open:'), 44),
    code,
    await written(link.replace(/^https?:\/\//, ''), 30),
  ]
  const room = CARD.height - parts.reduce((sum, { height }) => sum + height, 0)
  const between = Math.max(16, Math.floor(room / (parts.length + 1)))
  let top = CARD.top
  const placed = parts.map(({ input, width, height }) => {
    const at = { input, left: Math.round((WIDTH - width) / 2), top: top + between }
    top += between + height
    return at
  })
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" lang="${language}"><rect width="100%" height="100%" fill="${palette.brand}"/>
    <rect x="${CARD.left}" y="${CARD.top}" width="${CARD.width}" height="${CARD.height}" rx="48" fill="#ffffff"/></svg>`
  return sharp(Buffer.from(ground)).composite(placed).png({ compressionLevel: 9 }).toBuffer()
}
