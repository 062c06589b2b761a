import type { Words } from '../../../platform/words.ts'
import { agreementWords } from '../agreement/form.ts'
import { findFile } from '../attachments/queries.ts'
import { kindOf, offeredKinds } from '../book/kinds.ts'
import type { PlanPage } from '../book/planPage.ts'
import type { Reading } from '../book/queries.ts'
import type { Sheet } from './paper.ts'

type T = Words['t']

/** Pages of a plan to print, in their order, without those at rest. */
export const sheetsOf = (pages: readonly PlanPage[], t: T): Sheet[] =>
  pages
    .filter(({ content }) => !content.isResting)
    .map(({ id, kind, content: { title, answers, near, agreements } }) => ({
      id,
      kind,
      title: title || t(kindOf(kind).title),
      content: { answers, near },
      after: agreements.map(({ name, agrees, words }) => `${name}: ${t(agreementWords[agrees])}. ${words}`.trim()),
    }))

/** The same with their pictures, and what is said in their voice notes. */
export async function sheetsWithPictures(reading: Reading, pages: readonly PlanPage[], t: T): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  for (const sheet of sheetsOf(pages, t)) {
    const page = pages.find(({ id }) => id === sheet.id) as PlanPage
    const attached = []
    for (const { id, what, words } of page.content.attached) {
      const picture = what === 'picture' ? await findFile(reading, page, id) : undefined
      if (picture) attached.push({ words, picture })
      else if (what === 'sound') attached.push({ words: words ? t('Voice note: {{words}}', { words }) : t('A voice note without a description') })
    }
    sheets.push({ ...sheet, attached })
  }
  return sheets
}

/** Blank pages of these kinds; of every kind when none is named. */
export const blankSheets = (named: readonly string[], t: T): Sheet[] => {
  const kinds = offeredKinds.filter((kind) => named.includes(kind))
  return (kinds.length > 0 ? kinds : offeredKinds).map((kind) => ({ id: kind, kind, title: t(kindOf(kind).title) }))
}
