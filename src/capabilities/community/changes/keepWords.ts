import { isDeepStrictEqual } from 'node:util'
import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Entry } from '../entry.ts'
import type { EntryParts } from '../parts.ts'

type Of = Pick<Entry, 'partnershipId' | 'id' | 'groupId'>

/** What stands in rows of its own beside an entry, as a form reads it. */
export interface BesideWords {
  costs: readonly { option: string; pence: number | null }[]
  peopleToAsk: readonly { name: string; title: string; phone: string; email: string }[]
  terms: readonly string[]
}

/** What stands beside an entry now, as the form writes it. */
export const asBesideWords = ({ costs, peopleToAsk, terms }: Pick<EntryParts, 'costs' | 'peopleToAsk' | 'terms'>): BesideWords => ({
  costs: costs.map(({ option, amountWords, amountPence }) => ({ option: [amountWords, option].filter(Boolean).join(' '), pence: amountPence })),
  peopleToAsk: peopleToAsk.map(({ name, title, phone, email }) => ({ name, title, phone, email })),
  terms: terms.map(({ id }) => id),
})

const NOTHING: BesideWords = { costs: [], peopleToAsk: [], terms: [] }

/**
 * Writes down what an entry costs, whom else to ask, and what it is sorted under. What is as it was is left alone: it may have come
 * from a feed, with more to it than the form asks about.
 */
export async function keepBeside({ tx }: Acting<Viewer>, { partnershipId, id: entryId, groupId }: Of, words: BesideWords, there: BesideWords = NOTHING) {
  const of = { partnershipId, entryId, groupId }
  const isSame = (name: keyof BesideWords) => isDeepStrictEqual(words[name], there[name])
  if (!isSame('costs')) {
    const rows = words.costs.map(({ option, pence }, position) => ({ ...of, id: newId(), position, option, amountPence: pence }))
    await tx.deleteFrom('costOption').where('partnershipId', '=', partnershipId).where('entryId', '=', entryId).execute()
    if (rows.length > 0) await tx.insertInto('costOption').values(rows).execute()
  }
  if (!isSame('peopleToAsk')) {
    const rows = words.peopleToAsk.map((person, position) => ({ ...of, id: newId(), position, ...person }))
    await tx.deleteFrom('entryContact').where('partnershipId', '=', partnershipId).where('entryId', '=', entryId).execute()
    if (rows.length > 0) await tx.insertInto('entryContact').values(rows).execute()
  }
  if (!isSame('terms')) {
    const rows = words.terms.map((termId) => ({ ...of, termId }))
    await tx.deleteFrom('entryTerm').where('partnershipId', '=', partnershipId).where('entryId', '=', entryId).execute()
    if (rows.length > 0) await tx.insertInto('entryTerm').values(rows).execute()
  }
}

/** Who runs something by the name that was typed: who is there already, or somebody new. Null when nothing was typed. */
export async function organiserCalled({ tx, viewer, now }: Acting<Viewer>, typed: string, there: string | null): Promise<string | null> {
  const { partnershipId } = viewer
  const sortName = foldName(typed)
  if (!sortName) return null
  const known = await tx
    .selectFrom('organiser')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('sortName', '=', sortName)
    // Two may be called alike: it stays with the one that it is with.
    .orderBy((eb) => eb('id', '=', there), 'desc')
    .orderBy('id')
    .executeTakeFirst()
  if (known) return known.id
  const id = newId()
  await tx.insertInto('organiser').values({ partnershipId, id, name: typed, sortName, changedAt: now }).execute()
  return id
}
