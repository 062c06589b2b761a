/** What the server says to this device: its words in the reader's language, and where things are. */
export interface Told {
  slug: string
  partnership: string
  paths: { sync: string; offline: string; device: string; goals: string; worker: string; scope: string; mine: string; pages: string; signIn: string }
  words: Record<string, string>
  kinds: readonly KindTold[]
}

export interface KindTold {
  name: string
  title: string
  about: string
  hasCircles: boolean
  /** It can be begun empty. */
  isOffered: boolean
  prompts: readonly { id: string; ask: string; hint: string }[]
}

export const told = JSON.parse(document.querySelector('[data-lw-told]')?.textContent ?? '{}') as Told

/** Our words in the reader's language. */
export function t(english: string, given: Record<string, string | number> = {}): string {
  const said = told.words[english] ?? english
  return said.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(given[name] ?? ''))
}

/** A kind of page; one that a later version knew is a page of their own. */
export const kindOf = (name: string): KindTold => {
  const kind = told.kinds.find((known) => known.name === name) ?? told.kinds.find((known) => known.name === 'own')
  if (!kind) throw new Error('The server told of no kinds')
  return kind
}
