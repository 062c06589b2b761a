import * as Y from 'yjs'
import { documentOf, stateOf } from '../../capabilities/plans/book/document.ts'
import type { Answered, AnsweredPage } from '../../capabilities/plans/offline/sent.ts'
import { type Book, isPending, type Leaf } from './book.ts'
import { bytesOf, lettersOf } from './code.ts'

/** How a sync went. All but the first: nothing was lost, and it is tried again. */
export type Went = 'well' | 'no network' | 'sign in' | 'another hat' | 'another account' | 'not now'

/** The most letters of pages that are sent at once; the rest follows. */
const MOST_SENT = 4_000_000
const MOST_TIMES = 50

const WENT: Record<number, Went> = { 401: 'sign in', 403: 'another hat', 409: 'another account' }

/** Asks for what a device lacks, or says why it could not. `sent` is what the device has. */
export async function ask(address: string, sent: { owner?: string; pages: readonly object[] }): Promise<Answered | Exclude<Went, 'well'>> {
  let answer: Response
  try {
    answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
      cache: 'no-store',
      signal: AbortSignal.timeout(30_000),
    })
  } catch {
    return 'no network'
  }
  // An account that has to show its second step first is led elsewhere.
  if (answer.redirected) return 'sign in'
  if (!answer.ok) return (WENT[answer.status] as Exclude<Went, 'well'>) ?? 'not now'
  try {
    return (await answer.json()) as Answered
  } catch {
    // A page of some network's own, that wants to be signed in to.
    return 'no network'
  }
}

/** Brings this device and everywhere else together. */
export async function sync(book: Book, address: string): Promise<Went> {
  const refused = new Set<string>()
  for (let times = 0; times < MOST_TIMES; times++) {
    const { pages, states, isAll } = toSend(book, refused)
    const answered = await ask(address, { owner: book.store.owner, pages })
    if (typeof answered === 'string') return answered
    for (const page of answered.pages) {
      if (page.refused) refused.add(page.id)
      await takeInAnswer(book, page, states.get(page.id))
    }
    if (isAll && !answered.hasMore) return 'well'
  }
  return 'not now'
}

/** What is sent of each page, and the state it was in. */
function toSend(book: Book, refused: ReadonlySet<string>) {
  const states = new Map<string, Uint8Array>()
  const pages: object[] = []
  let letters = 0
  let isAll = true
  for (const leaf of book.leaves.values()) {
    const { id, kind, doc, version } = leaf
    const page = { id, kind, vector: lettersOf(Y.encodeStateVector(doc)), ...(version === undefined ? {} : { version }) }
    if (!isPending(leaf) || refused.has(id)) pages.push(page)
    else if (letters > MOST_SENT) isAll = false
    else {
      const update = lettersOf(Y.encodeStateAsUpdate(doc, leaf.everywhere && Y.encodeStateVector(leaf.everywhere.sv)))
      letters += update.length
      states.set(id, stateOf(doc))
      pages.push({ ...page, update })
    }
  }
  return { pages, states, isAll }
}

async function takeInAnswer(book: Book, page: AnsweredPage, sent: Uint8Array | undefined) {
  const leaf = book.leaves.get(page.id)
  if (page.isGone) book.leaves.delete(page.id)
  else if (!leaf) {
    if (!page.update) return
    const doc = documentOf([bytesOf(page.update)])
    book.leaves.set(page.id, { ...faceOf(page), doc, everywhere: Y.snapshot(doc), refused: undefined })
  } else if (!hasNews(leaf, page)) return
  else takeInto(leaf, page, sent)
  await book.keep(page.id)
}

const faceOf = ({ id, kind, version, isRemoved }: AnsweredPage) => ({ id, kind, version, isRemoved })

const hasNews = ({ version, isRemoved, refused }: Leaf, page: AnsweredPage) =>
  page.update !== undefined || page.version !== version || page.isRemoved !== isRemoved || page.refused !== refused

/** What was sent is everywhere when it was not refused, and so is what was answered. Throws, with nothing changed, when the answer cannot be read. */
function takeInto(leaf: Leaf, page: AnsweredPage, sent: Uint8Array | undefined) {
  const had = sent ?? stateOf(leaf.doc)
  const wasPending = isPending(leaf)
  const everywhere = documentOf(page.update ? [had, bytesOf(page.update)] : [had])
  if (page.update) Y.applyUpdate(leaf.doc, bytesOf(page.update), 'others')
  leaf.refused = page.refused
  if (page.refused) return
  Object.assign(leaf, faceOf(page))
  if (sent || !wasPending) leaf.everywhere = Y.snapshot(everywhere)
}
