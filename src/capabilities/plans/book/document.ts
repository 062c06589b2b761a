import * as Y from 'yjs'

// A page is a Yjs document, so that what was written apart comes together: one text for each prompt, under a name of its own at the top
// (two devices that both begin an answer begin the same one), a map of what the page is, and a map of people and places.

/** The most that one page holds, in bytes of its document: a book's chapter, and far from what would slow a phone. */
export const MOST_BYTES = 1_000_000
/** The most letters of one answer. */
export const MOST_LETTERS = 100_000

export const circles = ['closest', 'close', 'around'] as const
export type Circle = (typeof circles)[number]

/** Somebody or somewhere on the page of people and places. */
export interface Near {
  id: string
  name: string
  what: 'person' | 'place'
  circle: Circle
  note: string
}

/** Whether somebody agrees with a page that was made together, in their words. */
export interface Agreement {
  /** Who said it, as the server knows them. */
  by: string
  name: string
  part: 'person' | 'worker' | 'supporter'
  at: string
  agrees: 'yes' | 'mostly' | 'no'
  words: string
  /** What the page said then, in short: whether it is still the same page. */
  of: string
}

/** A picture or a voice note on a page, by its words. Its bytes are kept apart: see attachments. */
export interface Attached {
  id: string
  what: 'picture' | 'sound'
  /** What it shows, or what is said in it, for whoever cannot see or hear it. */
  words: string
  at: string
}

/** What a page says. */
export interface Content {
  /** As its owner calls it; empty while it has the name of its kind. */
  title: string
  /** Where it stands among the others: lower first. */
  order: number
  isResting: boolean
  /** A day on which its owner would like to look at it again; empty for none. */
  reviewOn: string
  answers: Readonly<Record<string, string>>
  near: readonly Near[]
  agreements: readonly Agreement[]
  /** In the order they were added. */
  attached: readonly Attached[]
  /** The guide of the shelf that the page began as; empty for a page that did not. */
  guide: string
}

/** What a list of pages shows of one. */
export type Face = Pick<Content, 'title' | 'order' | 'isResting' | 'reviewOn'>

/** An update that is not of a page of ours: garbled, too large, or of another document. */
export class NotOurs extends Error {}

const ANSWER = /^answer:[a-z0-9-]{1,40}$/

export const openDocument = (state: Uint8Array): Y.Doc => documentOf([state])

/** The document that updates make together. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

export const stateOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc)

/** What a document has that an earlier state of it had not, as an update; nothing when it has no more. */
export function deltaSince(earlier: Uint8Array, doc: Y.Doc): Uint8Array | undefined {
  const before = openDocument(earlier)
  if (Y.equalSnapshots(Y.snapshot(before), Y.snapshot(doc))) return undefined
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(before))
}

const answerIn = (doc: Y.Doc, prompt: string) => doc.getText(`answer:${prompt}`)
const pageIn = (doc: Y.Doc) => doc.getMap<string | number | boolean>('page')
// One text for each who said something. Nothing but the server writes it: see takeIn.
const agreementsIn = (doc: Y.Doc) => doc.getMap<string>('agreements')
// Likewise: a device cannot say that there is a picture.
const attachedIn = (doc: Y.Doc) => doc.getMap<string>('attached')
const nearIn = (doc: Y.Doc) => doc.getMap<Y.Map<string>>('near')

/** What a document says. Reads it with care: a device we did not write may have made it. */
export function contentOf(doc: Y.Doc): Content {
  const page = pageIn(doc)
  const [title, order, isResting, reviewOn, guide] = ['title', 'order', 'isResting', 'reviewOn', 'guide'].map((name) => page.get(name))
  const names = [...doc.share.keys()].filter((name) => ANSWER.test(name))
  return {
    title: typeof title === 'string' ? title : '',
    order: typeof order === 'number' && Number.isFinite(order) ? order : 0,
    isResting: isResting === true,
    reviewOn: typeof reviewOn === 'string' && /^\d{4}-\d\d-\d\d$/.test(reviewOn) ? reviewOn : '',
    answers: Object.fromEntries(names.map((name) => [name.slice('answer:'.length), doc.getText(name).toString()])),
    near: [...nearIn(doc)].flatMap(([id, near]) => nearOf(id, near) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1)),
    agreements: [...agreementsIn(doc).values()].map((said) => JSON.parse(said) as Agreement).sort((a, b) => (a.at < b.at ? -1 : 1)),
    attached: [...attachedIn(doc).values()].map((each) => JSON.parse(each) as Attached).sort((a, b) => (a.at < b.at ? -1 : 1)),
    guide: typeof guide === 'string' ? guide : '',
  }
}

/** Writes down whether somebody agrees. What they said before gives way. */
export const putAgreement = (doc: Y.Doc, agreement: Agreement) => agreementsIn(doc).set(agreement.by, JSON.stringify(agreement))

/** Puts a picture or a voice note on a page, or other words to one that is there. */
export const putAttached = (doc: Y.Doc, attached: Attached) => attachedIn(doc).set(attached.id, JSON.stringify(attached))

export const takeAttachedOut = (doc: Y.Doc, id: string) => attachedIn(doc).delete(id)

function nearOf(id: string, near: unknown): Near | undefined {
  if (!(near instanceof Y.Map)) return undefined
  const text = (key: string) => (typeof near.get(key) === 'string' ? (near.get(key) as string) : '')
  const circle = text('circle')
  return {
    id,
    name: text('name'),
    what: text('what') === 'place' ? 'place' : 'person',
    circle: circles.find((known) => known === circle) ?? 'around',
    note: text('note'),
  }
}

