import type PDFDocument from 'pdfkit'
import { asDrawn } from './drawLetter.ts'

/** Labels of 63.5 by 38.1 millimetres, three across and seven down (as L7160): for envelopes without a window. */
const SHEET = { across: 3, down: 7, left: 20.4, top: 42.9, width: 180, height: 108, stepX: 187.1 }

interface Label {
  position: number
  name: string
  address: string
  postcode: string | null
}

/** Draws the nth label, from 0, on a sheet of its own when the one before is full. It has the number of its letter. */
export function drawLabel(doc: PDFDocument, nth: number, { position, name, address, postcode }: Label) {
  const place = nth % (SHEET.across * SHEET.down)
  if (place === 0) doc.addPage()
  const x = SHEET.left + (place % SHEET.across) * SHEET.stepX + 10
  const y = SHEET.top + Math.floor(place / SHEET.across) * SHEET.height + 10
  const lines = [name, ...address.split('\n').slice(0, 5), postcode ?? ''].filter(Boolean)
  doc.fontSize(10).text(asDrawn(doc, lines.join('\n')), x, y, { width: SHEET.width - 20 })
  doc.fontSize(6).text(String(position), x + SHEET.width - 50, y + SHEET.height - 26, { width: 30, align: 'right', lineBreak: false })
}
