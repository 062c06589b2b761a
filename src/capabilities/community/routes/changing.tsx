import type { Context } from 'hono'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { changeEntry } from '../changes/changeEntry.ts'
import { asBesideWords } from '../changes/keepWords.ts'
import { type Entry, placeOf } from '../entry.ts'
import { changeEntryForm, type EntryChoices } from '../forms/entry.ts'
import { ChangeEntryPage } from '../pages/ChangeEntryPages.tsx'
import type { EntryParts } from '../parts.ts'
import { findParts, listTerms } from '../queries/entryParts.ts'
import { listOrganisers } from '../queries/organisers.ts'
import { unlessOutOfDate } from './outOfDate.ts'

/** Said instead of 'Saved' when we do not know where something is. */
export const NOT_PLACED = 'Saved. We do not know where this place is, so it is found by its name and words only. Add its postcode, or a point on the map'

export const savedOf = (isPlaced: boolean, { placeName, postcode }: { placeName: string; postcode: string }) =>
  isPlaced || (!placeName && !postcode) ? 'Saved' : NOT_PLACED

/** Where the form of an entry is sent, and the page it came from: with an account, or by a link. */
export interface Where {
  action: string
  back: string
}

/** Asks what an entry should say. */
export async function askChange(c: Context<any>, entry: Entry, where: Where) {
  const { tx, today } = (c as Context<Env>).var
  const parts = await findParts(tx, entry, today)
  const form = changeEntryForm(await choicesFor(c, parts))
  return c.render(<ChangeEntryPage {...where} form={form} answers={form.blank(asEntryWords(entry, parts))} />)
}

/** Saves what an entry should say, or shows both versions when somebody else changed it first. */
export async function saveChange(c: Context<any>, entry: Entry, where: Where) {
  const { tx, today } = (c as Context<Env>).var
  const parts = await findParts(tx, entry, today)
  const form = changeEntryForm(await choicesFor(c, parts))
  const answers = form.read(c)
  if (answers.problems) return c.render(<ChangeEntryPage {...where} form={form} answers={answers} />, 422)
  const { version, ...words } = answers.values
  return unlessOutOfDate(
    async () => {
      const { isPlaced } = await changeEntry((c as Context<Env>).var, entry, version, words)
      return seeOther(c, where.back, savedOf(isPlaced, words))
    },
    () => {
      const again = { typed: { ...answers.typed, version: String(entry.version) }, problems: [] }
      return c.render(<ChangeEntryPage {...where} form={form} answers={again} theirs={form.blank(asEntryWords(entry, parts))} />, 409)
    },
  )
}

/** What the form of an entry offers: those who run something, and words to sort it under; its own are always among them. */
export async function choicesFor(c: Context<any>, parts?: EntryParts): Promise<EntryChoices> {
  const { tx, viewer } = (c as Context<Env>).var
  const organisers = (await listOrganisers(tx, viewer.partnershipId)).map(({ name }) => name)
  const terms = await listTerms(tx, viewer.partnershipId)
  const own = (parts?.terms ?? []).filter(({ id }) => !terms.some((term) => term.id === id)).map((term) => ({ ...term, wider: null }))
  return { organisers, terms: [...terms, ...own] }
}

/** An entry as the form writes it. */
function asEntryWords(entry: Entry, parts: EntryParts) {
  const [place] = parts.places
  const where = { placeName: place?.name ?? '', address: place?.address ?? '', postcode: place?.postcode ?? '', point: place && placeOf(place) }
  const { costs, peopleToAsk, terms } = asBesideWords(parts)
  return {
    ...entry,
    ...where,
    costs: [...costs],
    peopleToAsk: [...peopleToAsk],
    terms: [...terms],
    organiser: parts.organiser?.name ?? '',
    agesFrom: entry.agesFrom ?? undefined,
    agesTo: entry.agesTo ?? undefined,
  }
}
