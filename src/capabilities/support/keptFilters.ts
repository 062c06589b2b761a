import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** What is typed freely may be a name, and where a page begins is of that day: neither is kept in a browser. */
const NOT_KEPT = ['name', 'after']
const MOST_LETTERS = 300

/**
 * Keeps the filters of a list as somebody pressed them, until they close the browser; a link that narrows by one of them only is not a
 * press. Answers where the list goes on for whoever comes back to it and says none.
 */
export function filtersToComeBackTo(c: Context, list: string, pressedWith: readonly string[]): string | undefined {
  const { pathname, searchParams: asked } = new URL(c.req.url)
  const path = { path: pathname }
  if (asked.size === 0) {
    const kept = getCookie(c, list)
    return kept && kept.length <= MOST_LETTERS ? `${pathname}?${new URLSearchParams(kept)}` : undefined
  }
  if (!pressedWith.every((name) => asked.has(name))) return undefined
  const isNarrowed = [...asked].some(([name, value]) => value !== '' && !NOT_KEPT.includes(name))
  for (const name of NOT_KEPT) asked.delete(name)
  const kept = asked.toString()
  if (isNarrowed && kept.length <= MOST_LETTERS) setCookie(c, list, kept, { ...path, httpOnly: true, sameSite: 'Lax' })
  else deleteCookie(c, list, path)
  return undefined
}
