import * as Y from 'yjs'
import { contentOf, documentOf, stateOf } from '../../capabilities/plans/book/document.ts'
import { bytesOf, lettersOf } from './code.ts'
import type { Kept, Store } from './store.ts'

/** A page that is open on this device. */
export interface Leaf {
  id: string
  kind: string
  doc: Y.Doc
  /** What of it is known to be kept everywhere. */
  everywhere: Y.Snapshot | undefined
  version: number | undefined
  isRemoved: boolean
  refused: string | undefined
}

/** Why something is not saved on this device: it is full, or it does not let us. */
export type NotHere = 'full' | 'cannot'

const KEEP_AFTER_MS = 300
const OTHERS = 'others'

/** The pages of a plan that are open on this device: what is written goes at once to where the device keeps it. */
export class Book {
  readonly store: Store
  readonly leaves = new Map<string, Leaf>()
  /** Pages of which something on the screen could not be kept on this device. */
  readonly #notHere = new Map<string, NotHere>()
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #windows: BroadcastChannel
  readonly #told = new Set<(what: 'written' | 'changed') => void>()

  private constructor(store: Store) {
    this.store = store
    this.#windows = new BroadcastChannel(`livewell-plan-${store.slug}`)
    this.#windows.onmessage = ({ data }) => void this.#hear(data as { id: string })
  }

  static async open(store: Store): Promise<Book> {
    const book = new Book(store)
    for (const kept of await store.readAll()) book.leaves.set(kept.id, leafOf(kept))
    return book
  }

  /** Asks to be told: `written` when this window wrote something, `changed` when anything else is different now. */
  listen(told: (what: 'written' | 'changed') => void) {
    this.#told.add(told)
  }

  tell(what: 'written' | 'changed') {
    for (const told of this.#told) told(what)
  }

  /** The pages in their order, without those that were taken out. */
  get pages() {
    return [...this.leaves.values()]
      .filter(({ isRemoved }) => !isRemoved)
      .map((leaf) => ({ ...leaf, content: contentOf(leaf.doc) }))
      .sort((a, b) => a.content.order - b.content.order || (a.id < b.id ? -1 : 1))
  }

  /** Whether everything on the screen is kept on this device, or will be in a moment. */
  get isWaiting() {
    return this.#waiting.size > 0
  }

  get notHere(): NotHere | undefined {
    return [...this.#notHere.values()][0]
  }

  /** The pages of which something is nowhere but here. */
  get pending(): Leaf[] {
    return [...this.leaves.values()].filter(isPending)
  }

  add(id: string, kind: string, doc: Y.Doc) {
    this.leaves.set(id, { id, kind, doc, everywhere: undefined, version: undefined, isRemoved: false, refused: undefined })
    this.#soon(id)
    this.tell('written')
  }

  /** Writes on a page. It is kept a moment later, so that not every letter is. */
  write<T>(id: string, change: (doc: Y.Doc) => T): T | undefined {
    const leaf = this.leaves.get(id)
    if (!leaf) return undefined
    const answer = change(leaf.doc)
    leaf.refused = undefined
    this.#soon(id)
    this.tell('written')
    return answer
  }

  #soon(id: string) {
    clearTimeout(this.#waiting.get(id))
    this.#waiting.set(
      id,
      setTimeout(() => void this.keep(id), KEEP_AFTER_MS),
    )
  }

  /** Keeps everything that waits, now. */
  async keepAll() {
    for (const id of new Set([...this.#waiting.keys(), ...this.#notHere.keys()])) await this.keep(id)
  }

  /** Keeps a page on this device, together with what other windows wrote on it. */
  async keep(id: string) {
    clearTimeout(this.#waiting.get(id))
    const leaf = this.leaves.get(id)
    try {
      await this.store.change(id, (kept) => {
        this.#waiting.delete(id)
        if (!leaf) return undefined
        if (kept) Y.applyUpdate(leaf.doc, bytesOf(kept.state), OTHERS)
        return keptOf(leaf)
      })
      this.#notHere.delete(id)
      this.#windows.postMessage({ id })
    } catch (problem) {
      // What is on the screen stays there, and is sent everywhere if that can be reached. It is tried again when more is written.
      this.#waiting.delete(id)
      this.#notHere.set(id, (problem as Error).name === 'QuotaExceededError' ? 'full' : 'cannot')
    }
    this.tell('changed')
  }

  // Another window kept a page.
  async #hear({ id }: { id: string }) {
    const kept = await this.store.read(id).catch(() => undefined)
    const leaf = this.leaves.get(id)
    if (!kept) this.leaves.delete(id)
    else if (leaf) {
      Y.applyUpdate(leaf.doc, bytesOf(kept.state), OTHERS)
      Object.assign(leaf, { ...leafOf(kept), doc: leaf.doc })
    } else this.leaves.set(id, leafOf(kept))
    this.tell('changed')
  }

  close() {
    for (const waiting of this.#waiting.values()) clearTimeout(waiting)
    this.#windows.close()
    this.store.close()
  }
}

/** Whether something of a page is nowhere but on this device. */
export const isPending = ({ doc, everywhere }: Leaf) => !everywhere || !Y.equalSnapshots(Y.snapshot(doc), everywhere)

const leafOf = ({ id, kind, state, everywhere, version, isRemoved, refused }: Kept): Leaf => ({
  id,
  kind,
  doc: documentOf([bytesOf(state)]),
  everywhere: everywhere === undefined ? undefined : Y.decodeSnapshot(bytesOf(everywhere)),
  version,
  isRemoved,
  refused,
})

const keptOf = ({ id, kind, doc, everywhere, version, isRemoved, refused }: Leaf): Kept => ({
  id,
  kind,
  state: lettersOf(stateOf(doc)),
  everywhere: everywhere && lettersOf(Y.encodeSnapshot(everywhere)),
  version,
  isRemoved,
  refused,
})