/** A new page. */
export function beginDocument({ title = '', order, guide = '' }: { title?: string; order: number; guide?: string }): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    pageIn(doc).set('order', order)
    if (title) pageIn(doc).set('title', title)
    if (guide) pageIn(doc).set('guide', guide)
  })
  return doc
}

/** Sets what a page is: its title, its place, whether it rests. */
export function setFace(doc: Y.Doc, face: Partial<Face>) {
  doc.transact(() => {
    for (const [name, value] of Object.entries(face)) if (pageIn(doc).get(name) !== value) pageIn(doc).set(name, value)
  })
}

/**
 * Writes an answer as somebody typed it who began from `base`. What others wrote in the meantime stays: where both changed the same
 * place, both are there, and the answer is true.
 */
export function writeAnswer(doc: Y.Doc, prompt: string, base: string, typed: string): boolean {
  const text = answerIn(doc, prompt)
  const now = text.toString()
  if (base === typed || now === typed) return false
  const mine = hunk(base, typed)
  if (now === base) {
    replace(text, mine.from, mine.to, mine.words)
    return false
  }
  const theirs = hunk(base, now)
  const moved = theirs.words.length - (theirs.to - theirs.from)
  if (mine.to <= theirs.from) replace(text, mine.from, mine.to, mine.words)
  else if (mine.from >= theirs.to) replace(text, mine.from + moved, mine.to + moved, mine.words)
  else {
    replace(text, theirs.from + theirs.words.length, theirs.from + theirs.words.length, mine.words)
    return mine.words !== ''
  }
  return false
}

function replace(text: Y.Text, from: number, to: number, words: string) {
  const change = () => {
    if (to > from) text.delete(from, to - from)
    if (words) text.insert(from, words)
  }
  text.doc ? text.doc.transact(change) : change()
}

/** The one stretch that differs between two texts, never through the middle of a letter of two parts. */
function hunk(before: string, after: string): { from: number; to: number; words: string } {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from++
  if (from > 0 && isHighHalf(before.charCodeAt(from - 1))) from--
  let tail = 0
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  if (tail > 0 && isLowHalf(before.charCodeAt(before.length - tail))) tail--
  return { from, to: before.length - tail, words: after.slice(from, after.length - tail) }
}

const isHighHalf = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLowHalf = (code: number) => code >= 0xdc00 && code <= 0xdfff

/** Puts somebody or somewhere into the circles, or changes them. */
export function putNear(doc: Y.Doc, { id, ...near }: Near) {
  doc.transact(() => {
    const known = nearIn(doc).get(id)
    const map = known instanceof Y.Map ? known : new Y.Map<string>()
    if (map !== known) nearIn(doc).set(id, map)
    for (const [name, value] of Object.entries(near)) if (map.get(name) !== value) map.set(name, value)
  })
}

export const takeNearOut = (doc: Y.Doc, id: string) => nearIn(doc).delete(id)

/** Makes a page say what it said before, as a change like any other: what is newer stays in its history. */
export function sayAgain(doc: Y.Doc, before: Content) {
  doc.transact(() => {
    const now = contentOf(doc)
    for (const prompt of new Set([...Object.keys(now.answers), ...Object.keys(before.answers)])) {
      const was = before.answers[prompt] ?? ''
      writeAnswer(doc, prompt, now.answers[prompt] ?? '', was)
    }
    setFace(doc, { title: before.title })
    for (const { id } of now.near) if (!before.near.some((near) => near.id === id)) takeNearOut(doc, id)
    for (const near of before.near) putNear(doc, near)
    for (const { id } of now.attached) if (!before.attached.some((each) => each.id === id)) takeAttachedOut(doc, id)
    for (const each of before.attached) putAttached(doc, each)
  })
}

/**
 * Takes in an update from a device. Throws NotOurs, with the document as it was, when the update cannot be read, makes the page too large,
 * or holds anything that a page does not have.
 */
export function takeIn(state: Uint8Array, update: Uint8Array): Y.Doc {
  if (update.byteLength > MOST_BYTES) throw new NotOurs('too large')
  const doc = openDocument(state)
  const before = saidByServer(doc)
  try {
    Y.applyUpdate(doc, update)
  } catch {
    throw new NotOurs('cannot be read')
  }
  if (saidByServer(doc) !== before || agreementsIn(doc)._start || attachedIn(doc)._start) throw new NotOurs('says something for somebody')
  checkShape(doc)
  return doc
}

const saidByServer = (doc: Y.Doc) => JSON.stringify([agreementsIn(doc).toJSON(), attachedIn(doc).toJSON()])

function checkShape(doc: Y.Doc) {
  // Parts that wait for others which never came would be kept for ever and show nowhere.
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new NotOurs('lacks what it builds on')
  for (const name of doc.share.keys()) {
    if (ANSWER.test(name)) {
      const text = doc.getText(name)
      if (text.length > MOST_LETTERS || !text.toDelta().every(({ insert }: { insert: unknown }) => typeof insert === 'string'))
        throw new NotOurs('too long, or not words')
    } else if (name === 'page') checkPlain(pageIn(doc))
    else if (name === 'near') for (const near of nearIn(doc).values()) checkPlain(near)
    else if (name !== 'agreements' && name !== 'attached') throw new NotOurs('has a part that no page has')
  }
  if (stateOf(doc).byteLength > MOST_BYTES) throw new NotOurs('too large')
}

function checkPlain(map: unknown) {
  if (!(map instanceof Y.Map) || map.size > 20) throw new NotOurs('has a part that no page has')
  for (const value of map.values())
    if (!['string', 'number', 'boolean'].includes(typeof value) || String(value).length > 4000) throw new NotOurs('has a part that no page has')
}
