import { whatOverflows } from './everyPage.ts'
import type { Visitor } from './visitor.ts'

/** A page that was seen while following links. */
export interface Seen {
  /** Its address with ids and days taken out: pages of one kind have one. */
  kind: string
  path: string
  title: string
}

// Of one kind of page a few are looked at: the tenth person's page is built like the first.
const OF_A_KIND = 2
const MOST_PAGES = 300

/**
 * Follows every link to our own pages, nearest first, beginning at some addresses. Each page is checked as every page is; a link
 * that leads nowhere fails. Gives the pages it saw.
 */
export async function followEveryLink(visitor: Visitor, beginnings: readonly string[]): Promise<Seen[]> {
  const { page } = visitor
  const waiting = beginnings.map((path) => ({ path, from: 'the beginning' }))
  const known = new Set(beginnings)
  const ofKind = new Map<string, number>()
  const seen: Seen[] = []
  const wrong: string[] = []

  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, from } = next
    const kind = kindOf(path)
    const before = ofKind.get(kind) ?? 0
    if (before >= OF_A_KIND) continue
    ofKind.set(kind, before + 1)
    if (seen.length >= MOST_PAGES) throw new Error(`More than ${MOST_PAGES} pages: are there kinds of address that kindOf does not know?`)

    if (!(await isPage(visitor, path))) continue
    await page.goto(path)
    if (visitor.status >= 400) wrong.push(`${path}, linked from ${from}, answers ${visitor.status}`)
    // What is folded away is read, too.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    wrong.push(...(await visitor.whatLooksWrong({ withAxe: await isNewToUs(visitor) })), ...(await whatOverflows(page)).map((each) => `${path} ${each}`))
    seen.push({ kind, path, title: await page.title() })

    for (const link of await linksOn(visitor)) {
      if (known.has(link)) continue
      known.add(link)
      waiting.push({ path: link, from: path })
    }
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return seen
}

const read = new Set<string>()

/** Whether what stands between header and footer was seen before, by anybody: then axe need not read it again. */
async function isNewToUs({ page }: Visitor): Promise<boolean> {
  const main = await page.getByRole('main').innerHTML()
  const withoutIds = main.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
  if (read.has(withoutIds)) return false
  read.add(withoutIds)
  return true
}

/** The addresses of our own that a page links to, without what is after `#`. */
async function linksOn({ page }: Visitor): Promise<string[]> {
  const links = await page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href))
  const here = new URL(page.url()).origin
  return links
    .map((href) => new URL(href))
    .filter(({ origin }) => origin === here)
    .map(({ pathname, search }) => pathname + search)
}

/** A file to take away is asked for and not opened. */
async function isPage({ page }: Visitor, path: string): Promise<boolean> {
  if (!/\.\w+$/.test(new URL(path, page.url() === 'about:blank' ? 'http://livewell.test' : page.url()).pathname)) return true
  const { status } = await page
    .context()
    .request.get(path)
    .then((answer) => ({ status: answer.status() }))
  if (status !== 200) throw new Error(`${path} answers ${status}`)
  return false
}

/** `/ashcombe/people/01a2…?after=…` → `/ashcombe/people/:id?after` */
export function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://livewell.test')
  const named = [...searchParams].filter(([, value]) => value !== '').map(([name]) => name)
  const kind = pathname.replaceAll(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/:id')
  return named.length > 0 ? `${kind}?${named.sort().join('&')}` : kind
}
