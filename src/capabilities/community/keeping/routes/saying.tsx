import type { Context } from 'hono'
import { NotFound } from '../../../../platform/errors.ts'
import type { Visit } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import type { Entry } from '../../entry.ts'
import { bringBack } from '../changes/bringBack.ts'
import { closeForNow, openAgain, putToRest, sayStillRight } from '../changes/sayOfEntry.ts'
import { answerSuggestion } from '../changes/suggest.ts'
import { answerForm, asReadForm, bringBackForm, closeForm, restForm } from '../forms/keep.ts'
import { HistoryPage, type Version } from '../pages/HistoryPage.tsx'
import type { Doing } from '../pages/KeepPage.tsx'
import { ClosePage, RestPage } from '../pages/SayingPages.tsx'
import { SuggestionsPage } from '../pages/SuggestionsPage.tsx'
import { listMerges, listSuggestions, listVersions } from '../queries.ts'
import { type Whole, whatChanged } from '../whole.ts'

// What can be said of an entry is the same with a link in hand and signed in: only the addresses differ.

// Of any route that has found its entry.
type C = Context<any>
const carriedBy = (c: C): Visit & { entry: Entry } => c.var as Visit & { entry: Entry }

/** Still right, as it was read. */
export async function stillRight(c: C, doing: Doing) {
  const answers = asReadForm.read(c)
  if (answers.values) await sayStillRight(carriedBy(c), carriedBy(c).entry, answers.values.version)
  return seeOther(c, doing.start, 'Thank you. The page says that it was checked today')
}

export const askClose = (c: C, doing: Doing) =>
  c.render(<ClosePage name={carriedBy(c).entry.name} answers={closeForm.blank()} action={doing.close} back={doing.start} />)

export async function close(c: C, doing: Doing) {
  const { entry } = carriedBy(c)
  const answers = closeForm.read(c)
  if (answers.problems) return c.render(<ClosePage name={entry.name} answers={answers} action={doing.close} back={doing.start} />, 422)
  const { because, until } = answers.values
  await closeForNow(carriedBy(c), entry, entry.version, { because, until: until || null })
  return seeOther(c, doing.start, until ? 'The page says that it is closed, and opens again by itself' : 'The page says that it is closed')
}

export async function open(c: C, doing: Doing) {
  const { entry } = carriedBy(c)
  // Pressed twice: it is as they wanted.
  if (entry.state !== 'open') await openAgain(carriedBy(c), entry, entry.version)
  return seeOther(c, doing.start, 'The page is open again')
}

export const askRest = (c: C, doing: Doing) =>
  c.render(<RestPage name={carriedBy(c).entry.name} answers={restForm.blank()} action={doing.putToRest} back={doing.start} />)

export async function rest(c: C, doing: Doing) {
  const { entry } = carriedBy(c)
  const answers = restForm.read(c)
  if (answers.problems) return c.render(<RestPage name={entry.name} answers={answers} action={doing.putToRest} back={doing.start} />, 422)
  if (entry.state !== 'at rest') await putToRest(carriedBy(c), entry, entry.version, answers.values.because)
  return seeOther(c, doing.start, 'Nobody is shown the page any more. It can be brought back')
}

const VERSIONS = 10

export async function history(c: C, doing: Doing, undoMerge?: string) {
  const { tx, entry, words } = carriedBy(c)
  const { partnershipId, id } = entry
  const before = /^\d{1,9}$/.test(c.req.query('before') ?? '') ? Number(c.req.query('before')) : undefined
  const rows = await listVersions(tx, partnershipId, id, { before, limit: VERSIONS })
  const versions = rows.slice(0, VERSIONS).map(({ whole, at, ...row }, i): Version => {
    const previous = rows[i + 1]
    return {
      ...row,
      on: words.day(at.toISOString().slice(0, 10)),
      differences: previous && whatChanged(previous.whole as unknown as Whole, whole as unknown as Whole),
    }
  })
  const next = rows.length > VERSIONS ? `${doing.history}?before=${versions.at(-1)?.version}` : undefined
  const merges = undoMerge ? await listMerges(tx, partnershipId, id) : []
  return c.render(<HistoryPage entry={entry} versions={versions} action={doing.history} back={doing.start} next={next} merges={merges} undoMerge={undoMerge} />)
}

export async function bringBackVersion(c: C, doing: Doing) {
  const { version, back } = bringBackForm.read(c).values ?? {}
  if (!version || !back) throw new NotFound()
  await bringBack(carriedBy(c), carriedBy(c).entry, version, back)
  return seeOther(c, doing.start, 'The page says again what it said then')
}

export async function suggestions(c: C, doing: Doing) {
  const { tx, entry } = carriedBy(c)
  const waiting = await listSuggestions(tx, entry.partnershipId, { entryId: entry.id })
  return c.render(<SuggestionsPage entry={entry} suggestions={waiting} action={doing.suggestions} back={doing.start} />)
}

export async function answer(c: C, doing: Doing) {
  const { tx, entry } = carriedBy(c)
  const waiting = await listSuggestions(tx, entry.partnershipId, { entryId: entry.id })
  const answers = answerForm.read(c)
  if (answers.problems)
    return c.render(<SuggestionsPage entry={entry} suggestions={waiting} action={doing.suggestions} back={doing.start} typed={answers} />, 422)
  const told = waiting.find(({ id }) => id === answers.values.suggestion)
  const isOurs = await answerSuggestion(carriedBy(c), entry, answers.values)
  if (!isOurs) return seeOther(c, doing.suggestions, 'Somebody has answered this already')
  if (answers.values.state === 'declined') return seeOther(c, doing.suggestions, 'Answered. The page stays as it is')
  return seeOther(c, told?.about === 'it has stopped' ? doing.putToRest : doing.change, `Thank you. Put it right here: “${told?.said.slice(0, 200) ?? ''}”`)
}
