import { Font } from '@react-pdf/renderer'
import { paperFonts } from './fonts.ts'

/** What paper is set in, by name. */
export const FONT = 'Atkinson Hyperlegible Next'

// Words are not broken: it makes them harder to read. An address that is longer than a line has to be.
const LONGEST = 24

let letters: Promise<ReadonlySet<number>> | undefined

/** Makes the font ready to draw with, and gives the letters that it has. */
export function readyLetters(): Promise<ReadonlySet<number>> {
  letters ??= load()
  return letters
}

async function load(): Promise<ReadonlySet<number>> {
  Font.register({
    family: FONT,
    fonts: [
      { src: paperFonts.regular, fontWeight: 400 },
      { src: paperFonts.bold, fontWeight: 700 },
    ],
  })
  Font.registerHyphenationCallback((word) => (word.length <= LONGEST ? [word] : (word.match(new RegExp(`.{1,${LONGEST}}`, 'gsu')) ?? [word])))
  await Promise.all([400, 700].map((fontWeight) => Font.load({ fontFamily: FONT, fontWeight })))
  const data = Font.getFont({ fontFamily: FONT, fontWeight: 400 })?.data as { characterSet?: number[] } | undefined
  return new Set(data?.characterSet)
}
