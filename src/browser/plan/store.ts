import { deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { GoalOnDevice } from '../../capabilities/plans/offline/goals.ts'
import { keyFrom, ROUNDS, type Sealed, seal, unseal } from './code.ts'

/** A page as the device keeps it: all of it sealed. */
export interface Kept {
  id: string
  kind: string
  /** The document, in base64. */
  state: string
  /** What of it is known to be kept everywhere: a snapshot, in base64. */
  everywhere?: string | undefined
  /** The version it was last told; none for a page that was begun here and is nowhere else. */
  version?: number | undefined
  isRemoved: boolean
  /** Why it could not be saved everywhere, in words. */
  refused?: string | undefined
}

interface Opening {
  salt: Uint8Array<ArrayBuffer>
  rounds: number
  /** Whose plan it is, sealed: what shows whether a code is the right one. */
  owner: Sealed
}

const nameOf = (slug: string) => `livewell-plan-${slug}`

async function openDatabase(slug: string, whenGone: () => void): Promise<IDBPDatabase> {
  const database: IDBPDatabase = await openDB(nameOf(slug), 2, {
    upgrade: (fresh, before) => {
      if (before < 1) {
        fresh.createObjectStore('opening')
        fresh.createObjectStore('pages')
      }
      fresh.createObjectStore('pictures')
    },
    // Another window takes the plan off this device: it is not held up, and this one shows it no longer.
    blocking: () => {
      database.close()
      whenGone()
    },
    terminated: whenGone,
  })
  return database
}

/** Whether a plan is kept on this device. */
export async function isKept(slug: string): Promise<boolean> {
  const database = await openDatabase(slug, () => {})
  const opening = await database.get('opening', 'opening')
  database.close()
  if (opening === undefined) await deleteDB(nameOf(slug))
  return opening !== undefined
}

/** Takes everything of the plan off this device. What another window still shows of it goes, too. */
export async function forget(slug: string): Promise<void> {
  await deleteDB(nameOf(slug))
  for (const name of await caches.keys()) if (name.startsWith(`${nameOf(slug)}/`)) await caches.delete(name)
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (new URL(registration.scope).pathname === `/${slug}/my-plan/`) await registration.unregister()
  }
}

/** Where a device keeps the pages of a plan, behind its code. */
export class Store {
  readonly slug: string
  readonly owner: string
  readonly #database: IDBPDatabase
  readonly #key: CryptoKey

  private constructor(slug: string, owner: string, database: IDBPDatabase, key: CryptoKey) {
    this.slug = slug
    this.owner = owner
    this.#database = database
    this.#key = key
  }

  /** Begins to keep a plan on this device. */
  static async begin(slug: string, owner: string, code: string): Promise<Store> {
    const salt = crypto.getRandomValues(new Uint8Array(16))
    const key = await keyFrom(code, salt)
    const database = await openDatabase(slug, () => {})
    await database.clear('pages')
    await database.clear('pictures')
    await database.delete('opening', 'goals')
    await database.put('opening', { salt, rounds: ROUNDS, owner: await seal(key, 'owner', owner) } satisfies Opening, 'opening')
    return new Store(slug, owner, database, key)
  }

  /** Opens what is kept with its code; undefined when that is not the code. */
  static async open(slug: string, code: string, whenGone: () => void): Promise<Store | undefined> {
    const database = await openDatabase(slug, whenGone)
    const opening: Opening = await database.get('opening', 'opening')
    const key = await keyFrom(code, opening.salt, opening.rounds)
    try {
      return new Store(slug, await unseal<string>(key, 'owner', opening.owner), database, key)
    } catch {
      database.close()
      return undefined
    }
  }

  async readAll(): Promise<Kept[]> {
    const ids = (await this.#database.getAllKeys('pages')) as string[]
    const pages: Kept[] = []
    for (const id of ids) {
      const page = await this.read(id)
      if (page) pages.push(page)
    }
    return pages
  }

  async read(id: string): Promise<Kept | undefined> {
    const sealed: Sealed | undefined = await this.#database.get('pages', id)
    return sealed && unseal<Kept>(this.#key, id, sealed)
  }

  /** Changes what is kept of a page; nothing is written in between by another window. Undefined takes it off. */
  change(id: string, how: (kept: Kept | undefined) => Kept | undefined): Promise<void> {
    return navigator.locks.request(`${nameOf(this.slug)} ${id}`, async () => {
      const page = how(await this.read(id))
      if (page) await this.#database.put('pages', await seal(this.#key, id, page), id)
      else await this.#database.delete('pages', id)
    })
  }

  /** Goals, to read; none until they were fetched. */
  async readGoals(): Promise<GoalOnDevice[]> {
    const sealed: Sealed | undefined = await this.#database.get('opening', 'goals')
    return sealed ? unseal<GoalOnDevice[]>(this.#key, 'goals', sealed) : []
  }

  async keepGoals(goals: readonly GoalOnDevice[]): Promise<void> {
    await this.#database.put('opening', await seal(this.#key, 'goals', goals), 'goals')
  }

  /** A small picture, in base64; nothing when this device does not keep it. */
  async readPicture(id: string): Promise<string | undefined> {
    const sealed: Sealed | undefined = await this.#database.get('pictures', id)
    return sealed && unseal<string>(this.#key, `picture ${id}`, sealed)
  }

  async keepPicture(id: string, letters: string): Promise<void> {
    await this.#database.put('pictures', await seal(this.#key, `picture ${id}`, letters), id)
  }

  /** Takes all other pictures off this device. Answers which of those wanted it keeps. */
  async keepOnlyPictures(wanted: readonly string[]): Promise<ReadonlySet<string>> {
    const kept = (await this.#database.getAllKeys('pictures')) as string[]
    for (const id of kept) if (!wanted.includes(id)) await this.#database.delete('pictures', id)
    return new Set(kept.filter((id) => wanted.includes(id)))
  }

  close() {
    this.#database.close()
  }
}
