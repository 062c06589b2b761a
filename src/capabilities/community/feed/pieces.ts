import { type Depth, itemsOf } from './items.ts'
import type { Opened } from './opened.ts'
import type { Asked, ListName } from './parameters.ts'
import { type Key, listIdsAfter, lists } from './queries/lists.ts'
import type { Sought } from './queries/narrowing.ts'
import { asFeed } from './streaming.ts'

// Answers as pieces of text: nothing larger than a page of rows is ever held.

const ROWS_AT_ONCE = 500

/** A thing as JSON: a text, or, when there is a list without a bound in it, pieces of one. */
export type Item = string | AsyncIterable<string>

/** How much of each thing was asked for. */
export const depthOf = ({ minimal, full }: Asked): Depth => (minimal ? 'minimal' : full ? 'whole' : 'line')

const nestsServices = (name: ListName, { minimal, full, full_service }: Asked) => name === 'organizations' && !minimal && (full || full_service)

/** Whether an answer has no bound, so that it has to be streamed. */
export const isUnbounded = (name: ListName, asked: Asked): boolean => asked.format === 'ndjson' || isAllAtOnce(asked) || nestsServices(name, asked) === true

/** The standard: "when using this parameter aim to return all services within one call". */
export const isAllAtOnce = ({ minimal, page, per_page }: Asked): boolean => minimal === true && page === undefined && per_page === undefined

/** Each thing of these ids as JSON. */
export async function* piecesOf(opened: Opened, name: ListName, ids: readonly string[], asked: Asked): AsyncGenerator<Item> {
  const { pool, partnership } = opened
  const items = await asFeed(pool, partnership.id, (tx) => itemsOf(tx, opened, name, ids, depthOf(asked)))
  for (const item of items) {
    yield nestsServices(name, asked) ? organizationPieces(opened, item as { id: string }, asked.full_service === true) : JSON.stringify(item)
  }
}

/** All of a list as JSON, a thing after the other, each page of rows read in a short transaction of its own. */
export async function* allPieces(opened: Opened, name: ListName, sought: Sought): AsyncGenerator<Item> {
  const { pool, partnership } = opened
  let after: Key | undefined
  do {
    const page = await asFeed(pool, partnership.id, (tx) => listIdsAfter(lists[name], tx, sought, after, ROWS_AT_ONCE))
    yield* piecesOf(opened, name, page.ids, sought.asked)
    after = page.next
  } while (after)
}

/** An organization with what it provides: its services' fields of one value, or all of them. */
export const organizationPieces = (opened: Opened, organization: { id: string }, isFull: boolean) =>
  nesting(organization, 'services', allPieces(opened, 'services', of(opened, { organization_id: organization.id, full: isFull })))

/** A taxonomy with its terms. */
export const taxonomyPieces = (opened: Opened, taxonomy: { id: string }) =>
  nesting(taxonomy, 'taxonomy_terms', allPieces(opened, 'taxonomy_terms', of(opened, { taxonomy_id: taxonomy.id })))

const of = ({ partnership, showing }: Opened, asked: Asked): Sought => ({ partnershipId: partnership.id, showing, asked })

/** A thing with a list in it; without the list when that is empty. */
async function* nesting(thing: object, name: string, items: AsyncIterable<Item>): AsyncGenerator<string> {
  yield JSON.stringify(thing).slice(0, -1)
  const count = yield* joined(items, `,"${name}":[`)
  yield count > 0 ? ']}' : '}'
}

/** Items with a comma between them, after a beginning; nothing when there is none. Returns how many there were. */
async function* joined(items: AsyncIterable<Item>, beginning: string): AsyncGenerator<string, number> {
  let count = 0
  for await (const item of items) {
    yield count++ === 0 ? beginning : ','
    if (typeof item === 'string') yield item
    else yield* item
  }
  return count
}

/** Which page it is of how many. */
export interface PageAsked {
  total: number
  page: number
  perPage: number
}

/** A page of a list; all of it as one page when none was asked for. How many there were comes after them, when it is known. */
export async function* pagePieces(items: AsyncIterable<Item>, asked?: PageAsked): AsyncGenerator<string> {
  yield '{'
  const size = yield* joined(items, '"contents":[')
  yield size > 0 ? '],' : '"contents":[],'
  const { total, page, perPage } = asked ?? { total: size, page: 1, perPage: size }
  // An empty feed has one page, with nothing on it.
  const total_pages = Math.max(1, Math.ceil(total / Math.max(1, perPage)))
  const about = { total_items: total, total_pages, page_number: page, size, first_page: page === 1, last_page: page === total_pages, empty: size === 0 }
  yield JSON.stringify(about).slice(1)
}

/** A line for each. */
export async function* linePieces(items: AsyncIterable<Item>): AsyncGenerator<string> {
  for await (const item of items) {
    if (typeof item === 'string') yield item
    else yield* item
    yield '\n'
  }
}
