const LONGEST = 500
// Browsers drop control characters and read a backslash as a slash, so that either could hide another site's address.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HIDES = /[\u0000-\u0020\u007f-\u009f\\]/

/** Where to go after signing in, when it is a page of this site and of nobody else's. Undefined for everything else. */
export function sameSitePath(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > LONGEST || !text.startsWith('/') || text.startsWith('//') || HIDES.test(text)) return undefined
  const url = new URL(text, 'http://same-site.invalid')
  if (url.origin !== 'http://same-site.invalid') return undefined
  // To be led back to signing in, or to an address of a program, is to be led nowhere. `/./` and the like are gone by now.
  const path = `${url.pathname}${url.search}`
  return /^\/(\/|sign-in|sign-out|api)(\/|\?|$)/.test(path) || path.startsWith('//') ? undefined : path
}
