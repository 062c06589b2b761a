import { Font, renderToBuffer } from '@react-pdf/renderer'
import { drawable } from '../../../design/paper/drawable.ts'
import { paperFonts } from '../../../design/paper/fonts.ts'
import { impose } from './impose.ts'
import { PlanPaper } from './PlanPaper.tsx'
import { FONT, type Paper, type Sheet } from './paper.ts'
import { type Look, looks } from './sizes.ts'

Font.register({
  family: FONT,
  fonts: [
    { src: paperFonts.regular, fontWeight: 400 },
    { src: paperFonts.bold, fontWeight: 700 },
  ],
})
// Words are not broken: it makes them harder to read. An address that is longer than a line has to be.
const LONGEST = 24
Font.registerHyphenationCallback((word) => (word.length <= LONGEST ? [word] : (word.match(new RegExp(`.{1,${LONGEST}}`, 'gsu')) ?? [word])))

let letters: Promise<ReadonlySet<number>> | undefined

/** The letters that can be drawn. */
async function loadLetters(): Promise<ReadonlySet<number>> {
  await Promise.all([400, 700].map((fontWeight) => Font.load({ fontFamily: FONT, fontWeight })))
  const data = Font.getFont({ fontFamily: FONT, fontWeight: 400 })?.data as { characterSet?: number[] } | undefined
  return new Set(data?.characterSet)
}

/** A paper as a PDF. Its text can be selected and read aloud, with a title, a language and a bookmark for each page of the plan. */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  letters ??= loadLetters()
  const known = await letters
  const has = (codePoint: number) => known.has(codePoint)
  const sheets = paper.sheets.map((sheet) => ({ ...sheet, isWhole: wordsOf(sheet).every((words) => drawable(words, has).isWhole) }))
  const pdf = await renderToBuffer(<PlanPaper paper={{ ...paper, sheets }} draw={(words) => drawable(words, has).words} />)
  const look: Look = looks[paper.size]
  return look.isFolded ? impose(pdf) : pdf
}

const wordsOf = ({ title, content, attached = [], after = [] }: Sheet): string[] => [
  title,
  ...attached.map(({ words }) => words),
  ...after,
  ...Object.values(content?.answers ?? {}),
  ...(content?.near ?? []).flatMap(({ name, note }) => [name, note]),
]
