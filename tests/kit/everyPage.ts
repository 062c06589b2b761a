import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The narrowest screens we promise, in CSS pixels. */
const NARROW = [320, 360]

/** What every page of ours must have and must not, whoever sees it: a sentence for each thing that is wrong. */
export async function whatIsWrong(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = []
    const headings = document.querySelectorAll('h1').length
    if (headings !== 1) wrong.push(`has ${headings} headings of the first rank, and should have one`)
    if (!document.title.trim()) wrong.push('has no title')
    if (!document.documentElement.lang) wrong.push('does not say its language')

    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    const twice = new Set(ids.filter((id, i) => ids.indexOf(id) !== i))
    if (twice.size > 0) wrong.push(`has the id ${[...twice].join(', ')} more than once`)

    const named = new Map<string, string>()
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      const picture = link.querySelector('img')?.alt ?? ''
      const name = (link.getAttribute('aria-label') ?? link.textContent ?? picture).replaceAll(/\s+/g, ' ').trim()
      if (!name) wrong.push(`has a link to ${link.pathname} without words`)
      const other = named.get(name)
      if (other !== undefined && other !== link.href) wrong.push(`has two links called "${name}" that lead to different places: ${other} and ${link.href}`)
      named.set(name, link.href)
    }
    return wrong
  })
}

/** What axe finds against WCAG 2.2 AA. It needs JavaScript in the page; our content security policy does not stop it. */
export async function whatAxeFinds(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) => `axe, ${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  }, RULES)
}

/** Whether a narrow screen would have to be moved sideways to read the page. Leaves the window as wide as it found it. */
export async function whatOverflows(page: Page, widths: readonly number[] = NARROW): Promise<string[]> {
  const before = page.viewportSize()
  const wrong: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: before?.height ?? 740 })
    const found = await page.evaluate(() => {
      const root = document.documentElement
      if (root.scrollWidth <= root.clientWidth) return undefined
      const wide = [...document.body.querySelectorAll('*')].filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        return right > root.clientWidth + 1 || left < -1
      })
      return `${root.scrollWidth} px: ${wide
        .slice(-3)
        .map((element) => element.outerHTML.slice(0, 120))
        .join(' | ')}`
    })
    if (found) wrong.push(`is wider than a screen of ${width} px, ${found}`)
  }
  if (before) await page.setViewportSize(before)
  return wrong
}

/**
 * The words on a page, seen in a pseudo-language, that did not come from a catalogue: those without ⟦marks⟧ around them. Words of
 * the data say `translate="no"` on what they stand in.
 */
export async function whatWasNotTranslated(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const escaped: string[] = []
    const isShown = (element: Element) => !element.closest('[translate="no"], script, style, template, noscript, svg')
    const read = (text: string) => {
      // What stands between marks was translated, marks within marks too. What is left must be numbers, signs and spaces.
      let rest = text
      for (let before = ''; before !== rest; ) {
        before = rest
        rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ')
      }
      if (/\p{Letter}/u.test(rest)) escaped.push(text.trim().replaceAll(/\s+/g, ' '))
    }
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement && node.parentElement.tagName !== 'TITLE' && isShown(node.parentElement)) read(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [alt], [title]')) {
      for (const name of ['aria-label', 'placeholder', 'alt', 'title']) if (isShown(element)) read(element.getAttribute(name) ?? '')
    }
    return escaped
  })
}
