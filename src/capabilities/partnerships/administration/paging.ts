import type { Context } from 'hono'
import { isId } from '../../../platform/ids.ts'
import { PAGE } from './queries.ts'

/** The row that the page before ended with, by its id: no name stands in an address because of paging. */
export function afterIn(c: Context): string | undefined {
  const after = c.req.query('after')
  return isId(after) ? after : undefined
}

/** The address of the next page of this list with the same filters, when this page is full. */
export function nextPage(c: Context, rows: readonly { id: string }[]): string | undefined {
  const last = rows.length === PAGE ? rows.at(-1) : undefined
  if (!last) return undefined
  const query = new URLSearchParams(c.req.query())
  query.set('after', last.id)
  return `${c.req.path}?${query}`
}
