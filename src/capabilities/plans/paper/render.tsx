import { drawable } from '../../../design/paper/drawable.ts'
import { drawPaper } from '../../../design/paper/drawPaper.ts'
import { readyLetters } from '../../../design/paper/letters.ts'
import { impose } from './impose.ts'
import { PlanPaper } from './PlanPaper.tsx'
import type { Paper, Sheet } from './paper.ts'
import { type Look, looks } from './sizes.ts'

/** A paper as a PDF. Its text can be selected and read aloud, with a title, a language and a bookmark for each page of the plan. */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const known = await readyLetters()
  const has = (codePoint: number) => known.has(codePoint)
  const sheets = paper.sheets.map((sheet) => ({ ...sheet, isWhole: wordsOf(sheet).every((words) => drawable(words, has).isWhole) }))
  const pdf = await drawPaper(<PlanPaper paper={{ ...paper, sheets }} draw={(words) => drawable(words, has).words} />)
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
