import PDFDocument from 'pdfkit'
import qrcode from 'qrcode'
import { palette } from '../../../design/palette.ts'
import { drawable } from '../../../design/paper/drawable.ts'
import { paperFonts } from '../../../design/paper/fonts.ts'
import type { Words } from '../../../platform/words.ts'
import type { Format } from '../list.ts'
import { isPicture, pictures } from './pictures.ts'

/** A letter, read whole before it is drawn. */
export interface Letter {
  /** Its number in this lot: on the letter, on its label, and in lists. */
  number: number
  name: string
  address: string
  postcode: string | null
  format: Format
  /** Filled in for this person. */
  words: string
  code: string
  /** Where the square code leads. */
  link: string
}

/** What is the same on every letter of a lot. */
export interface Head {
  partnership: string
  phone: string | null
  practice: string
  /** Where somebody types the code in, without `https://`. */
  replyAt: string
  /** Where a slip goes back to. */
  returnTo: string
  day: string
  t: Words['t']
}

const A4 = { width: 595.28, height: 841.89 }
const MARGIN = 57 // two centimetres
/** Where the window of a DL envelope lies, on a sheet folded in three. */
const WINDOW = { x: 57, y: 128, width: 250 }
const sizes: Record<Format, number> = { standard: 11.5, 'large print': 18, 'easy read': 16 }

/** Begins a document to draw letters in. What is drawn comes out as it goes. */
export function beginLetters(title: string): PDFDocument {
  const doc = new PDFDocument({
    autoFirstPage: false,
    size: 'A4',
    margins: { top: MARGIN, bottom: 20, left: MARGIN, right: MARGIN },
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: title, Creator: 'Livewell', Producer: 'Livewell' },
  })
  return doc.registerFont('regular', paperFonts.regular).registerFont('bold', paperFonts.bold).font('regular')
}

/** Words as the font can draw them. What it lacks is marked, never left out unseen. */
export const asDrawn = (doc: PDFDocument, words: string) => drawable(words, (codePoint) => doc._font.font.hasGlyphForCodePoint(codePoint)).words

/** Draws one letter on paper of its own. Answers how many sides it filled. */
export function drawLetter(doc: PDFDocument, head: Head, letter: Letter): number {
  const points = sizes[letter.format]
  let sides = 0
  const turn = () => {
    doc.addPage()
    sides++
    doc.font('regular').fontSize(8).fillColor(palette.quiet)
    doc.text(`${letter.number}${sides > 1 ? ` / ${sides}` : ''}`, A4.width - MARGIN - 80, A4.height - 40, { width: 80, align: 'right', lineBreak: false })
    doc.fillColor(palette.text).fontSize(points)
  }
  turn()
  drawHead(doc, head, letter)
  const draw = (words: string) => asDrawn(doc, words)
  let y = 270
  const room = (height: number) => {
    if (y + height <= A4.height - MARGIN) return
    turn()
    y = MARGIN
  }
  for (const paragraph of letter.words.split(/\n\s*\n/)) {
    const { picture, words } = pictureOf(paragraph.trim())
    const indent = picture ? points * 3.2 : 0
    const options = { width: A4.width - 2 * MARGIN - indent, lineGap: points * 0.25 }
    doc.font('regular').fontSize(points)
    const height = Math.max(doc.heightOfString(draw(words), options), picture ? points * 2.6 : 0)
    room(Math.min(height, A4.height - 2 * MARGIN))
    if (picture) drawPicture(doc, picture, MARGIN, y, points * 2.4)
    doc.text(draw(words), MARGIN + indent, y, options)
    y = Math.max(y + height, doc.y) + points * 0.8
  }
  const answers = answerHeight(letter)
  room(answers)
  // At the foot of the last side, where it can be cut off.
  drawAnswers(doc, head, letter, Math.max(y, A4.height - MARGIN - answers))
  return sides
}

function drawHead(doc: PDFDocument, { partnership, phone, practice, day, t }: Head, letter: Letter) {
  const right = { width: 220, align: 'right' as const }
  const x = A4.width - MARGIN - right.width
  doc
    .font('bold')
    .fontSize(13)
    .fillColor(palette.brand)
    .text(asDrawn(doc, partnership), x, MARGIN - 10, right)
  doc.font('regular').fontSize(10).fillColor(palette.text)
  if (phone) doc.text(asDrawn(doc, phone), x, doc.y + 2, right)
  doc.text(asDrawn(doc, t('with {{practice}}', { practice })), x, doc.y + 2, right)
  doc.text(asDrawn(doc, day), x, doc.y + 8, right)
  const lines = [letter.name, ...letter.address.split('\n'), letter.postcode ?? ''].filter(Boolean)
  doc.fontSize(11).text(asDrawn(doc, lines.join('\n')), WINDOW.x, WINDOW.y, { width: WINDOW.width, lineGap: 1 })
}

