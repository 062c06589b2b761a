import { defineForm } from '../../../../design/form/form.ts'
import { longText } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import { foldName } from '../../../../platform/fold.ts'

const words = longText({
  label: 'Words that mean the same',
  hint: 'One on each line, for example walking, ramble, stroll. Somebody who looks for one of them finds them all',
  missing: 'Enter at least two words, one on each line',
  rows: 6,
  most: 1000,
})

/** The words of the box: one on each line, or between commas, each once. */
export const wordsIn = (typed: string): string[] => {
  const all = typed.split(/[\n,]/).map((word) => word.trim())
  return [...new Map(all.filter((word) => foldName(word) !== '').map((word) => [foldName(word), word])).values()]
}

const check = (values: { words: string }) => {
  const count = wordsIn(values.words).length
  if (count < 2) return [{ field: 'words' as const, message: 'Enter at least two words, one on each line' }]
  if (count > 20) return [{ field: 'words' as const, message: 'Enter 20 words or fewer, and begin another list for the rest' }]
  if (wordsIn(values.words).some((word) => word.length > 60)) return [{ field: 'words' as const, message: 'Shorten each to 60 characters or fewer' }]
  return []
}

export const addSynonymForm = defineForm({ id: once(), words }, check)
export const changeSynonymForm = defineForm({ version: versionSeen(), words }, check)
export const removeSynonymForm = defineForm({ version: versionSeen() })