/** `[talk] We listen.` → the picture of talking beside the words. */
function pictureOf(paragraph: string) {
  const [, name, words] = /^\[(\w+)\]\s*([\s\S]*)$/.exec(paragraph) ?? []
  return name && isPicture(name) ? { picture: name, words: words ?? '' } : { picture: undefined, words: paragraph }
}

function drawPicture(doc: PDFDocument, picture: keyof typeof pictures, x: number, y: number, size: number) {
  doc
    .save()
    .translate(x, y)
    .scale(size / 48)
  for (const shape of pictures[picture]) doc.path(shape)
  doc.lineWidth(3).lineCap('round').stroke(palette.brand).restore()
}

const answerHeight = ({ format }: Letter) => (format === 'standard' ? 205 : 290)

/** How to answer: the square code, the address with the code, the phone, and a slip to send back. */
function drawAnswers(doc: PDFDocument, { replyAt, phone, returnTo, t }: Head, letter: Letter, top: number) {
  const points = letter.format === 'standard' ? 11 : 15
  const square = letter.format === 'standard' ? 92 : 110
  const draw = (words: string) => asDrawn(doc, words)
  drawSquare(doc, letter.link, A4.width - MARGIN - square, top, square)
  const width = A4.width - 2 * MARGIN - square - 16
  const options = { width, lineGap: points * 0.2 }
  doc
    .fillColor(palette.text)
    .font('bold')
    .fontSize(points * 1.15)
    .text(draw(t('How to answer')), MARGIN, top, options)
  doc.font('regular').fontSize(points)
  doc.text(draw(t('On a phone, point the camera at the square. Or go to {{address}} and type your code.', { address: replyAt })), MARGIN, doc.y + 4, options)
  doc
    .font('bold')
    .fontSize(points * 1.3)
    .text(`${draw(t('Your code'))}: ${letter.code}`, MARGIN, doc.y + 4, options)
  doc.font('regular').fontSize(points)
  if (phone) doc.text(draw(t('Or ring {{phone}} and read out your code.', { phone })), MARGIN, doc.y + 4, options)
  drawSlip(doc, { letter, returnTo, t, points, y: Math.max(doc.y, top + square) + 10 })
}

function drawSlip(doc: PDFDocument, { letter, returnTo, t, points, y }: Pick<Head, 'returnTo' | 't'> & { letter: Letter; points: number; y: number }) {
  const draw = (words: string) => asDrawn(doc, words)
  doc
    .moveTo(MARGIN, y)
    .lineTo(A4.width - MARGIN, y)
    .dash(4, { space: 3 })
    .lineWidth(0.7)
    .stroke(palette.quiet)
    .undash()
  doc
    .fillColor(palette.text)
    .font('regular')
    .fontSize(points * 0.9)
  const width = A4.width - 2 * MARGIN
  doc.text(draw(t('Or send this back to {{address}}', { address: returnTo })), MARGIN, y + 8, { width })
  doc.font('bold').text(`${draw(t('Code'))}: ${letter.code}`, MARGIN, doc.y + 3, { width })
  doc.font('regular')
  let x = MARGIN
  const line = doc.y + 6
  for (const answer of [t('Yes, please get in touch'), t('No, thank you'), t('I have a question')]) {
    doc.rect(x, line, points, points).lineWidth(1).stroke(palette.text)
    doc.fillColor(palette.text).text(draw(answer), x + points + 5, line, { lineBreak: false })
    x += points + 5 + doc.widthOfString(draw(answer)) + 18
  }
}

/** The link as squares, for the camera of a phone. */
function drawSquare(doc: PDFDocument, link: string, x: number, y: number, size: number) {
  const { modules } = qrcode.create(link, { errorCorrectionLevel: 'M' })
  const side = size / modules.size
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; ) {
      let length = 0
      while (column + length < modules.size && modules.get(row, column + length)) length++
      if (length > 0) doc.rect(x + column * side, y + row * side, side * length, side + 0.05)
      column += Math.max(1, length)
    }
  }
  doc.fill('black')
}
